import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { h, write } from '../dom';
import { compact } from '../numbers';
import { whenSeen } from '../seen';
import { t } from '../words';
import type { ChartPlan } from './chart-plan';
import { frameAt } from './playhead';
import type { Playhead } from './playhead';
import type { Band } from './timeline';

const height = 180;
const property = (name: string) => () => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** What a chart asks of the video. */
export interface Follower {
  readonly isPlaying: boolean;
  pause(): void;
  step(pictures: number): void;
}

/** A curve over the whole session: pointing at it moves the playhead, and the playhead moves its line. It is drawn when it comes near the window. */
export class SeriesChart {
  readonly element: HTMLElement;
  private plot: uPlot | null = null;
  private readonly holder: HTMLElement;
  private readonly figures: readonly HTMLElement[];

  constructor(private readonly plan: ChartPlan, private readonly times: readonly number[], private readonly bands: readonly Band[], private readonly playhead: Playhead, private readonly video: Follower) {
    this.figures = plan.curves.map(() => h('strong', {}, '–'));
    this.holder = h('div', { class: 'chart', role: 'slider', tabindex: 0, 'aria-label': t.session.curve(plan.title), 'aria-valuemin': 0, 'aria-valuemax': Math.round(playhead.end * 100) / 100, 'aria-valuenow': 0 });
    this.element = h('section', { class: 'card chart-card' },
      h('div', { class: 'chart-head' },
        h('h3', {}, plan.title, h('span', { class: 'unit' }, ` ${t.units[plan.unit] ?? plan.unit}`)),
        h('ul', { class: 'legend', role: 'list' }, ...plan.curves.map((curve, i) => h('li', { class: curve.color }, plan.curves.length > 1 ? `${curve.label} ` : '', this.figures[i]!)))),
      this.holder);
    this.holder.addEventListener('keydown', event => {
      const pictures = { ArrowLeft: -1, ArrowRight: 1, PageUp: 10, PageDown: -10 }[event.key];
      if (pictures === undefined) return;
      event.preventDefault();
      this.video.step(pictures);
    });
    playhead.onMove(() => this.show());
    this.show();
    whenSeen(this.holder, () => this.draw());
  }

  private draw(): void {
    const { plan, holder } = this;
    const columns = plan.curves.map(curve => curve.values.map(value => (Number.isFinite(value) ? value : null)));
    const plot = new uPlot(options(plan, this.bands, this.playhead.end, Math.max(120, holder.clientWidth)), [this.times as number[], ...columns], holder);
    this.plot = plot;
    new ResizeObserver(() => plot.setSize({ width: Math.max(120, holder.clientWidth), height })).observe(holder);
    new MutationObserver(() => plot.redraw()).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.listen(plot);
    this.show();
  }

  private listen(plot: uPlot): void {
    const { over } = plot;
    const go = (event: PointerEvent) => this.playhead.move(plot.posToVal(event.clientX - over.getBoundingClientRect().left, 'x'), this);
    over.addEventListener('pointerdown', event => {
      this.video.pause();
      over.setPointerCapture(event.pointerId);
      go(event);
    });
    // A mouse needs no button to point; while the video plays only a press moves it.
    over.addEventListener('pointermove', event => {
      if (event.buttons > 0 || (event.pointerType === 'mouse' && !this.video.isPlaying)) go(event);
    });
  }

  private show(): void {
    const { time } = this.playhead;
    this.plot?.setCursor({ left: this.plot.valToPos(time, 'x'), top: -10 }, false);
    const frame = frameAt(this.times, time);
    this.plan.curves.forEach((curve, i) => write(this.figures[i]!, compact(curve.values[frame] ?? NaN, this.plan.unit)));
    this.holder.setAttribute('aria-valuenow', time.toFixed(2));
    this.holder.setAttribute('aria-valuetext', `${time.toFixed(2)} s: ${this.figures.map(figure => figure.textContent).join(', ')}`);
  }
}

function options(plan: ChartPlan, bands: readonly Band[], end: number, width: number): uPlot.Options {
  const axis = { stroke: property('--soft'), grid: { stroke: property('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
  const deaf = () => null;
  return {
    width,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    // Its own mouse is switched off: all pointing goes by the playhead.
    cursor: { y: false, points: { show: plan.curves.length < 5, size: 8 }, drag: { x: false, y: false }, bind: { mousedown: deaf, mouseup: deaf, mousemove: deaf, mouseenter: deaf, mouseleave: deaf, click: deaf, dblclick: deaf } },
    scales: { x: { time: false, range: [0, end] } },
    axes: [{ ...axis, size: 26, gap: 4, values: (_, splits) => splits.map(at => `${at} ${t.units.s}`) }, { ...axis, size: 52 }],
    series: [{}, ...plan.curves.map(curve => ({ label: curve.label, stroke: property(`--${curve.color}`), width: 2, points: { show: false } }))],
    hooks: { drawClear: [plot => paintBands(plot, bands)] },
  };
}

function paintBands(plot: uPlot, bands: readonly Band[]): void {
  const { left, top, width, height: tall } = plot.bbox;
  plot.ctx.save();
  for (const band of bands) {
    plot.ctx.fillStyle = property(`--band-${band.color}`)();
    const from = Math.max(left, plot.valToPos(band.start, 'x', true));
    const to = Math.min(left + width, plot.valToPos(band.end, 'x', true));
    plot.ctx.globalAlpha = 0.16;
    plot.ctx.fillRect(from, top, to - from, tall);
  }
  plot.ctx.restore();
}
