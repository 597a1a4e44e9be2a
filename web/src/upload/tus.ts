import { Refusal, refusal } from '../account';
import { Backoff } from '../backoff';

const version = '1.0.0';
const partBytes = 8 * 1024 * 1024;
const remembered = 'aiky-upload ';
const patience = 30;

/** What the client needs of its surroundings; tests bring their own. */
export interface TusSurroundings {
  send: (path: string, init: RequestInit, onSent: (bytes: number) => void) => Promise<{ status: number; header: (name: string) => string | null; refusal: () => Promise<Refusal> }>;
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  wait: (milliseconds: number) => Promise<void>;
}

export interface TusEvents {
  onSent(bytes: number): void;
  onRetry(seconds: number): void;
}

type Blob8 = Pick<File, 'size' | 'slice' | 'name' | 'lastModified'>;

/** The metadata of tus: keys with their values in Base64, UTF-8 before it. */
export const metadata = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values).filter(([, value]) => value !== '').map(([key, value]) => `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`).join(',');

// The same file with the same words about it goes on; anything else begins anew.
const nameOf = (file: Blob8, about: string): string => `${remembered}${file.name}|${file.size}|${file.lastModified}|${about}`;

/** One resumable upload by tus 1.0: in parts, from where the server stands, again after a break. */
export class TusUpload {
  private readonly backoff = new Backoff();
  private readonly stopping = new AbortController();
  private readonly place: string;
  private readonly about: string;

  constructor(private readonly file: Blob8, fields: Readonly<Record<string, string>>, private readonly around: TusSurroundings, private readonly events: TusEvents) {
    this.about = metadata({ filename: file.name, ...fields });
    this.place = nameOf(file, this.about);
  }

  /** Whether a part of it is on the server already. */
  get isBegun(): boolean {
    return this.around.store.getItem(this.place) !== null;
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Sends everything. Answers the id of the session. @throws Refusal when the server will not have it, AbortError when stopped. */
  async run(): Promise<string> {
    for (let failures = 0; ; ) {
      try {
        const location = this.around.store.getItem(this.place);
        const begun = location === null ? null : await this.offset(location);
        return await this.sendFrom(begun ?? { location: await this.create(), offset: 0, sessionId: '' }, () => (failures = 0));
      } catch (cause) {
        this.stopping.signal.throwIfAborted();
        if (cause instanceof Refusal && isFinal(cause.status)) {
          this.forget();
          throw cause;
        }
        if (++failures > patience) throw cause;
        const wait = this.backoff.next();
        this.events.onRetry(Math.max(1, Math.round(wait / 1000)));
        await this.around.wait(wait);
        this.stopping.signal.throwIfAborted();
      }
    }
  }

  private async create(): Promise<string> {
    const answer = await this.ask('/uploads/', { method: 'POST', headers: { 'Upload-Length': String(this.file.size), 'Upload-Metadata': this.about } });
    const location = new URL(answer.header('Location') ?? '', 'http://here/uploads/').pathname;
    this.around.store.setItem(this.place, location);
    return location;
  }

  // How far it has come; null when the server no longer knows it.
  private async offset(location: string): Promise<{ location: string; offset: number; sessionId: string } | null> {
    try {
      const answer = await this.ask(location, { method: 'HEAD' });
      return { location, offset: Number(answer.header('Upload-Offset')), sessionId: answer.header('Session-Id') ?? '' };
    } catch (cause) {
      if (!(cause instanceof Refusal) || ![403, 404, 410].includes(cause.status)) throw cause;
      this.forget();
      return null;
    }
  }

  private async sendFrom(begun: { location: string; offset: number; sessionId: string }, onProgress: () => void): Promise<string> {
    let { offset, sessionId } = begun;
    this.events.onSent(offset);
    while (offset < this.file.size) {
      const before = offset;
      const answer = await this.ask(begun.location, {
        method: 'PATCH', body: this.file.slice(offset, offset + partBytes), headers: { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
      }, bytes => this.events.onSent(before + bytes));
      offset = Number(answer.header('Upload-Offset'));
      if (!(offset > before)) throw new Error('The server did not take the part.');
      sessionId = answer.header('Session-Id') ?? sessionId;
      this.backoff.reset();
      onProgress();
      this.events.onSent(offset);
    }
    this.forget();
    return sessionId;
  }

  private async ask(path: string, init: RequestInit & { headers?: Record<string, string> }, onSent: (bytes: number) => void = () => undefined) {
    const answer = await this.around.send(path, { ...init, headers: { 'Tus-Resumable': version, ...init.headers }, signal: this.stopping.signal }, onSent);
    if (answer.status >= 400) throw await answer.refusal();
    return answer;
  }

  private forget(): void {
    this.around.store.removeItem(this.place);
  }
}

// Somebody else holds it, or it stands elsewhere than we thought, or the server is full: all of that passes.
const isFinal = (status: number): boolean => status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status);

/** Sends by XMLHttpRequest, the only way in which a browser tells how much has gone out. */
export function sendWith(key: () => string | null): TusSurroundings['send'] {
  return (path, init, onSent) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(init.method ?? 'GET', path);
    for (const [name, value] of Object.entries(init.headers as Record<string, string>)) request.setRequestHeader(name, value);
    const token = key();
    if (token !== null) request.setRequestHeader('API-KEY', token);
    request.upload.onprogress = event => onSent(event.loaded);
    request.onload = () => resolve({ status: request.status, header: name => request.getResponseHeader(name), refusal: () => refusal(new Response(request.responseText || 'null', { status: request.status })) });
    request.onerror = () => reject(new TypeError('The line broke.'));
    request.onabort = () => reject(new DOMException('Stopped.', 'AbortError'));
    init.signal?.addEventListener('abort', abort);
    request.onloadend = () => init.signal?.removeEventListener('abort', abort);
    request.send((init.body ?? null) as Blob | null);
  });
}
