import { expect, it } from 'vitest';
import { History } from '../src/history';

it('holds the last ten seconds, told as seconds before now', () => {
  const history = new History(2);
  for (let i = 0; i <= 600; i++) history.push(i / 30, [i, -i]);
  const [times, up, down] = history.columns();
  expect(times[0]).toBeCloseTo(-10);
  expect(times.at(-1)).toBe(0);
  expect(up!.at(-1)).toBe(600);
  expect(down!.at(-1)).toBe(-600);
  expect(history.size).toBe(301);
});

it('never grows, however fast pictures come', () => {
  const history = new History(1, 10, 50);
  for (let i = 0; i < 5000; i++) history.push(i / 1000, [i]);
  expect(history.size).toBe(50);
  expect(history.columns()[1]![0]).toBe(4950);
});

it('breaks the line where nothing was seen and where nothing came', () => {
  const history = new History(1);
  history.push(1, [90]);
  history.push(1.1, [NaN]);
  history.push(3, [95]);
  const [times, values] = history.columns();
  expect(values).toEqual([90, null, null, 95]);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

it('forgets a capture whose clock went back, and takes a moment once', () => {
  const history = new History(1);
  history.push(60, [1]);
  history.push(60, [2]);
  expect(history.size).toBe(1);
  history.push(0.1, [3]);
  expect(history.columns()).toEqual([[0], [3]]);
});
