import { h, s, write } from './dom';
import { fixed } from './numbers';

const trusted = 0.5;
const textEvery = 100;

/** One angle as an arc from folded (0°) to straight (180°), with its number in the middle. */
export class Gauge {
  readonly element: HTMLElement;
  private readonly arc: SVGPathElement;
  private readonly figure: HTMLElement;
  private readonly unit: HTMLElement;
  private written = -Infinity;

  constructor(label: string, color: string) {
    const curve = 'M 8 52 A 42 42 0 0 1 92 52';
    this.arc = s('path', { d: curve, class: 'gauge-value', pathLength: 180, 'stroke-dasharray': '0 180' });
    this.figure = h('span', {}, '–');
    this.unit = h('span', { class: 'unit', hidden: true }, '°');
    this.element = h('div', { class: `gauge ${color}` },
      s('svg', { viewBox: '0 0 100 58', 'aria-hidden': 'true' }, s('path', { d: curve, class: 'gauge-track' }), this.arc),
      h('p', { class: 'gauge-figure' }, this.figure, this.unit),
      h('p', { class: 'gauge-label' }, label));
  }

  /** Shows an angle; the arc follows every picture, the number only as fast as it can be read. */
  show(degrees: number, validity: number, now: number): void {
    const isSeen = Number.isFinite(degrees);
    const length = isSeen ? Math.max(0, Math.min(180, degrees)) : 0;
    this.arc.setAttribute('stroke-dasharray', `${length.toFixed(1)} 360`);
    this.element.classList.toggle('unsure', !isSeen || validity < trusted);
    if (now - this.written < textEvery) return;
    this.written = now;
    write(this.figure, fixed(degrees));
    this.unit.hidden = !isSeen;
  }
}
