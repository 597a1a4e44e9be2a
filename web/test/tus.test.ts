import { expect, it } from 'vitest';
import { Refusal } from '../src/account';
import { metadata, TusUpload } from '../src/upload/tus';

const part = 8 * 1024 * 1024;

class Store {
  readonly kept = new Map<string, string>();
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, value: string) => void this.kept.set(name, value);
  removeItem = (name: string) => void this.kept.delete(name);
}

/** A tus server in memory that breaks the line, or takes only some bytes, as the script of its parts says. */
function server(script: (number | 'break' | number[])[] = []) {
  const state = { length: 0, offset: 0, created: 0, metadata: '', requests: [] as string[], gone: false };
  const answer = (status: number, headers: Record<string, string> = {}) => ({ status, header: (name: string) => headers[name] ?? null, refusal: async () => new Refusal(status, `refused ${status}`) });
  const send = async (path: string, init: RequestInit, onSent: (bytes: number) => void) => {
    const said = init.headers as Record<string, string>;
    state.requests.push(`${init.method} ${path}`);
    expect(said['Tus-Resumable']).toBe('1.0.0');
    if (init.method === 'POST') {
      state.created++;
      [state.length, state.offset, state.metadata, state.gone] = [Number(said['Upload-Length']), 0, said['Upload-Metadata']!, false];
      return answer(201, { Location: `http://elsewhere/uploads/u${state.created}/` });
    }
    if (state.gone) return answer(404);
    if (init.method === 'HEAD') return answer(200, { 'Upload-Offset': String(state.offset) });
    expect(Number(said['Upload-Offset'])).toBe(state.offset);
    expect(said['Content-Type']).toBe('application/offset+octet-stream');
    const bytes = (init.body as Blob).size;
    const next = script.shift() ?? bytes;
    if (next === 'break') {
      onSent(1);
      throw new TypeError('broken');
    }
    if (Array.isArray(next)) return answer(next[0]!);
    state.offset += Math.min(next, bytes);
    return answer(204, { 'Upload-Offset': String(state.offset), ...(state.offset === state.length ? { 'Session-Id': 's'.repeat(32) } : {}) });
  };
  return { state, send };
}

function upload(send: ReturnType<typeof server>['send'], size = 2 * part + 5, store = new Store()) {
  const file = new File([new Uint8Array(size)], 'Жим 1.mp4', { lastModified: 7 });
  const sent: number[] = [];
  const waits: number[] = [];
  const run = new TusUpload(file, { activity: 'weightlifting', empty: '' }, { send, store, wait: async milliseconds => void waits.push(milliseconds) }, { onSent: bytes => sent.push(bytes), onRetry: () => undefined });
  return { run, sent, waits, store };
}

it('sends in parts and tells the session', async () => {
  const { state, send } = server();
  const { run, sent, store } = upload(send);
  expect(await run.run()).toBe('s'.repeat(32));
  expect(state.requests).toEqual(['POST /uploads/', 'PATCH /uploads/u1/', 'PATCH /uploads/u1/', 'PATCH /uploads/u1/']);
  expect(sent.at(-1)).toBe(2 * part + 5);
  expect(store.kept.size).toBe(0);
});

it('says about the file what it was told, in Base64 of UTF-8, and nothing empty', () => {
  const said = metadata({ filename: 'Жим', empty: '', activity: 'running' });
  expect(said.split(',').map(pair => pair.split(' ')[0])).toEqual(['filename', 'activity']);
  expect(new TextDecoder().decode(Uint8Array.from(atob(said.split(',')[0]!.split(' ')[1]!), one => one.charCodeAt(0)))).toBe('Жим');
});

it('asks where it stands after a break and goes on from there', async () => {
  const { state, send } = server([part, 'break', 3]);
  const { run, waits } = upload(send);
  await run.run();
  expect(state.created).toBe(1);
  expect(state.requests).toContain('HEAD /uploads/u1/');
  expect(waits).toHaveLength(1);
  expect(state.offset).toBe(state.length);
});

it('goes on with the same file after the page was closed', async () => {
  const { state, send } = server([part]);
  const store = new Store();
  const closed: { run?: TusUpload } = {};
  const first = upload(async (path, init, onSent) => {
    if (state.offset === part) {
      closed.run!.stop();
      throw new DOMException('closed', 'AbortError');
    }
    return send(path, init, onSent);
  }, undefined, store);
  closed.run = first.run;
  await expect(first.run.run()).rejects.toThrow();
  const again = upload(send, undefined, store);
  expect(again.run.isBegun).toBe(true);
  expect(await again.run.run()).toBe('s'.repeat(32));
  expect(state.created).toBe(1);
  expect(again.sent[0]).toBe(part);
});

it('begins anew when the server has forgotten it', async () => {
  const { state, send } = server(['break']);
  const { run } = upload(async (path, init, onSent) => {
    if (init.method === 'HEAD') state.gone = true;
    return send(path, init, onSent);
  });
  await run.run();
  expect(state.created).toBe(2);
});

it('gives up at once when the server will not have it, and waits when it is full', async () => {
  const refused = server([[415]]);
  const one = upload(refused.send);
  await expect(one.run.run()).rejects.toThrow('refused 415');
  expect(one.store.kept.size).toBe(0);
  const full = server([[429], [423], [409]]);
  const two = upload(full.send);
  await two.run.run();
  expect(two.waits).toHaveLength(3);
});
