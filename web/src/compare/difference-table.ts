import { h } from '../dom';
import { isPoint, metricsOf, tellValue } from '../session/metric-table';
import type { Metric } from '../session/metric-table';
import { unitName } from '../session/metric-catalog';
import type { Details } from '../session/details';
import { t } from '../words';

/** Two values of one metric, and whether their intervals overlap; null where one has no interval. */
export interface Difference {
  first: Metric;
  second: Metric;
  difference: number;
  isOverlapping: boolean | null;
}

const ownOf = (details: Details): Metric[] => metricsOf(details, details.segments.find(segment => segment.name === details.best) ?? null);

/** The metrics that at least one of two sessions of one activity has. */
export function differences(first: Details, second: Details): Difference[] {
  const others = new Map(ownOf(second).map(metric => [metric.key, metric] as const));
  return ownOf(first).flatMap(one => {
    const other = others.get(one.key);
    if (other === undefined || (!Number.isFinite(one.value) && !Number.isFinite(other.value))) return [];
    const [a, b] = [one.interval, other.interval];
    return [{ first: one, second: other, difference: other.value - one.value, isOverlapping: a === null || b === null ? null : a[0] <= b[1] && b[0] <= a[1] }];
  });
}

function cell({ value, interval, form }: Metric, label: string): HTMLElement {
  return h('td', { class: 'value', 'data-label': label }, tellValue(value, form), form.unit === '' || !Number.isFinite(value) ? null : h('span', { class: 'unit' }, ` ${unitName(form.unit)}`),
    h('span', { class: 'soft pair-interval' }, interval === null || isPoint(interval, form) ? '' : `${tellValue(interval[0], form)} – ${tellValue(interval[1], form)}`));
}

function row({ first, second, difference, isOverlapping }: Difference): HTMLElement {
  const { form } = first;
  const sign = difference > 0 ? '+' : '';
  const isThere = Number.isFinite(difference);
  const verdict = isOverlapping === null ? 'unknown' : isOverlapping ? 'overlapping' : 'apart';
  return h('tr', {},
    h('th', { scope: 'row' }, form.label), cell(first, t.compare.first), cell(second, t.compare.second),
    h('td', { class: 'value', 'data-label': t.compare.difference }, isThere ? `${sign}${tellValue(difference, form)}` : '–'),
    h('td', { class: 'trust', 'data-label': t.compare.overlap }, isThere ? h('span', { class: `state ${verdict === 'apart' ? 'state-sure' : ''}` }, t.compare[verdict]) : h('span', { class: 'soft' }, t.compare.oneSide)));
}

/** The numbers of two sessions side by side. */
export function differenceTable(first: Details, second: Details): HTMLElement {
  const all = differences(first, second);
  const table = (rows: readonly Difference[]) => h('table', { class: 'plain-table differences' },
    h('caption', { class: 'unseen' }, t.compare.metrics),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.session.metric), ...[t.compare.first, t.compare.second, t.compare.difference].map(name => h('th', { scope: 'col', class: 'value' }, name)), h('th', { scope: 'col', class: 'trust' }, t.compare.overlap))),
    h('tbody', {}, ...rows.map(row)));
  const known = all.filter(one => one.first.form.isKnown);
  const others = all.filter(one => !one.first.form.isKnown);
  return h('section', { class: 'card metrics-card' }, h('div', { class: 'card-head' }, h('h2', {}, t.compare.metrics)), table(known),
    others.length === 0 ? null : h('details', { class: 'more' }, h('summary', {}, `${t.session.more} (${others.length})`), table(others)));
}
