import type { Frame, Point } from './wire';

export interface Size {
  width: number;
  height: number;
}

/** Where a picture lies inside its box when all of it is shown: scale, and the offset of its corner. */
export interface Fit {
  scale: number;
  left: number;
  top: number;
}

/** The same rule as CSS `object-fit: contain`, so that a drawing lies exactly over the video. */
export function contain(picture: Size, box: Size): Fit {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  return { scale, left: (box.width - picture.width * scale) / 2, top: (box.height - picture.height * scale) / 2 };
}

export function place(point: Point, fit: Fit): readonly [x: number, y: number] {
  return [fit.left + point[0] * fit.scale, fit.top + point[1] * fit.scale];
}

export type Side = 'left' | 'right' | 'middle';

const firstFoot = 20;
const unsided = new Set([0, 17, 18, 19]);

/** Whose side a point is on, the athlete's, in the server's order of 26 points. */
export function sideOf(index: number): Side {
  if (unsided.has(index)) return 'middle';
  const isEven = index % 2 === 0;
  return isEven === index >= firstFoot ? 'left' : 'right';
}

const sureEnough = 0.3;

export const isSeen = (point: Point | undefined): point is Point =>
  point !== undefined && Number.isFinite(point[0]) && Number.isFinite(point[1]) && point[2] >= sureEnough;

/** What is drawn for one bone, far side first so that the near side lies on top. */
export interface Limb {
  from: readonly [number, number];
  to: readonly [number, number];
  isFar: boolean;
}

/** The limbs of a frame inside a box; a bone is drawn only where both its ends were seen. */
export function limbs(frame: Frame, bones: readonly (readonly [number, number])[], fit: Fit): Limb[] {
  const far = frame.state.nearSide === 'left' ? 'right' : frame.state.nearSide === 'right' ? 'left' : '';
  const drawn: Limb[] = [];
  for (const [from, to] of bones) {
    const [a, b] = [frame.points[from], frame.points[to]];
    if (!isSeen(a) || !isSeen(b)) continue;
    drawn.push({ from: place(a, fit), to: place(b, fit), isFar: sideOf(from) === far || sideOf(to) === far });
  }
  return drawn.sort((a, b) => Number(b.isFar) - Number(a.isFar));
}
