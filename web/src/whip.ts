import { refusal } from './account';

// Milliseconds.
const timeout = 10_000;
const closeTimeout = 5_000;

/** What is told about a lift when its stream begins. */
export interface Lift {
  stream: string;
  exercise: string;
  barbellMass: number | null;
  userId: string;
  title: string;
}

/** What the server gave for an offer. */
export interface Accepted {
  answer: string;
  /** Address of this stream on the server: DELETE ends it, PATCH changes its path. */
  location: string;
  sessionId: string;
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export function whipAddress(lift: Lift): string {
  const query = new URLSearchParams({ exercise_name: lift.exercise });
  if (lift.barbellMass !== null) query.set('barbell_mass', String(lift.barbellMass));
  if (lift.userId !== '') query.set('user_id', lift.userId);
  if (lift.title !== '') query.set('session_name', lift.title);
  return `/whip/${encodeURIComponent(lift.stream)}?${query}`;
}

/** The HTTP half of WHIP (RFC 9725): offer in, answer out, and the end. */
export class WhipClient {
  constructor(
    private readonly key: string,
    private readonly fetch: Fetch = (input, init) => window.fetch(input, init),
  ) {}

  /** @throws Refusal with the server's sentence. */
  async open(lift: Lift, offer: string): Promise<Accepted> {
    const address = whipAddress(lift);
    const response = await this.send(address, 'POST', { 'Content-Type': 'application/sdp' }, offer);
    if (response.status !== 201) throw await refusal(response);
    const location = response.headers.get('Location');
    if (location === null) throw new Error('The server did not say where the stream is.');
    return { answer: await response.text(), location: resolve(location, address), sessionId: response.headers.get('Session-Id') ?? '' };
  }

  /** Asks for a new network path: answers the server's fragment, or null when it knows this stream no more. */
  async restart(location: string, fragment: string): Promise<string | null> {
    const response = await this.send(location, 'PATCH', { 'Content-Type': 'application/trickle-ice-sdpfrag', 'If-Match': '*' }, fragment);
    return response.status === 200 ? response.text() : null;
  }

  /** Ends the stream; also while the page goes away, which is why nobody may wait for the answer. */
  async close(location: string): Promise<void> {
    await this.send(location, 'DELETE', {}, null, true).catch(() => undefined);
  }

  private send(address: string, method: string, headers: Record<string, string>, body: string | null, keepalive = false): Promise<Response> {
    // On a half-dead network a request hangs for minutes, and the server waits for seconds only.
    const signal = AbortSignal.timeout(keepalive ? closeTimeout : timeout);
    return this.fetch(address, { method, headers: { ...headers, Authorization: `Bearer ${this.key}` }, body, keepalive, signal });
  }
}

// Only the path counts: behind a proxy the server may not know the name by which it was reached.
function resolve(location: string, address: string): string {
  const base = new URL(address, 'http://server.invalid');
  const url = new URL(location, base);
  return url.pathname + url.search;
}
