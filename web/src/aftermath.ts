import type { Account } from './account';
import { h, write } from './dom';
import { fixed } from './numbers';
import { readMetrics, readSessionStatus } from './wire';
import { t } from './words';

const shown = [
  { metric: 'max_bar_speed', label: t.live.result.speed, unit: 'm/s', digits: 2 },
  { metric: 'max_bar_height', label: t.live.result.height, unit: 'm', digits: 2 },
  { metric: 'max_power', label: t.live.result.power, unit: 'W', digits: 0 },
  { metric: 'total_time', label: t.live.result.time, unit: 's', digits: 2 },
] as const;

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
    const line = h('p', {}, t.live.analysing);
    const progress = h('progress', { max: 1, 'aria-label': t.live.analysisProgress });
    this.element.replaceChildren(h('h2', {}, t.live.ends[reason] ?? t.live.hasEnded), line, progress);
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
    this.element.append(h('p', {}, h('a', { class: 'button', href: `/sessions/view/?activity=weightlifting&id=${encodeURIComponent(sessionId)}` }, t.live.openSession)));
  }

  private async untilDone(sessionId: string, line: HTMLElement, progress: HTMLProgressElement, isWanted: () => boolean): Promise<string> {
    const path = `/sessions/${encodeURIComponent(sessionId)}/status/?wait=${poll}`;
    for (let trouble = 0; trouble < mostTrouble && isWanted(); ) {
      try {
        const { status, progress: part, error } = readSessionStatus(await this.account.ask(path));
        if (status === 'completed') return t.live.done;
        if (status === 'interrupted') return t.live.brokeOff;
        if (status === 'failed') return error || t.live.analysisFailed;
        write(line, status === 'live' ? t.live.storing : `${t.live.analysing} ${Math.round(part * 100)} %`);
        progress.value = part;
        trouble = 0;
      } catch (cause) {
        if (this.account.key === null) return t.live.signInAgain;
        trouble++;
        write(line, cause instanceof Error ? cause.message : t.noServer);
        await new Promise(resolve => setTimeout(resolve, 2000));
      }
    }
    return t.live.unreadable;
  }

  private showMetrics(metrics: ReadonlyMap<string, number>): void {
    const measured = shown.filter(each => metrics.has(each.metric));
    if (measured.length === 0) return;
    this.element.append(h('dl', { class: 'facts' }, ...measured.map(each =>
      h('div', {}, h('dt', {}, each.label), h('dd', {}, h('span', { class: 'big' }, fixed(metrics.get(each.metric)!, each.digits)), h('span', { class: 'unit' }, ` ${t.units[each.unit] ?? each.unit}`))))));
  }
}
