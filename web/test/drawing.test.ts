import { expect, it } from 'vitest';
import { Drawing } from '../src/drawing';

it('has one drawing pending at most, however often it is asked', () => {
  const waiting: ((now: number) => void)[] = [];
  let drawn = 0;
  const drawing = new Drawing(() => drawn++, draw => waiting.push(draw));
  for (let i = 0; i < 100; i++) drawing.ask();
  expect(waiting).toHaveLength(1);
  waiting.pop()!(0);
  expect(drawn).toBe(1);
  drawing.ask();
  expect(waiting).toHaveLength(1);
});
