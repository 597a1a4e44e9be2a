import type { Activity } from '../activities';
import { h } from '../dom';
import { decimal, grouped } from '../numbers';
import { t } from '../words';
import type { Details, Segment, Verdict } from './details';
import { intervalBar } from './interval-bar';
import { formOf, unitName } from './metric-catalog';
import type { Group, MetricForm } from './metric-catalog';
import { inWords } from './reasons';
import { segmentName } from './timeline';

/** One metric of one movement, ready to be shown. */
export interface Metric {
  key: string;
  form: MetricForm;
  /** In the unit that is shown. */
  value: number;
  interval: readonly [number, number] | null;
  isOk: boolean;
  reason: string;
}

const order: readonly Group[] = ['speed', 'force', 'place', 'angles', 'time', 'other'];
const hidden = new Set(['scale', 'steps', 'repetitions', 'segments']);

/** The metrics of the whole session, or of one of its segments. */
export function metricsOf(details: Details, segment: Segment | null): Metric[] {
  const values = segment?.metrics ?? details.metrics;
  const verdicts = segment?.verdicts ?? details.verdicts;
  const keys = new Set([...values.keys(), ...verdicts.keys()]);
  return [...keys].filter(key => !hidden.has(key) && !key.startsWith('is_')).map(key => {
    const form = formOf(key, details);
    const verdict: Verdict | undefined = verdicts.get(key);
    const interval = verdict?.interval ?? null;
    return {
      key, form, value: (values.get(key) ?? NaN) * form.factor, isOk: verdict?.isOk ?? true, reason: verdict?.reason ?? '',
      interval: interval === null ? null : [interval[0] * form.factor, interval[1] * form.factor],
    };
  });
}

export const tellValue = (value: number, form: MetricForm): string => (Number.isFinite(value) ? (Math.abs(value) >= 10_000 ? grouped(value) : decimal(value, form.digits)) : '–');

/** Whether the ends of an interval read the same. */
export const isPoint = ([low, high]: readonly [number, number], form: MetricForm): boolean => tellValue(low, form) === tellValue(high, form);

/** The few numbers that matter most, large. */
export function headline(details: Details, activity: Activity, segment: Segment | null): HTMLElement {
  const metrics = metricsOf(details, segment);
  const shown = activity.headline.flatMap(key => metrics.filter(metric => metric.key === key && Number.isFinite(metric.value))).slice(0, 4);
  return h('dl', { class: 'headline', hidden: shown.length === 0 }, ...shown.map(({ form, value, interval, isOk }) => h('div', { class: isOk ? 'card' : 'card doubtful' },
    h('dt', {}, form.label),
    h('dd', {}, h('span', { class: 'big' }, tellValue(value, form)), h('span', { class: 'unit' }, ` ${unitName(form.unit)}`),
      h('span', { class: 'headline-interval soft' }, interval === null || isPoint(interval, form) ? '\u00a0' : `${tellValue(interval[0], form)} – ${tellValue(interval[1], form)}`)))));
}

function row({ form, value, interval, isOk, reason }: Metric): HTMLElement {
  const isThere = Number.isFinite(value);
  const why = inWords(reason);
  const state = !isThere ? 'missing' : isOk ? 'sure' : 'doubtful';
  return h('tr', { class: `is-${state}` },
    h('th', { scope: 'row' }, form.label, reason === '' ? null : h('span', { class: 'reason', lang: why.lang }, why.text)),
    h('td', { class: 'value' }, tellValue(value, form), isThere && form.unit !== '' ? h('span', { class: 'unit' }, ` ${unitName(form.unit)}`) : null),
    h('td', { class: 'bar-cell' }, intervalBar(value, interval, form)),
    h('td', { class: 'trust' }, h('span', { class: `state state-${state}` }, t.session[state])));
}

function table(caption: string, metrics: readonly Metric[]): HTMLElement {
  return h('table', { class: 'metrics' },
    h('caption', {}, caption),
    h('colgroup', {}, h('col'), h('col', { class: 'col-value' }), h('col', { class: 'col-bar' }), h('col', { class: 'col-trust' })),
    h('thead', { class: 'unseen' }, h('tr', {}, ...[t.session.metric, t.session.value, t.session.interval, t.session.trust].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...metrics.map(row)));
}

function tables(metrics: readonly Metric[]): HTMLElement[] {
  return order.map(group => [group, metrics.filter(metric => metric.form.group === group)] as const)
    .filter(([, found]) => found.length > 0)
    .map(([group, found]) => table(t.session.groups[group], found));
}

/** All metrics: the known ones in groups, the others folded away. With several segments one chooses whose numbers are seen. */
export class MetricView {
  readonly element = h('section', { class: 'card metrics-card' });
  readonly top = h('div');
  private readonly content = h('div', { class: 'metric-tables' });

  constructor(private readonly details: Details, private readonly activity: Activity) {
    const { segments, best } = details;
    const hasWhole = details.metrics.size > 1 && best === '';
    const choices = [...(hasWhole ? [null] : []), ...segments];
    const first = segments.find(segment => segment.name === best) ?? choices[0] ?? null;
    const choice = h('select', { 'aria-label': t.session.of }, ...choices.map((segment, i) =>
      h('option', { value: i, selected: segment === first }, segment === null ? (segments.length === 1 ? t.session.whole : t.session.whole) : `${segmentName(segment)}${segment.name === best ? ` (${t.session.best})` : ''}`)));
    choice.addEventListener('change', () => this.show(choices[Number(choice.value)] ?? null));
    this.element.append(h('div', { class: 'card-head' }, h('h2', {}, t.session.metrics), choices.length > 1 ? choice : null), this.content, h('p', { class: 'soft' }, t.session.usual));
    this.show(first);
  }

  private show(segment: Segment | null): void {
    this.top.replaceChildren(headline(this.details, this.activity, segment));
    const metrics = metricsOf(this.details, segment);
    const known = metrics.filter(metric => metric.form.isKnown);
    const isThere = (metric: Metric) => Number.isFinite(metric.value);
    const folded = (name: string, some: readonly Metric[]) => (some.length === 0 ? [] : [h('details', { class: 'more' }, h('summary', {}, `${name} (${some.length})`), ...tables(some))]);
    this.content.replaceChildren(...tables(known.filter(isThere)), ...folded(t.session.notMeasured, known.filter(metric => !isThere(metric))), ...folded(t.session.more, metrics.filter(metric => !metric.form.isKnown)));
  }
}
