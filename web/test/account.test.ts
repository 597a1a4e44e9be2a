import { afterEach, expect, it, vi } from 'vitest';
import { Account } from '../src/account';

const memory = () => {
  const kept = new Map<string, string>();
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) };
};
const answer = (status: number, body: unknown) => vi.fn(async () => new Response(JSON.stringify(body), { status }));
const signedIn = () => {
  const account = new Account(memory());
  account.enter('aiky_x');
  return account;
};

afterEach(() => vi.unstubAllGlobals());

it('what a key may do shows in the keys that it sees, and is asked once', async () => {
  const fetch = answer(200, { keys: { a: { role: 'user' }, b: { role: 'sub_admin' } } });
  vi.stubGlobal('fetch', fetch);
  const account = signedIn();
  expect(await account.role()).toBe('sub_admin');
  expect(await account.role()).toBe('sub_admin');
  expect(fetch).toHaveBeenCalledTimes(1);
});

it('who cannot be asked about counts as a user, until the server answers', async () => {
  const account = signedIn();
  vi.stubGlobal('fetch', answer(503, { error: 'Busy.' }));
  expect(await account.role()).toBe('user');
  vi.stubGlobal('fetch', answer(200, { keys: { a: { role: 'admin' } } }));
  expect(await account.role()).toBe('admin');
});
