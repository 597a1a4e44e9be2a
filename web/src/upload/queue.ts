import type { Account } from '../account';
import { Refusal } from '../account';
import { pagePath } from '../activities';
import type { Activity } from '../activities';
import { h, write } from '../dom';
import { readSessionStatus } from '../wire';
import { t } from '../words';
import { sendWith, TusUpload } from './tus';

const wait = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

/** Bytes as people say them. */
export const tellBytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} kB`;

/** The videos on their way, one after the other: their bytes first, then their analysis. */
export class UploadQueue {
  readonly element = h('section', { class: 'card uploads', hidden: true });
  private readonly rows = h('ul', { class: 'upload-rows', role: 'list' });
  private line: Promise<void> = Promise.resolve();
  private pending = 0;

  constructor(private readonly account: Account, private readonly store: Storage) {
    this.element.append(h('h2', {}, t.upload.queue), this.rows);
    // Whoever leaves in the middle is asked; coming back goes on.
    addEventListener('beforeunload', event => this.pending > 0 && event.preventDefault());
  }

  add(file: File, activity: Activity, fields: Readonly<Record<string, string>>): void {
    this.element.hidden = false;
    const status = h('p', { class: 'soft', role: 'status' }, t.upload.waiting);
    const bar = h('progress', { max: 1, value: 0, 'aria-label': t.upload.progress(file.name) });
    const stop = h('button', { type: 'button', class: 'quiet' }, t.upload.stop);
    const row = h('li', { class: 'upload-row' }, h('div', {}, h('strong', {}, file.name), status), stop, bar);
    this.rows.append(row);
    const upload = new TusUpload(file, fields, { send: sendWith(() => this.account.key), store: this.store, wait }, {
      onSent: bytes => {
        bar.value = bytes / file.size;
        write(status, t.upload.sending(tellBytes(bytes), tellBytes(file.size)));
      },
      onRetry: seconds => write(status, t.upload.retrying(seconds)),
    });
    stop.addEventListener('click', () => {
      upload.stop();
      write(status, t.upload.paused);
      stop.remove();
    });
    this.pending++;
    this.line = this.line.then(() => upload.run()).then(
      id => {
        stop.remove();
        void this.follow(id, activity, row, status, bar);
      },
      (cause: unknown) => {
        stop.remove();
        row.classList.add('is-failed');
        if (!(cause instanceof DOMException)) write(status, `${t.upload.failed}. ${cause instanceof Refusal || cause instanceof Error ? cause.message : ''}`);
      }).finally(() => this.pending--);
  }

  private async follow(id: string, activity: Activity, row: HTMLElement, status: HTMLElement, bar: HTMLProgressElement): Promise<void> {
    const link = h('a', { href: pagePath({ activity, id, version: null, isDemo: false }) }, t.upload.open);
    row.append(link);
    bar.classList.add('is-analysis');
    for (let trouble = 0; trouble < 10; await wait(1000)) {
      try {
        const now = readSessionStatus(await this.account.ask(`/sessions/${encodeURIComponent(id)}/status/`));
        trouble = 0;
        bar.value = now.progress;
        write(status, `${t.upload.analysing} ${Math.round(now.progress * 100)} %`);
        if (now.status === 'completed') {
          bar.remove();
          write(status, t.upload.done);
          link.className = 'button primary';
          return;
        }
        if (now.status === 'failed') {
          bar.remove();
          row.classList.add('is-failed');
          return write(status, `${t.upload.failed}. ${now.error}`);
        }
      } catch {
        trouble++;
      }
    }
  }
}
