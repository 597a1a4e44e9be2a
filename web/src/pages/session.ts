import { demoOf, readPagePath } from '../activities';
import { byId, h } from '../dom';
import { SessionPage } from '../session/session-page';
import { load } from '../session/load';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/session-page.css';

await open();
const page = byId('page');
const where = readPagePath(new URLSearchParams(location.search));
if (where === null) page.replaceChildren(notice(t.session.notFound));
else {
  try {
    const loaded = await load(account, where.isDemo && where.activity !== null ? demoOf(where.activity) : where);
    await new SessionPage(account, page, loaded).show();
  } catch (cause) {
    page.replaceChildren(notice(cause instanceof Error ? cause.message : t.session.notFound));
  }
}

function notice(sentence: string): HTMLElement {
  return h('div', { class: 'narrow card' }, h('h1', {}, t.session.heading), h('p', { role: 'alert' }, sentence), h('p', {}, h('a', { href: '/sessions/' }, t.start.allSessions)));
}
