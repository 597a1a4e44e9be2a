import type { Account } from '../account';
import { h, write } from '../dom';
import { isUnderWay } from '../session/details';
import { t } from '../words';
import { addressOf } from './badge';
import { demoCards } from './demos';
import { apiQuery } from './filters';
import { readSessionPage } from './list-body';
import type { SessionPage, Summary } from './list-body';
import { sessionRow } from './row';

const pageSize = 20;
const busyEvery = 2000;
const calmEvery = 15_000;

/** The list of sessions: asks page by page, keeps what is under way fresh, lets two be chosen to compare. */
export class SessionList {
  readonly element = h('section', { class: 'session-list' });
  private readonly count = h('p', { class: 'soft', role: 'status' });
  private readonly rows = h('ul', { class: 'rows card', role: 'list' });
  private readonly newer = h('button', { type: 'button' }, t.sessions.newer);
  private readonly older = h('button', { type: 'button' }, t.sessions.older);
  private readonly pager = h('nav', { class: 'pager', 'aria-label': t.sessions.pageOf, hidden: true }, this.newer, this.older);
  private readonly compare = h('a', { class: 'button primary', hidden: true }, t.sessions.compareTwo);
  private readonly chosen = new Map<string, Summary>();
  private readonly foot = h('div');
  private filters = new URLSearchParams();
  private page: SessionPage | null = null;
  private drawn = '';
  private asked = 0;
  private timer = 0;

  constructor(private readonly account: Account, private readonly onPage: (filters: URLSearchParams) => void) {
    this.element.append(h('div', { class: 'list-head' }, this.count, this.compare), this.rows, this.pager, this.foot);
    this.rows.hidden = true;
    this.older.addEventListener('click', () => this.turn('start_after_id', this.page?.last ?? ''));
    this.newer.addEventListener('click', () => this.turn('end_before_id', this.page?.first ?? ''));
    document.addEventListener('visibilitychange', () => document.hidden || void this.ask());
  }

  /** Shows what an address asks for. */
  show(filters: URLSearchParams): void {
    this.filters = filters;
    // An open menu holds back what only refreshes the list, not what was asked for.
    for (const menu of this.rows.querySelectorAll<HTMLDetailsElement>('details[open]')) menu.open = false;
    void this.ask();
  }

  private turn(name: 'start_after_id' | 'end_before_id', id: string): void {
    const filters = new URLSearchParams(this.filters);
    filters.delete('start_after_id');
    filters.delete('end_before_id');
    filters.set(name, id);
    this.onPage(filters);
    this.show(filters);
    scrollTo({ top: 0 });
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    const mine = ++this.asked;
    try {
      const page = readSessionPage(await this.account.ask(`/session-management/sessions/?${apiQuery(this.filters, pageSize)}`));
      if (mine !== this.asked) return;
      this.page = page;
      this.draw(page);
    } catch (cause) {
      if (mine !== this.asked) return;
      write(this.count, cause instanceof Error ? cause.message : t.somethingWrong);
    }
    const isBusy = this.page?.sessions.some(session => isUnderWay(session.status)) ?? false;
    this.timer = window.setTimeout(() => document.hidden || void this.ask(), isBusy ? busyEvery : calmEvery);
  }

  private draw(page: SessionPage): void {
    const isFiltered = [...this.filters].length > 0;
    // Signed links change with each answer; what is shown does not.
    const now = JSON.stringify(page.sessions.map(({ thumbnailUrl, metrics, ...rest }) => [rest, thumbnailUrl !== '', [...metrics]]));
    write(this.count, page.sessions.length > 0 ? t.sessions.found(page.total || page.sessions.length) : isFiltered ? t.sessions.nothing : '');
    if (now === this.drawn || this.rows.querySelector('details[open]') !== null) return;
    this.drawn = now;
    const focused = (document.activeElement?.closest('.row-link') as HTMLAnchorElement | null)?.href;
    this.rows.hidden = page.sessions.length === 0;
    this.rows.replaceChildren(...page.sessions.map(session => sessionRow(this.account, session, this.chosen.has(session.id), {
      choose: (one, isChosen) => this.choose(one, isChosen),
      changed: () => void this.ask(),
    })));
    if (focused !== undefined) [...this.rows.querySelectorAll<HTMLAnchorElement>('.row-link')].find(link => link.href === focused)?.focus();
    this.pager.hidden = page.total <= pageSize && !this.filters.has('start_after_id') && !this.filters.has('end_before_id');
    this.older.disabled = page.sessions.length < pageSize;
    this.newer.disabled = !this.filters.has('start_after_id') && !this.filters.has('end_before_id');
    const isEmpty = page.sessions.length === 0 && !isFiltered;
    this.foot.replaceChildren(...(isEmpty ? [h('div', { class: 'card empty' }, h('h2', {}, t.sessions.empty), h('p', {}, t.sessions.emptyMore), h('p', { class: 'actions' }, h('a', { class: 'button primary', href: '/upload/' }, t.start.upload)))] : []), ...(page.sessions.length < 4 && !isFiltered ? [demoCards()] : []));
  }

  private choose(session: Summary, isChosen: boolean): void {
    if (isChosen) this.chosen.set(session.id, session);
    else this.chosen.delete(session.id);
    // A third takes the place of the oldest.
    while (this.chosen.size > 2) this.chosen.delete([...this.chosen.keys()][0]!);
    for (const box of this.rows.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = this.chosen.has(box.value);
    const [a, b] = [...this.chosen.values()];
    this.compare.hidden = a === undefined || b === undefined;
    const at = a === undefined ? null : addressOf(a);
    if (at !== null && b !== undefined) this.compare.href = `/compare/?activity=${at.activity.path}&a=${a!.id}&b=${b.id}`;
  }
}
