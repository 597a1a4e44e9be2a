import { tellMoment } from '../dates';
import { h } from '../dom';
import { planCharts } from '../session/chart-plan';
import type { ChartPlan } from '../session/chart-plan';
import type { Loaded } from '../session/load';
import { pagePath } from '../activities';
import { Player } from '../session/player';
import { Playhead } from '../session/playhead';
import { SeriesChart } from '../session/series-chart';
import { bandsOf, Timeline } from '../session/timeline';
import { t } from '../words';
import { lay, phaseAnchors, timeAnchors, toSecond } from './alignment';
import type { Anchors } from './alignment';
import { differenceTable } from './difference-table';

const enough = 0.2;

/** Two sessions side by side: videos in step, curves over each other, numbers with their differences. */
export class CompareView {
  readonly element = h('div', { class: 'compare' });
  private readonly charts = h('div', { class: 'charts' });
  private anchors: Anchors;

  constructor(private readonly first: Loaded, private readonly second: Loaded) {
    this.anchors = phaseAnchors(first.details, second.details);
    const [a, b] = [first, second].map(({ details }) => new Playhead(details.times.at(-1) ?? 0)) as [Playhead, Playhead];
    const [left, right] = [[first, a], [second, b]].map(([loaded, head]) => new Player(head as Playhead, (loaded as Loaded).details.times, (loaded as Loaded).details.quality?.slowMotion ?? 1)) as [Player, Player];
    // The first leads: the second shows what belongs to the same moment of the movement.
    a.onMove(now => b.move(toSecond(this.anchors, now), a));
    right.element.classList.add('is-led');
    const side = (loaded: Loaded, player: Player, head: Playhead, label: string, color: string) => {
      const { details, at } = loaded;
      player.show(details.analyzedVideoUrl || details.videoUrl);
      const timeline = new Timeline(bandsOf(details), head, () => player.pause());
      return h('section', { class: 'card video-card' },
        h('div', { class: 'card-head' }, h('h2', { class: `pair-name ${color}` }, label), h('a', { href: pagePath(at) }, details.title), h('span', { class: 'soft' }, [details.userName, tellMoment(details.createdAt), at.version === null ? '' : t.session.versionN(at.version)].filter(Boolean).join(' · '))),
        player.element, timeline.element);
    };
    const drawCharts = () => this.charts.replaceChildren(...this.plans().map(plan => new SeriesChart(plan, first.details.times, bandsOf(first.details), a, left).element));
    this.element.append(
      h('div', { class: 'card-head' }, h('p', { class: 'soft' }, t.compare.from), this.stepChoice(() => {
        drawCharts();
        b.move(toSecond(this.anchors, a.time), a);
      })),
      h('div', { class: 'pair-row' }, side(first, left, a, t.compare.first, 'ankle'), side(second, right, b, t.compare.second, 'hip')),
      h('section', { class: 'charts-section' }, h('div', { class: 'card-head' }, h('h2', {}, t.compare.charts)), this.charts),
      differenceTable(first.details, second.details));
    drawCharts();
    a.move(first.details.segments[0]?.start ?? 0.001);
  }

  private stepChoice(onChange: () => void): HTMLElement {
    const radio = (label: string, isChecked: boolean, make: typeof phaseAnchors) => {
      const input = h('input', { type: 'radio', name: 'step', checked: isChecked });
      input.addEventListener('change', () => {
        this.anchors = make(this.first.details, this.second.details);
        onChange();
      });
      return h('label', {}, input, h('span', {}, label));
    };
    return h('fieldset', { class: 'choice' }, h('legend', { class: 'unseen' }, t.compare.step), h('div', { class: 'segments' }, radio(t.compare.byPhase, true, phaseAnchors), radio(t.compare.byTime, false, timeAnchors)));
  }

  // One chart a curve: two curves of two sessions can be told apart, eight cannot.
  private plans(): ChartPlan[] {
    const others = new Map(planCharts(this.second.details).flatMap(plan => plan.curves.map(curve => [`${plan.title}|${curve.label}`, curve.values] as const)));
    return planCharts(this.first.details).flatMap(plan => plan.curves.flatMap(curve => {
      const other = others.get(`${plan.title}|${curve.label}`);
      if (other === undefined) return [];
      const laid = lay(this.second.details.times, other, this.first.details.times, this.anchors).map(value => value ?? NaN);
      if (laid.filter(Number.isFinite).length < laid.length * enough) return [];
      return [{ title: [t.series.left, t.series.right].includes(curve.label) ? `${plan.title} · ${curve.label}` : curve.label, unit: plan.unit, curves: [{ label: t.compare.first, color: 'ankle', values: curve.values }, { label: t.compare.second, color: 'hip', values: laid }] }];
    }));
  }
}
