import { h, write } from './dom';
import { Calm, fixed } from './numbers';
import type { Latency } from './wire';

const stages = [
  { name: 'assembling', label: 'Arriving' },
  { name: 'decoding', label: 'Decoding' },
  { name: 'inferring', label: 'Finding the body' },
  { name: 'publishing', label: 'Sending' },
] as const;

/** How old the angles are, stage by stage. */
export class LatencyView {
  readonly element: HTMLElement;
  private readonly rows = stages.map(stage => ({ ...stage, calm: new Calm(), bar: h('span', { class: 'bar' }), figure: h('td', {}, '–') }));
  private readonly total = { calm: new Calm(), figure: h('strong', {}, '–') };
  private readonly glass = { calm: new Calm(), figure: h('p', { class: 'soft' }) };

  constructor() {
    this.element = h('section', { class: 'card measured' },
      h('h2', {}, 'Delay'),
      h('p', {}, this.total.figure, ' from the first packet of a picture to its angles'),
      h('table', { class: 'stages' },
        h('caption', { class: 'unseen' }, 'Delay by stage, milliseconds'),
        h('tbody', {}, ...this.rows.map(row => h('tr', {}, h('th', { scope: 'row' }, row.label), h('td', { class: 'bar-cell', 'aria-hidden': 'true' }, row.bar), row.figure)))),
      this.glass.figure);
  }

  show(latency: Latency): void {
    const values = this.rows.map(row => row.calm.next(latency[row.name]));
    const longest = Math.max(...values.filter(Number.isFinite), 1);
    this.rows.forEach((row, index) => {
      const value = values[index] ?? NaN;
      row.bar.style.width = `${Number.isFinite(value) ? Math.round((value / longest) * 100) : 0}%`;
      write(row.figure, `${fixed(value, value < 10 ? 1 : 0)} ms`);
    });
    write(this.total.figure, `${fixed(this.total.calm.next(latency.total))} ms`);
    const glass = this.glass.calm.next(latency.glass);
    write(this.glass.figure, Number.isFinite(glass) ? `From the camera: ${fixed(glass)} ms, by the camera’s own clock.` : '');
  }
}
