import { activityOf } from '../activities';
import type { Address } from '../activities';
import { h } from '../dom';
import { nameOf, t } from '../words';
import type { Summary } from './list-body';

/** The address of a session of the list. */
export function addressOf(session: Pick<Summary, 'id' | 'activity'>): Address | null {
  const activity = activityOf(session.activity);
  return activity === null ? null : { activity, id: session.id, version: null, isDemo: false };
}

/** The state of a session as a word, with how far it has come. */
export function stateBadge(status: string, progress: number): HTMLElement {
  const part = status === 'processing' ? ` ${Math.round(progress * 100)} %` : '';
  return h('span', { class: `status status-${status}` }, nameOf(t.statuses, status) + part);
}
