import type { Account } from './account';
import { h } from './dom';
import { nameOf, t } from './words';
import { readLiveList } from './wire';
import type { LiveEntry } from './wire';

const every = 5000;

/** Keeps the list of what is live fresh while the page is seen. */
export function showLiveList(place: HTMLElement, account: Account): void {
  let seen = '';
  const look = async () => {
    if (document.hidden) return;
    const content = await account.ask('/live/').then(list => readLiveList(list), (cause: unknown) => (cause instanceof Error ? cause.message : t.noServer));
    const now = JSON.stringify(content);
    if (now === seen) return;
    seen = now;
    place.replaceChildren(typeof content === 'string' ? h('p', { class: 'problem' }, content) : draw(content));
  };
  void look();
  setInterval(() => void look(), every);
  document.addEventListener('visibilitychange', () => void look());
}

function draw(entries: readonly LiveEntry[]): HTMLElement {
  if (entries.length === 0) return h('p', { class: 'soft' }, t.live.nothingLive);
  return h('ul', { class: 'entries', role: 'list' }, ...entries.map(entry =>
    h('li', {}, h('a', { href: `/watch/?session=${encodeURIComponent(entry.sessionId)}` },
      h('span', { class: 'live-dot', 'aria-hidden': 'true' }),
      h('strong', {}, entry.title || entry.stream),
      h('span', { class: 'soft' }, [nameOf(t.exercises, entry.exercise), entry.stream].filter(Boolean).join(' · '))))));
}
