import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { h } from './dom';
import { History } from './history';
import { t } from './words';

/** One line of a chart: the angle's name on the wire, what people call it, and the custom property of its colour. */
export interface Line {
  angle: string;
  label: string;
  color: string;
}

const drawEvery = 50;
const seconds = 10;
const height = 180;

/** The last ten seconds of a few angles. */
export class RollingChart {
  readonly element: HTMLElement;
  private readonly history: History;
  private readonly plot: uPlot;
  private readonly holder: HTMLElement;
  private order: number[] = [];
  private drawn = -Infinity;

  constructor(private readonly title: string, private readonly lines: readonly Line[]) {
    this.history = new History(lines.length, seconds);
    this.holder = h('div', { class: 'chart', role: 'img', 'aria-label': t.live.lastSeconds(title, seconds) });
    const legend = h('ul', { class: 'legend', role: 'list' }, ...lines.map(line => h('li', { class: line.color }, line.label)));
    this.element = h('section', { class: 'card chart-card measured' }, h('div', { class: 'chart-head' }, h('h2', {}, this.title), legend), this.holder);
    this.plot = new uPlot(this.options(), this.history.columns(), this.holder);
    new ResizeObserver(() => this.plot.setSize({ width: Math.max(120, this.holder.clientWidth), height })).observe(this.holder);
    new MutationObserver(() => this.plot.redraw()).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  /** Finds its angles among those of a session and forgets the session before. */
  begin(names: readonly string[]): void {
    this.order = this.lines.map(line => names.indexOf(line.angle));
    this.history.clear();
    this.drawn = -Infinity;
  }

  push(time: number, angles: readonly number[]): void {
    this.history.push(time, this.order.map(at => angles[at] ?? NaN));
  }

  draw(now: number): void {
    if (now - this.drawn < drawEvery) return;
    this.drawn = now;
    this.plot.setData(this.history.columns(), false);
    this.plot.setScale('x', { min: -seconds, max: 0 });
  }

  private options(): uPlot.Options {
    const property = (name: string) => () => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const axis = { stroke: property('--soft'), grid: { stroke: property('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    return {
      width: 480,
      height,
      padding: [8, 26, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [-seconds, 0] }, y: { range: [0, 200] } },
      axes: [
        { ...axis, size: 26, gap: 4, splits: () => [-10, -8, -6, -4, -2, 0], values: (_, splits) => splits.map(at => (at === 0 ? t.live.now : `${at} s`)) },
        { ...axis, size: 44, splits: () => [0, 60, 120, 180], values: (_, splits) => splits.map(at => `${at}°`) },
      ],
      series: [{}, ...this.lines.map(line => ({ label: line.label, stroke: property(`--${line.color}`), width: 2, points: { show: false } }))],
    };
  }
}
