import type { Account } from '../account';
import { managementPath, pagePath } from '../activities';
import type { Address } from '../activities';
import { tellMoment } from '../dates';
import { askText, confirmRemoval } from '../dialog';
import { h, write } from '../dom';
import { actionsMenu } from '../menu';
import { isUnderWay } from '../session/details';
import { formOf, unitName } from '../session/metric-catalog';
import { tellValue } from '../session/metric-table';
import { nameOf, t } from '../words';
import { addressOf, stateBadge } from './badge';
import type { Summary } from './list-body';
import { thumbnail } from './thumbnail';

function numbersOf(session: Summary): HTMLElement {
  const shown = [...session.metrics].filter(([, value]) => Number.isFinite(value)).slice(0, 2).map(([key, value]) => {
    const form = formOf(key, session);
    return h('span', { class: 'row-number' }, h('strong', {}, tellValue(value * form.factor, form)), form.unit === '' ? null : ` ${unitName(form.unit)}`, h('span', { class: 'soft' }, form.label));
  });
  const isEmpty = shown.length === 0 && session.status === 'completed';
  return h('div', { class: 'row-numbers' }, ...(isEmpty ? [h('span', { class: 'soft' }, t.sessions.noNumbers)] : shown));
}

/** What the list does when a row asks for it. */
export interface RowActions {
  choose(session: Summary, isChosen: boolean): void;
  changed(): void;
}

/** One session in the list. */
export function sessionRow(account: Account, session: Summary, isChosen: boolean, actions: RowActions): HTMLElement {
  const at = addressOf(session);
  const title = h('span', { class: 'row-title' }, session.title);
  const choose = h('input', { type: 'checkbox', value: session.id, 'aria-label': t.sessions.select(session.title), disabled: session.version === 0 && session.status !== 'completed' });
  choose.checked = isChosen;
  choose.addEventListener('change', () => actions.choose(session, choose.checked));
  return h('li', { class: 'session-row' },
    h('span', { class: 'row-choose' }, choose),
    h('a', { class: 'row-link', href: at === null ? '#' : session.status === 'live' ? `/watch/?session=${session.id}` : pagePath(at) },
      thumbnail(session.thumbnailUrl, session.activity),
      h('span', { class: 'row-text' },
        title,
        h('span', { class: 'soft' }, [session.userName, nameOf(t.exercises, session.exercise)].filter(Boolean).join(' · ')),
        h('span', { class: 'soft' }, tellMoment(session.createdAt)))),
    numbersOf(session),
    h('div', { class: 'row-state' }, stateBadge(session.status, session.progress), isUnderWay(session.status) && session.status !== 'live' ? progressOf(session) : null),
    at === null ? null : rowMenu(account, at, session, title, actions));
}

const progressOf = (session: Summary): HTMLElement =>
  h('progress', { max: 1, value: session.status === 'processing' ? session.progress : null, 'aria-label': `${session.title}: ${nameOf(t.statuses, session.status)}` });

function rowMenu(account: Account, at: Address, session: Summary, title: HTMLElement, actions: RowActions): HTMLElement {
  const menu = actionsMenu(t.sessions.actions(session.title), [
    [t.rename, () => void askText(t.sessions.renameHeading, t.sessions.byTitle, session.title, async text => {
      await account.tell('PUT', managementPath(at), { title: text });
      write(title, text);
      actions.changed();
    })],
    [t.remove, () => void confirmRemoval(t.sessions.deleteHeading, t.sessions.deleteMore(session.title), () => account.tell('DELETE', managementPath(at))).then(isDone => isDone && actions.changed())],
  ]);
  menu.classList.add('row-menu');
  return menu;
}
