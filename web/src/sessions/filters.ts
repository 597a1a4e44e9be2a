import { activities } from '../activities';
import type { Account } from '../account';
import { apiDay } from '../dates';
import { h } from '../dom';
import { fetchPeople, peopleOptions } from '../people/fetch-people';
import { nameOf, t } from '../words';

const names = ['title', 'activity', 'user_id', 'start_date', 'end_date'] as const;
const typingPause = 300;

/** What the list is asked for: the filters of an address as the API wants them. */
export function apiQuery(filters: URLSearchParams, limit: number): URLSearchParams {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const name of [...names, 'start_after_id', 'end_before_id']) {
    const value = filters.get(name) ?? '';
    if (value !== '') query.set(name, name.endsWith('_date') ? apiDay(value) : value);
  }
  return query;
}

/** The fields above the list. They live in the address, so that a filtered list can be sent to somebody and "back" works. */
export class Filters {
  readonly element = h('form', { class: 'filters', role: 'search', 'aria-label': t.sessions.heading });
  private readonly client = h('select', { name: 'user_id', id: 'filter-client' }, h('option', { value: '' }, t.sessions.everyone));
  private readonly clientField = field('filter-client', t.sessions.client, this.client);
  private readonly clear = h('button', { type: 'button', class: 'quiet' }, t.sessions.clear);
  private timer = 0;

  constructor(private readonly onChange: (filters: URLSearchParams) => void) {
    const activity = h('select', { name: 'activity', id: 'filter-activity' }, h('option', { value: '' }, t.all), ...activities.map(one => h('option', { value: one.name }, nameOf(t.activities, one.name))));
    this.clientField.hidden = true;
    this.element.append(
      field('filter-title', t.sessions.search, h('input', { type: 'search', name: 'title', id: 'filter-title', maxlength: 200 })),
      field('filter-activity', t.sessions.activity, activity),
      this.clientField,
      field('filter-from', t.sessions.from, h('input', { type: 'date', name: 'start_date', id: 'filter-from' })),
      field('filter-to', t.sessions.to, h('input', { type: 'date', name: 'end_date', id: 'filter-to' })),
      this.clear);
    this.element.addEventListener('submit', event => event.preventDefault());
    this.element.addEventListener('input', event => {
      clearTimeout(this.timer);
      const isTyped = (event.target as HTMLInputElement).type === 'search';
      this.timer = window.setTimeout(() => this.onChange(this.read()), isTyped ? typingPause : 0);
    });
    this.clear.addEventListener('click', () => {
      this.show(new URLSearchParams());
      this.onChange(new URLSearchParams());
    });
  }

  /** Shows the filters of an address. */
  show(filters: URLSearchParams): void {
    for (const name of names) {
      const input = this.element.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
      const value = filters.get(name) ?? '';
      if (input === this.client && value !== '' && ![...this.client.options].some(option => option.value === value)) this.client.append(h('option', { value }, value));
      if (input.value !== value) input.value = value;
    }
    if (this.client.value !== '') this.clientField.hidden = false;
    this.clear.hidden = names.every(name => (filters.get(name) ?? '') === '');
  }

  /** Offers the clients to those who have some. */
  async offerClients(account: Account): Promise<void> {
    const people = await fetchPeople(account);
    const chosen = this.client.value;
    if (people.length < 2) return;
    this.client.replaceChildren(h('option', { value: '' }, t.sessions.everyone), ...peopleOptions(people, chosen));
    this.clientField.hidden = false;
  }

  private read(): URLSearchParams {
    const filters = new URLSearchParams();
    for (const [name, value] of new FormData(this.element)) if (typeof value === 'string' && value.trim() !== '') filters.set(name, value.trim());
    this.clear.hidden = filters.size === 0;
    return filters;
  }
}

function field(id: string, label: string, input: HTMLElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}
