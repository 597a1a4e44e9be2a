import type { Account } from '../account';
import { h } from '../dom';
import { lastOf, readPeople } from './people-body';
import type { Person } from './people-body';

const pageSize = 100;
const mostPages = 10;

/** The first thousand of the people whom a key sees; none where it sees none. */
export async function fetchPeople(account: Account, path = '/client-management/clients/'): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (let page = 0, after = ''; page < mostPages; page++) {
    const body = await account.ask(`${path}?limit=${pageSize}${after === '' ? '' : `&start_after_id=${encodeURIComponent(after)}`}`).catch(() => null);
    const found = readPeople(body);
    people.push(...found);
    after = lastOf(body);
    if (found.length < pageSize || after === '') break;
  }
  return people;
}

/** People as choices, by name. */
export const peopleOptions = (people: readonly Person[], chosen: string): HTMLOptionElement[] =>
  [...people].sort((a, b) => (a.name || a.id).localeCompare(b.name || b.id)).map(one => h('option', { value: one.id, selected: one.id === chosen }, one.name || one.id));
