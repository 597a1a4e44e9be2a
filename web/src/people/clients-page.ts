import type { Account } from '../account';
import { ask, confirmRemoval } from '../dialog';
import { h, write } from '../dom';
import { plain } from '../numbers';
import { number } from '../reading';
import { t } from '../words';
import { Coaches } from './coaches';
import { lastOf, profileFields, readPeople, readPerson, shownField } from './people-body';
import type { Person } from './people-body';

const path = '/client-management/clients/';
const pageSize = 50;
type Labels = Readonly<Record<string, unknown>>;

const labelOf = (name: string): string => String((t.clients as Labels)[name] ?? name);

const fixedOrNone = (person: Person, name: string): string => (Number.isFinite(number(person.profile[name])) ? plain(number(person.profile[name])) : '');

/** The people whose sessions are kept: a table, and a form for one. */
export class ClientsPage {
  readonly element = h('div', { class: 'people' });
  private readonly line = h('p', { class: 'soft', role: 'status' });
  private readonly body = h('tbody');
  private readonly search = h('input', { type: 'search', 'aria-label': t.clients.search, placeholder: t.clients.search });
  private readonly more = h('button', { type: 'button', hidden: true }, t.sessions.older);
  private readonly table = h('div', { class: 'card table-card', hidden: true });
  private people: Person[] = [];
  private last = '';

  constructor(private readonly account: Account) {
    const add = h('button', { type: 'button', class: 'primary' }, t.clients.add);
    add.addEventListener('click', () => void this.form(null));
    this.search.addEventListener('input', () => this.draw());
    this.more.addEventListener('click', () => void this.load(this.last));
    const heads: [string, string | null][] = [[t.clients.display_name, null], [t.clients.email, null], ...(['age', 'height', 'weight'] as const).map((name): [string, string] => [labelOf(name), 'figure-cell'])];
    this.table.append(h('table', { class: 'plain-table' },
      h('caption', { class: 'unseen' }, t.clients.heading),
      h('thead', {}, h('tr', {}, ...heads.map(([head, kind]) => h('th', { scope: 'col', class: kind }, head)), h('td', {}))), this.body));
    this.element.append(h('div', { class: 'title-row' }, h('h1', {}, t.clients.heading), add), this.search, this.line, this.table, this.more);
  }

  async load(after = ''): Promise<void> {
    try {
      const body = await this.account.ask(`${path}?limit=${pageSize}${after === '' ? '' : `&start_after_id=${encodeURIComponent(after)}`}`);
      const page = readPeople(body);
      this.people = after === '' ? page : [...this.people, ...page];
      this.last = lastOf(body) || (page.at(-1)?.id ?? '');
      this.more.hidden = page.length < pageSize;
      this.draw();
    } catch (cause) {
      write(this.line, cause instanceof Error ? cause.message : t.somethingWrong);
    }
  }

  private draw(): void {
    const wanted = this.search.value.trim().toLowerCase();
    const shown = this.people.filter(one => `${one.name} ${one.email} ${one.id}`.toLowerCase().includes(wanted));
    this.search.hidden = this.people.length < 6;
    this.table.hidden = shown.length === 0;
    write(this.line, shown.length === 0 ? t.clients.none : '');
    this.body.replaceChildren(...shown.map(one => this.row(one)));
  }

  private row(person: Person): HTMLElement {
    const edit = h('button', { type: 'button', class: 'quiet' }, t.edit);
    const remove = h('button', { type: 'button', class: 'quiet' }, t.remove);
    edit.addEventListener('click', () => void this.form(person));
    remove.addEventListener('click', () => void confirmRemoval(t.clients.deleteHeading, t.clients.deleteMore(person.name || person.id), () => this.account.tell('DELETE', `${path}${encodeURIComponent(person.id)}/`)).then(isDone => isDone && void this.load()));
    const cell = (label: string, value: string, isNumber = false) => h('td', { 'data-label': label, class: isNumber ? 'figure-cell' : null }, value || '–');
    return h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: `/sessions/?user_id=${encodeURIComponent(person.id)}`, title: t.clients.sessions }, person.name || person.id), h('span', { class: 'soft id-line' }, person.id)),
      cell(t.clients.email, person.email), ...(['age', 'height', 'weight'] as const).map(name => cell(labelOf(name), fixedOrNone(person, name), true)),
      h('td', { class: 'row-buttons' }, edit, remove));
  }

  private async form(person: Person | null): Promise<void> {
    const inputs = new Map<string, HTMLInputElement | HTMLSelectElement>();
    const field = (name: string, attributes: Readonly<Record<string, string | number | boolean>>) => {
      const input = h('input', { id: `client-${name}`, autocomplete: 'off', ...attributes, value: person === null ? '' : shownField(person.profile, name) });
      inputs.set(name, input);
      return h('div', { class: 'field' }, h('label', { for: input.id }, labelOf(name)), input);
    };
    const gender = () => {
      const now = person === null ? '' : shownField(person.profile, 'gender');
      const choices = [['', t.clients.noSex], ['female', t.clients.female], ['male', t.clients.male]] as [string, string][];
      if (!choices.some(([value]) => value === now)) choices.push([now, now]);
      const select = h('select', { id: 'client-gender' }, ...choices.map(([value, label]) => h('option', { value, selected: value === now }, label)));
      inputs.set('gender', select);
      return h('div', { class: 'field' }, h('label', { for: 'client-gender' }, labelOf('gender')), select);
    };
    const coaches = await Coaches.load(this.account, person?.id ?? null);
    const content = h('div', { class: 'form-grid' },
      field('display_name', { required: true, maxlength: 200 }), field('email', { type: 'email', maxlength: 254 }),
      ...profileFields.map(one => (one.kind === 'gender' ? gender() : one.kind === 'number' ? field(one.name, { type: 'number', min: one.min, max: one.max, step: one.step }) : field(one.name, { type: one.kind, maxlength: 100 }))));
    const numeric = new Set<string>(profileFields.filter(one => one.kind === 'number').map(one => one.name));
    const isDone = await ask(person === null ? t.clients.add : t.clients.editHeading, [content, ...(coaches === null ? [] : [coaches.element])], { label: t.save }, async () => {
      const said = [...inputs].map(([name, input]) => [name, input.value.trim()] as const).filter(([, value]) => person !== null || value !== '');
      const profile = Object.fromEntries(said.map(([name, value]) => [name, value === '' ? null : numeric.has(name) ? Number(value) : value]));
      const saved = readPerson(await (person === null ? this.account.tell('POST', path, profile) : this.account.tell('PUT', `${path}${encodeURIComponent(person.id)}/`, profile)));
      await coaches?.save(saved.id);
    });
    if (isDone) await this.load();
  }
}
