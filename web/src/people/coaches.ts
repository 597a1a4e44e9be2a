import type { Account } from '../account';
import { h } from '../dom';
import { t } from '../words';
import { fetchPeople } from './fetch-people';

const path = '/admin-management/sub-admins/';
const clientsOf = (coach: string) => `${path}${encodeURIComponent(coach)}/clients/`;

/** Which sub-admins see a client, to be ticked. */
export class Coaches {
  readonly element: HTMLElement;

  private constructor(private readonly account: Account, private readonly boxes: readonly (readonly [HTMLInputElement, boolean])[], labels: readonly HTMLElement[]) {
    this.element = h('fieldset', { class: 'coaches' }, h('legend', {}, t.clients.coaches), h('p', { class: 'soft' }, t.clients.coachesMore), ...labels);
  }

  /** Reads who sees the client, nobody yet for a new one; null for those who may not say so, and where there are no sub-admins. */
  static async load(account: Account, client: string | null): Promise<Coaches | null> {
    if ((await account.role()) !== 'admin') return null;
    const all = (await fetchPeople(account, path)).filter(one => one.id !== client);
    if (all.length === 0) return null;
    const isOf = await Promise.all(all.map(async one => client !== null && (await fetchPeople(account, clientsOf(one.id))).some(other => other.id === client)));
    const inputs = all.map((one, i) => h('input', { type: 'checkbox', value: one.id, checked: isOf[i] ?? false }));
    return new Coaches(account, inputs.map((input, i) => [input, isOf[i] ?? false] as const), all.map((one, i) => h('label', { class: 'tick' }, inputs[i]!, h('span', {}, one.name || one.id))));
  }

  /** Tells the server what has changed. @throws Refusal with its sentence. */
  async save(client: string): Promise<void> {
    for (const [{ value, checked }, before] of this.boxes) if (checked !== before) await this.account.tell(checked ? 'PUT' : 'DELETE', `${clientsOf(value)}${encodeURIComponent(client)}/`);
  }
}
