import { expect, it } from 'vitest';
import { contain, limbs, place, sideOf } from '../src/skeleton';
import type { Frame } from '../src/wire';

it.each([
  [{ width: 1280, height: 720 }, { width: 640, height: 640 }, { scale: 0.5, left: 0, top: 140 }],
  [{ width: 720, height: 1280 }, { width: 640, height: 640 }, { scale: 0.5, left: 140, top: 0 }],
  [{ width: 100, height: 100 }, { width: 300, height: 300 }, { scale: 3, left: 0, top: 0 }],
])('a picture of %o in a box of %o lies where object-fit: contain puts it', (picture, box, fit) => {
  expect(contain(picture, box)).toEqual(fit);
  expect(place([picture.width, picture.height, 1], fit)).toEqual([box.width - fit.left, box.height - fit.top]);
});

it('knows whose side a point is on, in the order of the server', () => {
  const left = [1, 3, 5, 7, 9, 11, 13, 15, 20, 22, 24];
  const middle = [0, 17, 18, 19];
  for (let i = 0; i < 26; i++) expect([i, sideOf(i)]).toEqual([i, middle.includes(i) ? 'middle' : left.includes(i) ? 'left' : 'right']);
});

it('draws far limbs first and none with an end that was not seen', () => {
  const points = Array.from({ length: 26 }, (_, i) => [i, i, i === 7 ? 0.1 : 0.9] as const);
  const frame = { points, state: { nearSide: 'right' } } as unknown as Frame;
  const drawn = limbs(frame, [[6, 8], [5, 7], [5, 11], [0, 99]], { scale: 2, left: 1, top: 0 });
  expect(drawn.map(limb => limb.isFar)).toEqual([true, false]);
  expect(drawn[1]).toEqual({ from: [13, 12], to: [17, 16], isFar: false });
});
