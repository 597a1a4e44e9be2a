import { h, write } from './dom';
import { fixed } from './numbers';
import type { Cue, State } from './wire';

const mostCues = 30;

/** What happened so far: the repetitions with their numbers, and the cues as they came. */
export class Lifts {
  readonly cues: HTMLElement;
  readonly repetitions: HTMLElement;
  private readonly log = h('ol', { class: 'cues' });
  private readonly noCue = h('p', { class: 'soft' }, 'Cues appear here after each repetition.');
  private readonly rows = h('tbody');
  private current: { number: number; speed: HTMLElement; knee: HTMLElement } | null = null;

  constructor() {
    this.cues = h('section', { class: 'card cue-card measured' }, h('h2', {}, 'Cues'), this.noCue,
      h('div', { class: 'cue-log', role: 'log', 'aria-live': 'polite', 'aria-label': 'Cues', tabindex: '0' }, this.log));
    this.repetitions = h('section', { class: 'card measured', hidden: true },
      h('h2', {}, 'Repetitions'),
      h('table', { class: 'repetitions' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '#'), h('th', { scope: 'col' }, 'Bar speed, m/s'), h('th', { scope: 'col' }, 'Knee at the bottom'))),
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
