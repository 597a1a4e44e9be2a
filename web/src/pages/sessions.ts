import { byId, h } from '../dom';
import { Filters } from '../sessions/filters';
import { SessionList } from '../sessions/session-list';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/list-page.css';

await open();
document.title = `${t.sessions.heading} · Aikynetix`;
const address = (filters: URLSearchParams) => `${location.pathname}${filters.size === 0 ? '' : `?${filters}`}`;
const list = new SessionList(account, filters => history.pushState(null, '', address(filters)));
const filters = new Filters(chosen => {
  history.replaceState(null, '', address(chosen));
  list.show(chosen);
});
const show = () => {
  const asked = new URLSearchParams(location.search);
  filters.show(asked);
  list.show(asked);
};
byId('page').append(h('div', { class: 'title-row' }, h('h1', {}, t.sessions.heading), h('a', { class: 'button primary', href: '/upload/' }, t.start.upload)), filters.element, list.element);
addEventListener('popstate', show);
show();
void filters.offerClients(account);
