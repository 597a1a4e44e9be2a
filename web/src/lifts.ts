import { h, write } from './dom';
import { fixed } from './numbers';
import type { Cue, State } from './wire';
import { t } from './words';

const mostCues = 30;

/** What happened so far: the repetitions with their numbers, and the cues as they came. */
export class Lifts {
  readonly cues: HTMLElement;
  readonly repetitions: HTMLElement;
  private readonly log = h('ol', { class: 'cues' });
  private readonly noCue = h('p', { class: 'soft' }, t.live.noCue);
  private readonly rows = h('tbody');
  private current: { number: number; speed: HTMLElement; knee: HTMLElement } | null = null;

  constructor() {
    this.cues = h('section', { class: 'card cue-card measured' }, h('h2', {}, t.live.cues), this.noCue,
      h('div', { class: 'cue-log', role: 'log', 'aria-live': 'polite', 'aria-label': t.live.cues, tabindex: '0' }, this.log));
    this.repetitions = h('section', { class: 'card measured', hidden: true },
      h('h2', {}, t.live.repetitions),
      h('table', { class: 'repetitions' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '#'), h('th', { scope: 'col' }, t.live.speedColumn), h('th', { scope: 'col' }, t.live.kneeAtBottom))),
        this.rows));
  }

  /** Forgets what is shown; another session begins. */
  begin(): void {
    this.log.replaceChildren();
    this.rows.replaceChildren();
    this.noCue.hidden = false;
    this.repetitions.hidden = true;
    this.current = null;
  }

  /** Keeps one row a repetition; its numbers may come a moment after it is counted. */
  show(state: State): void {
    if (state.repetitions === 0) return;
    if (this.current === null || state.repetitions !== this.current.number) {
      this.current = { number: state.repetitions, speed: h('td'), knee: h('td') };
      this.rows.prepend(h('tr', {}, h('th', { scope: 'row' }, String(state.repetitions)), this.current.speed, this.current.knee));
      this.repetitions.hidden = false;
    }
    write(this.current.speed, fixed(state.barSpeed, 2));
    write(this.current.knee, Number.isFinite(state.bottomKneeAngle) ? `${fixed(state.bottomKneeAngle)}°` : '–');
  }

  add(cue: Cue): void {
    if (cue.text === '') return;
    this.noCue.hidden = true;
    this.log.prepend(h('li', { class: isPlain(cue.kind) ? null : 'advice' }, cue.text));
    while (this.log.childElementCount > mostCues) this.log.lastElementChild?.remove();
  }
}

const isPlain = (kind: string): boolean => ['repetition', 'bar_speed', 'bottom_knee_angle'].includes(kind);
