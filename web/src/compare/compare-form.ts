import type { Account } from '../account';
import { activityOf } from '../activities';
import { tellDay } from '../dates';
import { h } from '../dom';
import { fetchVersions, tellVersion } from '../session/versions';
import { readSessionPage } from '../sessions/list-body';
import type { Summary } from '../sessions/list-body';
import { nameOf, t } from '../words';

/** Which two are compared. */
export interface Pair {
  activity: string;
  a: string;
  b: string;
  av: number | null;
  bv: number | null;
}

export function readPair(query: URLSearchParams): Pair {
  const version = (name: string) => (Number(query.get(name)) > 0 ? Number(query.get(name)) : null);
  return { activity: query.get('activity') ?? '', a: query.get('a') ?? '', b: query.get('b') ?? '', av: version('av'), bv: version('bv') };
}

export function pairPath(pair: Pair): string {
  const query = new URLSearchParams({ activity: pair.activity, a: pair.a, b: pair.b });
  if (pair.av !== null) query.set('av', String(pair.av));
  if (pair.bv !== null) query.set('bv', String(pair.bv));
  return `/compare/?${query}`;
}

/** Chooses the two: sessions of the newest hundred, and of each which analysis. */
export async function compareForm(account: Account, pair: Pair): Promise<HTMLElement> {
  const sessions = await account.ask('/session-management/sessions/?limit=100').then(readSessionPage).then(page => page.sessions.filter(one => one.status === 'completed' || one.version > 0), () => [] as Summary[]);
  const option = (one: Summary, chosen: string) => h('option', { value: one.id, selected: one.id === chosen }, [one.title, one.userName, tellDay(one.createdAt), nameOf(t.activities, one.activity)].filter(Boolean).join(' · '));
  const side = (name: 'a' | 'b', label: string) => {
    const session = h('select', { id: `pair-${name}` }, h('option', { value: '' }, '–'), ...sessions.map(one => option(one, pair[name])));
    const version = h('select', { id: `pair-${name}v`, 'aria-label': `${label}: ${t.compare.version}` });
    const fillVersions = async () => {
      const found = sessions.find(one => one.id === session.value);
      const activity = activityOf(found?.activity ?? pair.activity);
      const all = activity === null || session.value === '' ? [] : await fetchVersions(account, { activity, id: session.value, version: null, isDemo: false });
      const wanted = session.value === pair[name] ? (name === 'a' ? pair.av : pair.bv) : null;
      version.replaceChildren(...all.map((one, i) => h('option', { value: one.version, selected: one.version === (wanted ?? all[0]?.version) }, tellVersion(one, i === 0))));
      version.hidden = all.length < 2;
    };
    version.hidden = true;
    session.addEventListener('change', () => void fillVersions());
    void fillVersions();
    return { session, version, element: h('div', { class: 'field' }, h('label', { for: session.id }, label), session, version) };
  };
  const [first, second] = [side('a', t.compare.first), side('b', t.compare.second)];
  const form = h('form', { class: 'card compare-form' }, first.element, second.element, h('button', { class: 'primary' }, t.compare.show));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const found = sessions.find(one => one.id === first.session.value);
    const activity = activityOf(found?.activity ?? '')?.path ?? pair.activity;
    const version = (select: HTMLSelectElement) => (select.hidden || select.value === '' ? null : Number(select.value));
    if (first.session.value === '' || second.session.value === '') return;
    location.assign(pairPath({ activity, a: first.session.value, b: second.session.value, av: version(first.version), bv: version(second.version) }));
  });
  return form;
}
