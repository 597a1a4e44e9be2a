import { expect, it } from 'vitest';
import { tellLedger, tellSkipped } from '../src/ledger';
import { clock, fixed, words } from '../src/numbers';
import { isOnlyHere, qrPath } from '../src/qr';

it('the ledger adds up and names each cause', () => {
  const told = tellLedger({ received: 1816, analyzed: 1800, dropped: { superseded: 12, awaiting_key: 0, new_cause: 3 } });
  expect(told).toBe('1\u202f816 received = 1\u202f800 analyzed + 15 dropped + 1 on the way. 12 made way for a newer one. 3 new cause.');
});

it('what was missed is told only when something was', () => {
  expect(tellSkipped(0)).toBe('');
  expect(tellSkipped(1)).toContain('You missed 1 picture:');
  expect(tellSkipped(1234)).toContain('1\u202f234 pictures');
});

it('numbers that were not measured are a dash', () => {
  expect(fixed(NaN, 2)).toBe('–');
  expect(fixed(1.876, 2)).toBe('1.88');
  expect(clock(71.9)).toBe('1:11');
  expect(words('second_pull')).toBe('Second pull');
});

it('a code has its border and as many dark modules as it draws', () => {
  const { path, size } = qrPath('https://gym.example/watch/?session=' + 'a'.repeat(32));
  expect((size - 6 - 17) % 4).toBe(0);
  expect(path.startsWith('M3 3h1v1h-1z')).toBe(true);
});

it('tells addresses that no other screen can reach', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'aiky.localhost']) expect(isOnlyHere(host)).toBe(true);
  for (const host of ['192.168.1.7', 'gym.example', '1127.0.0.1']) expect(isOnlyHere(host)).toBe(false);
});
