import { h } from '../dom';
import { byName, fields, numbers } from '../reading';
import { whenSeen } from '../seen';
import { t } from '../words';
import { frameAt } from './playhead';
import type { Playhead } from './playhead';

type Tracks = ReadonlyMap<string, readonly number[]>;

const sure = 0.3;
const headShare = 0.045;
const middle = [['head', 'neck']] as const;
const sided = [['sho', 'elb'], ['elb', 'wri'], ['sho', 'hip'], ['hip', 'kne'], ['kne', 'ank'], ['ank', 'hee'], ['hee', 'toe'], ['ank', 'toe']] as const;

/** The keypoints of an export. */
export const readTracks = (exported: unknown): Tracks => byName(fields(exported).keypoints, numbers);

function bounds(tracks: Tracks): { left: number; right: number; top: number; bottom: number } {
  const ends = (last: string) => {
    const values = [...tracks].filter(([name]) => name.endsWith(last)).flatMap(([, track]) => track.filter(Number.isFinite)).sort((a, b) => a - b);
    return [values[Math.floor(values.length * 0.005)] ?? 0, values[Math.ceil(values.length * 0.995) - 1] ?? 1] as const;
  };
  const [[left, right], [bottom, top]] = [ends('x'), ends('y')];
  return { left, right, bottom: Math.min(bottom, 0), top };
}

/** The athlete as lines, drawn from the measured points: what the analysis saw, without the picture. */
export class Figure {
  readonly element: HTMLElement;
  private readonly canvas = h('canvas', { role: 'img', 'aria-label': t.session.figure });
  private box: ReturnType<typeof bounds> | null = null;
  private tracks: Tracks = new Map();

  /** @param fetchTracks Asks for the points; they are many, so they are wanted only when the figure is seen. */
  constructor(private readonly times: readonly number[], private readonly playhead: Playhead, fetchTracks: () => Promise<Tracks>) {
    this.element = h('section', { class: 'card figure-card' }, h('h2', {}, t.session.figure), h('div', { class: 'figure-stage' }, this.canvas));
    whenSeen(this.canvas, () => void fetchTracks().then(tracks => this.take(tracks)));
    playhead.onMove(() => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    new MutationObserver(() => this.draw()).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  private take(tracks: Tracks): void {
    if (tracks.size === 0) return this.element.remove();
    this.tracks = tracks;
    this.box = bounds(tracks);
    this.draw();
  }

  private draw(): void {
    const context = this.canvas.getContext('2d');
    if (context === null || this.box === null) return;
    const dots = Math.min(2, window.devicePixelRatio || 1);
    const [wide, tall] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (this.canvas.width !== Math.round(wide * dots)) [this.canvas.width, this.canvas.height] = [Math.round(wide * dots), Math.round(tall * dots)];
    context.setTransform(dots, 0, 0, dots, 0, 0);
    context.clearRect(0, 0, wide, tall);
    const { left, right, bottom, top } = this.box;
    const scale = Math.min((wide - 24) / (right - left || 1), (tall - 24) / (top - bottom || 1));
    const place = (x: number, y: number): [number, number] => [wide / 2 + (x - (left + right) / 2) * scale, tall - 12 - (y - bottom) * scale];
    const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const frame = frameAt(this.times, this.playhead.time);
    const at = (name: string) => {
      const [x, y, v] = ['x', 'y', 'v'].map(part => this.tracks.get(name + part)?.[frame] ?? NaN) as [number, number, number];
      return Number.isFinite(x) && Number.isFinite(y) && v >= sure ? place(x, y) : null;
    };
    const line = (from: string, to: string, paint: string, width: number) => {
      const [a, b] = [at(from), at(to)];
      if (a !== null && b !== null) stroke(context, a, b, paint, width);
    };
    context.lineCap = 'round';
    stroke(context, place(left, 0), place(right, 0), color('--line'), 2);
    for (const [side, paint] of [['l', color('--ankle')], ['r', color('--hip')]] as const) {
      for (const [from, to] of sided) line(side + from, side + to, paint, 3.5);
      line('neck', `${side}sho`, paint, 3);
    }
    for (const [from, to] of middle) line(from, to, color('--soft'), 3.5);
    const head = at('head');
    if (head === null) return;
    context.fillStyle = color('--soft');
    context.beginPath();
    context.arc(...head, (top - bottom) * scale * headShare, 0, 2 * Math.PI);
    context.fill();
  }
}

function stroke(context: CanvasRenderingContext2D, from: [number, number], to: [number, number], paint: string, width: number): void {
  context.strokeStyle = paint;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}
