import { h } from '../dom';
import { nameOf, t } from '../words';
import type { Details, Phase, Segment } from './details';
import type { Playhead } from './playhead';

/** One band of the timeline: a phase of a segment, or a segment that has none. */
export interface Band extends Phase {
  label: string;
  color: number;
}

const colors = 7;

/** What a segment is called: jump_2 → Jump 2. */
export function segmentName(segment: Pick<Segment, 'name' | 'side'>): string {
  const [, kind = segment.name, number = ''] = /^(.*?)_?(\d*)$/.exec(segment.name) ?? [];
  const side = segment.side === 'left' ? t.left : segment.side === 'right' ? t.right : '';
  return [nameOf(t.segments, kind), number, side].filter(part => part !== '').join(' ');
}

/** The bands of a session in order of time; phases of one name have one colour. */
export function bandsOf(details: Pick<Details, 'segments'>): Band[] {
  const order: string[] = [];
  const colorOf = (name: string) => {
    if (!order.includes(name)) order.push(name);
    return order.indexOf(name) % colors;
  };
  return details.segments
    .flatMap(segment => (segment.phases.length > 0
      ? segment.phases.map(phase => ({ ...phase, label: nameOf(t.phases, phase.name), color: colorOf(phase.name) }))
      : [{ name: segment.name, start: segment.start, end: segment.end, label: segmentName(segment), color: colorOf(segment.side || segment.name) }]))
    .filter(band => band.end > band.start)
    .sort((a, b) => a.start - b.start);
}

/** Coloured bands under the video; a click goes to where the phase begins. */
export class Timeline {
  readonly element: HTMLElement;
  private readonly mark = h('span', { class: 'timeline-mark', 'aria-hidden': 'true' });
  private readonly buttons: readonly (readonly [Band, HTMLButtonElement])[];

  constructor(bands: readonly Band[], private readonly playhead: Playhead, pause: () => void) {
    this.buttons = bands.map(band => {
      const button = h('button', { type: 'button', class: `band band-${band.color}`, title: band.label }, h('span', {}, band.label));
      button.style.left = this.percent(band.start);
      button.style.width = this.percent(band.end - band.start);
      button.addEventListener('click', () => {
        pause();
        playhead.move(band.start);
      });
      return [band, button] as const;
    });
    this.element = h('div', { class: 'timeline', role: 'group', 'aria-label': t.session.phases, hidden: bands.length === 0 }, ...this.buttons.map(([, button]) => button), this.mark);
    playhead.onMove(now => this.show(now));
    this.show(0);
  }

  private percent(seconds: number): string {
    return `${((seconds / this.playhead.end) * 100).toFixed(3)}%`;
  }

  private show(now: number): void {
    this.mark.style.left = this.percent(now);
    for (const [band, button] of this.buttons) button.classList.toggle('is-now', now >= band.start && now < band.end);
  }
}
