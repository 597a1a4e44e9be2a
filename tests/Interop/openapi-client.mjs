// Checks the server's description with an independent validator, generates a client's types from it with a stock generator, compiles the client, and uploads with it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, openAsBlob, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import openapiTS, { astToString } from 'openapi-typescript';

const { url, key, clip, folder } = JSON.parse(process.argv[2]);
const description = await (await fetch(`${url}/openapi/v1.json`)).json();
const validator = new Validator();
const verdict = await validator.validate(structuredClone(description));

const here = import.meta.dirname;
writeFileSync(path.join(folder, 'api.d.ts'), astToString(await openapiTS(description)));
copyFileSync(path.join(here, 'openapi-client.ts'), path.join(folder, 'client.ts'));
writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
symlinkSync(realpathSync(path.join(here, 'node_modules')), path.join(folder, 'node_modules'));
let complaints = '';
try {
  execFileSync(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '--strict', '--noUncheckedIndexedAccess', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,dom.iterable',
    '--typeRoots', path.join(folder, 'types'), path.join(folder, 'client.ts')], { cwd: folder, encoding: 'utf8' });
} catch (error) {
  complaints = error.stdout;
}

let read = null;
if (!complaints) {
  const { liftAndRead } = await import(pathToFileURL(path.join(folder, 'client.js')));
  read = await liftAndRead(url, key, await openAsBlob(clip, { type: 'video/mp4' }));
}

console.log(JSON.stringify({ valid: verdict.valid, errors: JSON.stringify(verdict.errors ?? null), version: validator.version, complaints, read }));
