import { readProblem } from './wire';

const place = 'aiky-key';

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
    this.store.setItem(place, key);
  }

  leave(): void {
    this.store.removeItem(place);
    for (const tell of this.leaving) tell();
  }

  /** Tells when the key is gone, by hand or because the server no longer takes it. */
  onLeave(tell: () => void): void {
    this.leaving.add(tell);
  }

  /** Asks the server with the key. @throws Refusal with the server's sentence. */
  async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = new Headers(init.headers);
    if (this.key !== null) headers.set('API-KEY', this.key);
    headers.set('Accept', 'application/json');
    const response = await fetch(path, { ...init, headers });
    if (response.ok) return response.json();
    if (response.status === 401 && this.key !== null) this.leave();
    throw await refusal(response);
  }
}

/** What an answer refuses, in the server's words where it has any. */
export async function refusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  return new Refusal(response.status, readProblem(body, `The server answered ${response.status}.`));
}
