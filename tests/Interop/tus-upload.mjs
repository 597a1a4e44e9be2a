// Uploads a file with the real tus-js-client, from where an earlier run of it was killed; says how far it is, and at the end which session it became.
// Usage: node tus-upload.mjs '{"endpoint":"http://127.0.0.1:8080/uploads/","key":"…","file":"a.mp4","note":"a.url","chunk":65536,"pause":20,"metadata":{"activity":"weightlifting"},"headers":{}}'
import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import tus from 'tus-js-client';

const options = JSON.parse(process.argv[2]);
const say = line => process.stdout.write(JSON.stringify(line) + '\n');
let session = null;

const upload = new tus.Upload(createReadStream(options.file), {
  endpoint: options.endpoint,
  uploadUrl: existsSync(options.note) ? readFileSync(options.note, 'utf8') : null,
  chunkSize: options.chunk,
  metadata: options.metadata,
  headers: { Authorization: `API-KEY ${options.key}`, ...options.headers },
  uploadDataDuringCreation: options.early ?? false,
  // Longer than the server takes to start again.
  retryDelays: Array(120).fill(250),
  onBeforeRequest: async () => { await pause(Math.random() * options.pause); },
  onAfterResponse: (request, response) => { session = response.getHeader('Session-Id') ?? session; },
  onUploadUrlAvailable: () => {
    writeFileSync(options.note + '.new', upload.url);
    renameSync(options.note + '.new', options.note);
    say({ share: 0 });
  },
  onChunkComplete: (size, accepted, total) => say({ share: accepted / total }),
  onSuccess: () => say({ share: 1, session }),
  onError: error => { console.error(String(error)); process.exit(1); },
});
upload.start();
