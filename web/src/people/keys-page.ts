import type { Account } from '../account';
import { readMoment, tellDay, tellMoment } from '../dates';
import { ask, askText, confirmRemoval } from '../dialog';
import { h, write } from '../dom';
import { fields, text } from '../reading';
import { nameOf, t } from '../words';
import { fetchPeople, peopleOptions } from './fetch-people';
import { readRows } from './people-body';

const path = '/api-management/keys/';

interface Key {
  id: string;
  title: string;
  role: string;
  user: string;
  created: Date | null;
  expires: Date | null;
  used: Date | null;
  isOff: boolean;
}

/** The keys of a list; a token is never in it. */
export function readKeys(value: unknown): Key[] {
  return readRows(value).map(from => ({
    id: text(from.key_id), title: text(from.title), role: text(from.role), user: text(from.user_uid), created: readMoment(from.created_at_iso),
    expires: readMoment(from.expires_at), used: readMoment(from.last_used_at), isOff: from.active === false,
  })).filter(key => key.id !== '');
}

/** The keys by which people and programs come in. */
export class KeysPage {
  readonly element = h('div', { class: 'people' });
  private readonly line = h('p', { class: 'soft', role: 'status' });
  private readonly body = h('tbody');
  private readonly table = h('div', { class: 'card table-card', hidden: true });

  constructor(private readonly account: Account) {
    const add = h('button', { type: 'button', class: 'primary' }, t.keys.add);
    add.addEventListener('click', () => void this.create());
    const heads = [t.keys.title, t.keys.role, t.keys.created, t.keys.lastUsed, t.keys.expires, t.keys.state];
    this.table.append(h('table', { class: 'plain-table' }, h('caption', { class: 'unseen' }, t.keys.heading), h('thead', {}, h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)), h('td', {}))), this.body));
    this.element.append(h('div', { class: 'title-row' }, h('h1', {}, t.keys.heading), add), this.line, this.table);
  }

  async load(): Promise<void> {
    try {
      const keys = readKeys(await this.account.ask(`${path}?limit=100`));
      this.table.hidden = keys.length === 0;
      write(this.line, keys.length === 0 ? t.keys.none : '');
      this.body.replaceChildren(...keys.map(key => this.row(key)));
    } catch (cause) {
      write(this.line, cause instanceof Error ? cause.message : t.somethingWrong);
    }
  }

  private row(key: Key): HTMLElement {
    const rename = h('button', { type: 'button', class: 'quiet' }, t.rename);
    const off = h('button', { type: 'button', class: 'quiet' }, t.keys.switchOff);
    const own = `${path}${encodeURIComponent(key.id)}/`;
    rename.addEventListener('click', () => void askText(t.keys.renameHeading, t.keys.title, key.title, title => this.account.tell('PATCH', own, { title })).then(isDone => isDone && void this.load()));
    off.addEventListener('click', () => void confirmRemoval(t.keys.offHeading, t.keys.offMore(key.title), () => this.account.tell('PATCH', own, { active: false }), t.keys.switchOff).then(isDone => isDone && void this.load()));
    const isOver = key.expires !== null && key.expires.getTime() < Date.now();
    const state = key.isOff ? t.keys.off : isOver ? t.keys.expired : t.keys.on;
    const cell = (label: string, value: string) => h('td', { 'data-label': label }, value);
    return h('tr', { class: key.isOff || isOver ? 'is-off' : null },
      h('th', { scope: 'row' }, key.title, key.user === '' ? null : h('span', { class: 'soft id-line' }, key.user)),
      cell(t.keys.role, nameOf(t.keys.roles, key.role).split(':')[0]!), cell(t.keys.created, tellDay(key.created) || '–'), cell(t.keys.lastUsed, tellMoment(key.used) || t.keys.never), cell(t.keys.expires, tellDay(key.expires) || t.keys.never),
      h('td', { 'data-label': t.keys.state }, h('span', { class: `state ${key.isOff || isOver ? '' : 'state-sure'}` }, state)),
      h('td', { class: 'row-buttons' }, ...(key.isOff ? [] : [rename, off])));
  }

  private async create(): Promise<void> {
    const title = h('input', { id: 'key-title', required: true, maxlength: 200, autocomplete: 'off' });
    const [people, own] = await Promise.all([fetchPeople(this.account), this.account.role()]);
    const roles = Object.entries(t.keys.roles).reverse().filter(([value]) => own === 'admin' || value === 'user');
    const role = h('select', { id: 'key-role' }, ...roles.map(([value, label]) => h('option', { value }, label)));
    const user = h('select', { id: 'key-user' });
    const expires = h('input', { id: 'key-expires', type: 'date' });
    const needUser = () => {
      user.required = role.value !== 'admin';
      user.replaceChildren(...(people.length === 1 && user.required ? [] : [h('option', { value: '' }, user.required ? t.upload.chooseClient : t.keys.nobody)]), ...peopleOptions(people, user.value));
    };
    role.addEventListener('change', needUser);
    needUser();
    let token = '';
    const field = (label: string, input: HTMLElement) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input);
    const isDone = await ask(t.keys.add, [field(t.keys.title, title), field(t.keys.role, role), field(t.keys.user, user), field(t.keys.expires, expires)], { label: t.keys.create }, async () => {
      const body = { title: title.value.trim(), role: role.value, ...(user.value === '' ? {} : { user_uid: user.value }), ...(expires.value === '' ? {} : { expires_at: `${expires.value}T23:59:59Z` }) };
      const made = fields(await this.account.tell('POST', path, body));
      token = text(made.token);
    });
    if (!isDone) return;
    await this.load();
    await showOnce(token);
  }
}

/** Shows a fresh key, the only time that anybody sees it. */
async function showOnce(token: string): Promise<void> {
  const shown = h('input', { id: 'fresh-key', readonly: true, value: token, class: 'token', 'aria-label': t.apiKey });
  const copy = h('button', { type: 'button' }, t.copy);
  copy.addEventListener('click', () => {
    shown.select();
    void navigator.clipboard?.writeText(token).then(() => write(copy, t.copied));
  });
  await ask(t.keys.add, [h('p', {}, t.keys.once), h('div', { class: 'copy-row' }, shown, copy)], { label: t.close }, async () => undefined);
}
