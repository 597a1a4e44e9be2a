// Receives a webhook of a real session and checks it with the stock library of Standard Webhooks: as it came, changed, and under another secret.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { Webhook } from 'standardwebhooks';

const { base, key, clip } = JSON.parse(process.argv[2]);
const headers = { 'API-KEY': key };
let came;
const message = new Promise((resolve) => { came = resolve; });
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => { body += part; });
  request.on('end', () => { response.writeHead(204).end(); came({ headers: request.headers, body }); });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const made = await (await fetch(`${base}/webhooks/`, {
  method: 'POST', headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/hook` }),
})).json();
const form = new FormData();
form.set('user_id', 'someUserId123');
form.set('exercise_name', 'snatch');
form.set('video', new Blob([await readFile(clip)]), 'lift.mp4');
const uploaded = await (await fetch(`${base}/weightlifting/management/sessions/`, { method: 'POST', headers, body: form })).json();

const { headers: signed, body } = await message;
const isRefused = (secret, text) => { try { new Webhook(secret).verify(text, signed); return false; } catch { return true; } };
const content = new Webhook(made.secret).verify(body, signed);
console.log(JSON.stringify({
  type: content.type, session: content.data.session_id, uploaded: uploaded.session_id,
  changed: isRefused(made.secret, body.replace('completed', 'failed')), stranger: isRefused(`whsec_${Buffer.alloc(32).toString('base64')}`, body),
}));
process.exit(0);
