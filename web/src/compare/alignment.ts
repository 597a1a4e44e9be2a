import type { Details } from '../session/details';

/** Pairs of moments of two sessions that belong together: seconds of each, ascending. */
export type Anchors = readonly (readonly [first: number, second: number])[];

const mainOf = (details: Pick<Details, 'segments' | 'best'>) => details.segments.find(segment => segment.name === details.best) ?? details.segments[0];

/** The beginnings of the phases that both have, and the end of the movement; the whole clip's ends around them. */
export function phaseAnchors(first: Pick<Details, 'segments' | 'best' | 'times'>, second: Pick<Details, 'segments' | 'best' | 'times'>): Anchors {
  const [a, b] = [mainOf(first), mainOf(second)];
  const pairs: [number, number][] = [];
  if (a !== undefined && b !== undefined) {
    const marks = (segment: typeof a) => [...segment.phases.map(phase => [phase.name, phase.start] as const), ['end', segment.end] as const];
    const others = new Map(marks(b));
    for (const [name, at] of marks(a)) {
      const other = others.get(name);
      if (other !== undefined) pairs.push([at, other]);
    }
  }
  return ascending([...pairs.length > 0 ? pairs : [[0, 0] as [number, number]]]);
}

/** Only the beginning of the movement is laid over the other's; from there both run in true time. */
export function timeAnchors(first: Pick<Details, 'segments' | 'best' | 'times'>, second: Pick<Details, 'segments' | 'best' | 'times'>): Anchors {
  return [[mainOf(first)?.start ?? 0, mainOf(second)?.start ?? 0]];
}

const ascending = (pairs: readonly (readonly [number, number])[]): Anchors => {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const kept: (readonly [number, number])[] = [];
  for (const pair of sorted) {
    const last = kept.at(-1);
    if (last === undefined || (pair[0] > last[0] && pair[1] > last[1])) kept.push(pair);
  }
  return kept;
};

/** The moment of the second session that belongs to one of the first. */
export function toSecond(anchors: Anchors, time: number): number {
  const [begin, end] = [anchors[0]!, anchors.at(-1)!];
  if (time <= begin[0]) return begin[1] + time - begin[0];
  if (time >= end[0]) return end[1] + time - end[0];
  const after = anchors.findIndex(pair => pair[0] > time);
  const [a, b] = [anchors[after - 1]!, anchors[after]!];
  return a[1] + ((time - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
}

/** The curve of the second session on the moments of the first; null where it has none. */
export function lay(times: readonly number[], values: readonly number[], on: readonly number[], anchors: Anchors): (number | null)[] {
  let at = 0;
  return on.map(time => {
    const wanted = toSecond(anchors, time);
    if (times.length < 2 || wanted < times[0]! || wanted > times.at(-1)!) return null;
    while (at > 0 && times[at]! > wanted) at--;
    while (at < times.length - 2 && times[at + 1]! <= wanted) at++;
    const [t1, t2, v1, v2] = [times[at]!, times[at + 1]!, values[at]!, values[at + 1]!];
    const value = v1 + ((wanted - t1) / (t2 - t1 || 1)) * (v2 - v1);
    return Number.isFinite(value) ? value : null;
  });
}
