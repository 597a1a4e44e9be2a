import { byId, h } from '../dom';
import { showLiveList } from '../live-list';
import { addressOf, stateBadge } from '../sessions/badge';
import { readSessionPage } from '../sessions/list-body';
import { pagePath } from '../activities';
import { tellMoment } from '../dates';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/list-page.css';

await open();
showLiveList(byId('live-list'), account);
const recent = await account.ask('/session-management/sessions/?limit=5').then(readSessionPage, () => null);
const entries = (recent?.sessions ?? []).flatMap(session => {
  const at = addressOf(session);
  return at === null ? [] : [h('li', {}, h('a', { class: 'recent', href: pagePath(at) }, h('span', {}, h('strong', {}, session.title), h('span', { class: 'soft' }, [session.userName, tellMoment(session.createdAt)].filter(Boolean).join(' · '))), stateBadge(session.status, session.progress)))];
});
byId('recent').replaceChildren(entries.length === 0 ? h('p', { class: 'soft' }, t.sessions.empty) : h('ul', { class: 'entries', role: 'list' }, ...entries));
