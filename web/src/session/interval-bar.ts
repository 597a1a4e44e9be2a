import { h, s } from '../dom';
import { decimal } from '../numbers';
import { t } from '../words';
import type { MetricForm } from './metric-catalog';
import { unitName } from './metric-catalog';

const width = 120;

/** Where value, interval and usual range lie on a common scale, as shares from 0 to 1. */
export function layOut(value: number, interval: readonly [number, number] | null, usual: MetricForm['usual']): { at: number; from: number; to: number; low: number; high: number } {
  const known = [value, ...(interval ?? []), ...(usual ?? [])].filter((one): one is number => one !== null && Number.isFinite(one));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = (most - least || Math.abs(value) || 1) * 0.25;
  const share = (one: number) => (one - least + room) / (most - least + 2 * room);
  const [from, to] = interval ?? [value, value];
  return { at: share(value), from: share(from), to: share(to), low: usual === null ? 0 : usual[0] === null ? 0 : share(usual[0]), high: usual === null ? 0 : usual[1] === null ? 1 : share(usual[1]) };
}

/** The interval as a small bar with the value as a mark, over the usual range as a pale band. */
export function intervalBar(value: number, interval: readonly [number, number] | null, form: MetricForm): HTMLElement | null {
  if (!Number.isFinite(value) || (interval === null && form.usual === null)) return null;
  const { at, from, to, low, high } = layOut(value, interval, form.usual);
  const x = (share: number) => (share * width).toFixed(1);
  const told = (one: number | null | undefined) => (one === null || one === undefined ? '…' : decimal(one, form.digits));
  const label = [
    interval === null ? '' : t.session.intervalLabel(told(interval[0]), told(interval[1]), unitName(form.unit)),
    form.usual === null ? '' : t.session.usualLabel(told(form.usual[0]), told(form.usual[1]), unitName(form.unit)),
  ].filter(Boolean).join(', ');
  return h('span', { class: 'interval' },
    s('svg', { viewBox: `0 0 ${width} 16`, width, height: 16, role: 'img', 'aria-label': label },
      s('title', {}, label),
      s('path', { d: `M0 8H${width}`, class: 'interval-axis' }),
      form.usual === null ? null : s('rect', { x: x(low), y: 2, width: x(high - low), height: 12, rx: 3, class: 'interval-usual' }),
      s('rect', { x: x(from), y: 5, width: Math.max(1.5, Number(x(to - from))), height: 6, rx: 3, class: 'interval-range' }),
      s('rect', { x: Number(x(at)) - 1.25, y: 1, width: 2.5, height: 14, rx: 1, class: 'interval-value' })));
}
