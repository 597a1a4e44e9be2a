import { fields, text } from './reading';
import { readProblem } from './wire';

const place = 'aiky-key';
const rolePlace = 'aiky-role';

const roles = ['admin', 'sub_admin', 'user'] as const;
export type Role = (typeof roles)[number];

/** The server said no: its own sentence, and the status for whoever can do something about it. */
export class Refusal extends Error {
  constructor(readonly status: number, sentence: string) {
    super(sentence);
  }
}

/** The API key of this tab. It lives as long as the tab does and never stands in an address. */
export class Account {
  private readonly leaving = new Set<() => void>();

  constructor(private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  get key(): string | null {
    return this.store.getItem(place);
  }

  enter(key: string): void {
    this.store.removeItem(rolePlace);
    this.store.setItem(place, key);
  }

  leave(): void {
    this.store.removeItem(place);
    this.store.removeItem(rolePlace);
    for (const tell of this.leaving) tell();
  }

  /** What the key may do; asked once a tab. The keys that it sees tell: nobody sees one that is above his own. */
  async role(): Promise<Role> {
    const before = roles.find(role => role === this.store.getItem(rolePlace));
    if (before !== undefined) return before;
    const seen = await this.ask('/api-management/keys/?limit=100').then(body => new Set(Object.values(fields(fields(body).keys)).map(key => text(fields(key).role))), () => null);
    const role = roles.find(one => seen?.has(one)) ?? 'user';
    if (seen !== null && this.key !== null) this.store.setItem(rolePlace, role);
    return role;
  }

  /** Tells when the key is gone, by hand or because the server no longer takes it. */
  onLeave(tell: () => void): void {
    this.leaving.add(tell);
  }

  /** Asks the server with the key and reads the JSON of its answer; null where there is none. @throws Refusal with the server's sentence. */
  async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await this.send(path, { ...init, headers: { Accept: 'application/json', ...(init.headers as Record<string, string> | undefined) } });
    return response.status === 204 ? null : response.json().catch(() => null);
  }

  /** Sends JSON. @throws Refusal with the server's sentence. */
  tell(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    return this.ask(path, body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  }

  /** Sends a request with the key. @throws Refusal with the server's sentence. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.key !== null) headers.set('API-KEY', this.key);
    const response = await fetch(path, { ...init, headers });
    if (response.ok) return response;
    if (response.status === 401 && this.key !== null) this.leave();
    throw await refusal(response);
  }
}

/** What an answer refuses, in the server's words where it has any. */
export async function refusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  return new Refusal(response.status, readProblem(body, `The server answered ${response.status}.`));
}
