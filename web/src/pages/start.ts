import { byId, h } from '../dom';
import { showLiveList } from '../live-list';
import { addressOf, stateBadge } from '../sessions/badge';
import { demoCards } from '../sessions/demos';
import { readSessionPage } from '../sessions/list-body';
import type { Summary } from '../sessions/list-body';
import { thumbnail } from '../sessions/thumbnail';
import { pagePath } from '../activities';
import { tellMoment } from '../dates';
import { account, open } from '../shell';
import '../styles/list-page.css';

// Who has fewer sees what comes out before anything was put in.
const few = 3;

await open(async () => {
  const sessions = await account.ask('/session-management/sessions/?limit=5').then(body => readSessionPage(body).sessions, () => []);
  const entries = sessions.flatMap(entry);
  if (entries.length > 0) byId('recent').replaceChildren(h('ul', { class: 'entries', role: 'list' }, ...entries));
  byId('newest').hidden = entries.length === 0;
  if (entries.length < few) byId('newest').after(demoCards());
});
showLiveList(byId('live-list'), account);

function entry(session: Summary): HTMLElement[] {
  const at = addressOf(session);
  if (at === null) return [];
  return [h('li', {}, h('a', { class: 'recent', href: pagePath(at) }, thumbnail(session.thumbnailUrl, session.activity),
    h('span', {}, h('strong', {}, session.title), h('span', { class: 'soft' }, [session.userName, tellMoment(session.createdAt)].filter(Boolean).join(' · '))), stateBadge(session.status, session.progress)))];
}
