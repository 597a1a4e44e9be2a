import { h, write } from './dom';
import { Calm, fixed } from './numbers';
import type { Latency } from './wire';
import { t } from './words';

const stages = [
  { name: 'assembling', label: t.live.stages.assembling },
  { name: 'decoding', label: t.live.stages.decoding },
  { name: 'inferring', label: t.live.stages.inferring },
  { name: 'publishing', label: t.live.stages.publishing },
] as const;

/** How old the angles are, stage by stage. */
export class LatencyView {
  readonly element: HTMLElement;
  private readonly rows = stages.map(stage => ({ ...stage, calm: new Calm(), bar: h('span', { class: 'bar' }), figure: h('td', {}, '–') }));
  private readonly total = { calm: new Calm(), figure: h('strong', {}, '–') };
  private readonly glass = { calm: new Calm(), figure: h('p', { class: 'soft' }) };

  constructor() {
    this.element = h('section', { class: 'card measured' },
      h('h2', {}, t.live.delay),
      h('p', {}, this.total.figure, t.live.delayMore),
      h('table', { class: 'stages' },
        h('caption', { class: 'unseen' }, t.live.delayTable),
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
    write(this.glass.figure, Number.isFinite(glass) ? t.live.glass(fixed(glass)) : '');
  }
}
