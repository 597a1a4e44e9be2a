import type { Account } from './account';
import { h, write } from './dom';
import { fixed } from './numbers';
import { readMetrics, readSessionStatus } from './wire';

const shown = [
  { metric: 'max_bar_speed', label: 'Fastest bar', unit: 'm/s', digits: 2 },
  { metric: 'max_bar_height', label: 'Highest bar', unit: 'm', digits: 2 },
  { metric: 'max_power', label: 'Most power', unit: 'W', digits: 0 },
  { metric: 'total_time', label: 'Whole lift', unit: 's', digits: 2 },
] as const;

const ends: Readonly<Record<string, string>> = {
  key_off: 'The key of the camera was switched off or has expired.',
  vanished: 'The camera was lost.',
  interrupted: 'The stream was interrupted.',
  shutting_down: 'The server is shutting down.',
};

const poll = 30;
const mostTrouble = 5;

/** What comes after the end: the analysis of the session, and its numbers when it is done. */
export class Aftermath {
  readonly element = h('section', { class: 'card aftermath', hidden: true, 'aria-live': 'polite' });

  private newest = 0;

  constructor(private readonly account: Account) {}

  async follow(sessionId: string, reason: string): Promise<void> {
    // A session that ends while another is still followed takes the place; the older one falls silent.
    const mine = ++this.newest;
    const line = h('p', {}, 'The session is being analyzed …');
    const progress = h('progress', { max: 1, 'aria-label': 'Progress of the analysis' });
    this.element.replaceChildren(h('h2', {}, ends[reason] ?? 'The stream has ended.'), line, progress);
    this.element.hidden = false;
    const ending = await this.untilDone(sessionId, line, progress, () => mine === this.newest);
    if (mine !== this.newest) return;
    progress.remove();
    write(line, ending);
    if (sessionId === '') return;
    const address = `/weightlifting/sessions/${encodeURIComponent(sessionId)}/`;
    const metrics = await this.account.ask(address).then(readMetrics, () => new Map<string, number>());
    if (mine !== this.newest) return;
    this.showMetrics(metrics);
    this.element.append(h('p', { class: 'soft' }, 'For programs: ', h('a', { href: `${location.origin}${address}` }, address), ' with your API key.'));
  }

  private async untilDone(sessionId: string, line: HTMLElement, progress: HTMLProgressElement, isWanted: () => boolean): Promise<string> {
    const path = `/sessions/${encodeURIComponent(sessionId)}/status/?wait=${poll}`;
    for (let trouble = 0; trouble < mostTrouble && isWanted(); ) {
      try {
        const { status, progress: part, error } = readSessionStatus(await this.account.ask(path));
        if (status === 'completed') return 'Done. These are the final numbers.';
        if (status === 'interrupted') return 'The stream broke off; what had arrived is kept, with the numbers that were shown.';
        if (status === 'failed') return error || 'The analysis failed.';
        write(line, status === 'live' ? 'The last pictures are being stored …' : `The session is being analyzed … ${Math.round(part * 100)} %`);
        progress.value = part;
        trouble = 0;
      } catch (cause) {
        if (this.account.key === null) return 'Sign in again to see the result.';
        trouble++;
        write(line, cause instanceof Error ? cause.message : 'The server cannot be reached.');
        await new Promise(resolve => setTimeout(resolve, 2000));
      }
    }
    return 'The state of the analysis could not be read. It goes on without this page.';
  }

  private showMetrics(metrics: ReadonlyMap<string, number>): void {
    const measured = shown.filter(each => metrics.has(each.metric));
    if (measured.length === 0) return;
    this.element.append(h('dl', { class: 'facts' }, ...measured.map(each =>
      h('div', {}, h('dt', {}, each.label), h('dd', {}, h('span', { class: 'big' }, fixed(metrics.get(each.metric)!, each.digits)), h('span', { class: 'unit' }, ` ${each.unit}`))))));
  }
}
