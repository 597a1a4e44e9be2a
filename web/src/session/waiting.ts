import type { Account } from '../account';
import type { Address } from '../activities';
import { h, write } from '../dom';
import { readSessionStatus } from '../wire';
import { nameOf, t } from '../words';
import { isUnderWay } from './details';
import type { Details } from './details';

const wait = 20;

/** Stands in for the page while a session has no numbers yet; calls back when that has changed. */
export function waiting(account: Account, at: Address, details: Details, onDone: () => void): HTMLElement {
  const line = h('p', { role: 'status' });
  const bar = h('progress', { max: 1, 'aria-label': nameOf(t.statuses, 'processing') });
  const show = (status: string, progress: number, error: string) => {
    write(line, status === 'queued' ? t.session.waiting : status === 'live' ? t.session.liveNow : status === 'failed' ? `${t.session.failed} ${error}` : `${t.session.working} ${Math.round(progress * 100)} %`);
    bar.hidden = status === 'failed' || status === 'live';
    if (status === 'processing') bar.value = progress;
  };
  show(details.status, details.progress, details.error);
  const follow = async () => {
    let status = details.status;
    while (isUnderWay(status)) {
      try {
        // Asked in short steps too, so that the progress is seen to move.
        const now = readSessionStatus(await account.ask(`/sessions/${encodeURIComponent(at.id)}/status/?wait=${status === 'queued' ? wait : 0}${at.isDemo ? '&demo=true' : ''}`));
        status = now.status;
        show(status, now.progress, now.error);
        if (status === 'completed' || status === 'interrupted') return onDone();
      } catch {
        if (account.key === null) return;
      }
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
  };
  void follow();
  return h('section', { class: 'card waiting' }, line, bar, details.status === 'live' ? h('p', {}, h('a', { class: 'button primary', href: `/watch/?session=${encodeURIComponent(at.id)}` }, t.session.watchIt)) : null);
}
