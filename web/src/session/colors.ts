// From slow to fast; told apart by brightness too, so that those who see few colours can read them.
const stops = [[68, 58, 131], [49, 104, 142], [33, 145, 140], [94, 201, 98], [253, 190, 40]] as const;

/** The colour of a share from 0 to 1. */
export function speedColor(share: number): string {
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[low]!, stops[low + 1]!];
  return `rgb(${a.map((part, i) => Math.round(part + (b[i]! - part) * (at - low))).join(' ')})`;
}
