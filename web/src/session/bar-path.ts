import { h, s } from '../dom';
import { fixed } from '../numbers';
import { t } from '../words';
import { speedColor } from './colors';
import type { Details } from './details';
import { frameAt } from './playhead';
import type { Playhead } from './playhead';

interface Spot {
  x: number;
  y: number;
  speed: number;
  time: number;
}

const margin = 0.12;
const atMost = 400;

/** Where the bar was, picture by picture, from the start of the first lift to the end of the last; metres. */
export function barSpots(details: Pick<Details, 'series' | 'times' | 'segments'>): Spot[] {
  const [x, y, speed] = ['barx', 'bar', 'vbar'].map(name => details.series.get(name));
  if (x === undefined || y === undefined) return [];
  const [from, to] = [details.segments[0]?.start ?? 0, details.segments.at(-1)?.end ?? Infinity];
  const all = details.times.map((time, i) => ({ x: x[i]!, y: y[i]!, speed: Math.abs(speed?.[i] ?? NaN), time })).filter(spot => spot.time >= from && spot.time <= to && Number.isFinite(spot.x) && Number.isFinite(spot.y));
  const every = Math.ceil(all.length / atMost);
  return all.filter((_, i) => i % every === 0);
}

/** The way of the bar from the side, coloured by its speed; null when the bar was not seen. */
export function barPath(details: Details, playhead: Playhead | null): HTMLElement | null {
  const spots = barSpots(details);
  if (spots.length < 2) return null;
  const xs = spots.map(spot => spot.x);
  const ys = spots.map(spot => spot.y);
  const fastest = Math.max(...spots.map(spot => spot.speed).filter(Number.isFinite), 0.01);
  const [left, right, bottom, top] = [Math.min(...xs, 0), Math.max(...xs, 0), Math.min(...ys, 0), Math.max(...ys)];
  const tall = top - bottom + 2 * margin;
  // Never so narrow that nothing can be read beside it.
  const wide = Math.max(right - left + 2 * margin, tall * 0.62);
  const shift = (left + right) / 2 - wide / 2;
  const place = (spot: { x: number; y: number }): [number, number] => [(spot.x - shift) * 100, (top + margin - spot.y) * 100];
  const lines = spots.slice(1).map((spot, i) => {
    const [[x1, y1], [x2, y2]] = [place(spots[i]!), place(spot)];
    return s('line', { x1: x1.toFixed(2), y1: y1.toFixed(2), x2: x2.toFixed(2), y2: y2.toFixed(2), stroke: speedColor(spot.speed / fastest) });
  });
  const [zeroX, restY] = place({ x: 0, y: 0 });
  const marks = Array.from({ length: Math.floor(top / 0.5) }, (_, i) => (i + 1) * 0.5);
  const dot = s('circle', { r: 2.6, class: 'path-dot' });
  const size = `${(wide * 100).toFixed(1)} ${(tall * 100).toFixed(1)}`;
  const drawing = s('svg', { viewBox: `0 0 ${size}`, class: 'bar-path', role: 'img', 'aria-label': t.session.pathLabel(fixed((Math.max(...xs) - Math.min(...xs)) * 100), fixed(top, 2)) },
    s('path', { d: `M0 ${restY.toFixed(1)}H${wide * 100}`, class: 'path-rest' }),
    ...marks.flatMap(at => {
      const y = place({ x: 0, y: at })[1];
      return [s('path', { d: `M0 ${y.toFixed(1)}H${wide * 100}`, class: 'path-grid' }), s('text', { x: 1.5, y: (y - 1.5).toFixed(1) }, `${fixed(at, 1)} ${t.units.m}`)];
    }),
    s('path', { d: `M${zeroX.toFixed(1)} 0V${tall * 100}`, class: 'path-plumb' }),
    s('g', { class: 'path-line' }, ...lines), dot);
  const show = (time: number) => {
    const spot = spots[frameAt(spots.map(one => one.time), time)]!;
    const [x, y] = place(spot);
    dot.setAttribute('cx', x.toFixed(2));
    dot.setAttribute('cy', y.toFixed(2));
  };
  show(0);
  playhead?.onMove(show);
  return h('section', { class: 'card path-card' }, h('h2', {}, t.session.path), drawing, legend(fastest), h('p', { class: 'soft' }, t.session.pathMore));
}

function legend(fastest: number): HTMLElement {
  const steps = Array.from({ length: 20 }, (_, i) => s('rect', { x: i * 5, y: 0, width: 5.2, height: 6, fill: speedColor(i / 19) }));
  return h('div', { class: 'path-legend' }, h('span', {}, '0'), s('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...steps), h('span', {}, `${fixed(fastest, 1)} ${t.units['m/s'] ?? 'm/s'}`));
}
