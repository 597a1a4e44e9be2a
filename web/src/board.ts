import { RollingChart } from './charts';
import { h, write } from './dom';
import { Drawing } from './drawing';
import { Gauge } from './gauge';
import { LatencyView } from './latency';
import { tellLedger, tellSkipped } from './ledger';
import { Lifts } from './lifts';
import { clock, fixed } from './numbers';
import type { Stage } from './stage';
import { nameOf, t } from './words';
import type { Cue, Frame, Snapshot } from './wire';

const joints = [
  { angle: 'ank_angle', label: t.series.ankle, color: 'ankle' },
  { angle: 'kne_angle', label: t.series.knee, color: 'knee' },
  { angle: 'hip_angle', label: t.series.hip, color: 'hip' },
  { angle: 'sho_angle', label: t.series.shoulder, color: 'shoulder' },
  { angle: 'elb_angle', label: t.series.elbow, color: 'elbow' },
  { angle: 'torso_angle', label: t.series.torso, color: 'torso' },
] as const;

const views: Readonly<Record<string, string>> = {
  front: t.live.frontView,
  oblique: t.live.slantView,
};

/** Everything that is seen of a live capture, on the publisher's page as on a viewer's. */
export class Board {
  readonly numbers: HTMLElement;
  readonly gauges: HTMLElement;
  readonly charts: readonly HTMLElement[];
  readonly details: readonly HTMLElement[];
  readonly lifts = new Lifts();
  private readonly repetitions = h('p', { class: 'huge' }, '0');
  private readonly phase = h('p', { class: 'phase' }, t.live.waiting);
  private readonly time = h('p', { class: 'soft' });
  private readonly speed = h('span', { class: 'big' }, '–');
  private readonly knee = h('span', { class: 'big' }, '–');
  private readonly advice = h('p', { class: 'notice', role: 'status', hidden: true });
  private readonly ledger = h('p', {}, t.live.noPictureYet);
  private readonly missed = h('p', { class: 'notice', hidden: true });
  private readonly latency = new LatencyView();
  private readonly dials = joints.map(joint => ({ ...joint, at: -1, gauge: new Gauge(joint.label, joint.color) }));
  private readonly rolling = [new RollingChart(t.live.legs, joints.slice(0, 3)), new RollingChart(t.live.upperBody, joints.slice(3))];
  private readonly drawing = new Drawing(now => this.draw(now));
  private snapshot: Snapshot | null = null;
  private newest: Frame | null = null;
  private skipped = 0;

  constructor(private readonly stage: Stage) {
    this.numbers = h('section', { class: 'card numbers measured', 'aria-label': t.live.numbers },
      h('div', { class: 'count' }, h('div', {}, h('h2', {}, t.live.repetitions), this.repetitions), h('div', { class: 'now' }, this.phase, this.time)),
      h('dl', { class: 'facts' },
        h('div', {}, h('dt', {}, t.series.barSpeed), h('dd', {}, this.speed, h('span', { class: 'unit' }, ` ${t.units['m/s'] ?? 'm/s'}`))),
        h('div', {}, h('dt', {}, t.live.kneeAtBottom), h('dd', {}, this.knee))),
      h('p', { class: 'soft' }, t.live.provisional),
      this.advice);
    this.gauges = h('section', { class: 'gauges measured', 'aria-label': t.live.nearAngles }, ...this.dials.map(dial => dial.gauge.element));
    this.charts = this.rolling.map(chart => chart.element);
    this.details = [this.latency.element, h('section', { class: 'card measured' }, h('h2', {}, t.live.pictures), this.ledger, this.missed)];
  }

  /** Begins with a session, or goes on with it after the line broke. */
  begin(snapshot: Snapshot): void {
    const isAnother = snapshot.sessionId !== this.snapshot?.sessionId;
    this.snapshot = snapshot;
    if (isAnother) {
      this.newest = null;
      this.skipped = 0;
      this.lifts.begin();
      this.stage.clear();
      this.stage.say(t.live.firstPicture);
      for (const chart of this.rolling) chart.begin(snapshot.angleNames);
      for (const dial of this.dials) dial.at = snapshot.angleNames.indexOf(dial.angle);
    }
    if (snapshot.last !== null) this.take(snapshot.last);
  }

  /** Takes a frame; it is seen when the screen is ready, unless a newer one has come by then. */
  take(frame: Frame): void {
    this.newest = frame;
    this.skipped += frame.skipped;
    for (const chart of this.rolling) chart.push(frame.time, frame.angles);
    this.drawing.ask();
  }

  /** Nothing more comes: the last numbers stay, the skeleton goes. */
  end(): void {
    this.newest = null;
    this.stage.clear();
    this.stage.say('');
  }

  tell(cue: Cue): void {
    this.lifts.add(cue);
  }

  private draw(now: number): void {
    const [frame, snapshot] = [this.newest, this.snapshot];
    if (frame === null || snapshot === null) return;
    this.stage.say('');
    this.stage.draw(frame, snapshot.bones);
    for (const dial of this.dials) dial.gauge.show(frame.angles[dial.at] ?? NaN, frame.validity[dial.at] ?? 0, now);
    for (const chart of this.rolling) chart.draw(now);
    this.latency.show(frame.latency);
    this.showState(frame);
    write(this.ledger, tellLedger(frame.ledger));
    write(this.missed, tellSkipped(this.skipped));
    this.missed.hidden = this.skipped === 0;
  }

  private showState({ state, time }: Frame): void {
    write(this.repetitions, String(state.repetitions));
    write(this.phase, nameOf(t.phases, state.phase) || t.live.ready);
    write(this.time, clock(time));
    write(this.speed, fixed(state.barSpeed, 2));
    write(this.knee, Number.isFinite(state.bottomKneeAngle) ? `${fixed(state.bottomKneeAngle)}°` : '–');
    const advice = views[state.view] ?? '';
    write(this.advice, advice);
    this.advice.hidden = advice === '';
    this.lifts.show(state);
  }
}
