import { grouped } from './numbers';
import type { Ledger } from './wire';

const causes: Readonly<Record<string, string>> = {
  queue_full: 'came in faster than they could be read',
  undecodable: 'arrived damaged',
  awaiting_key: 'waited for a whole picture',
  superseded: 'made way for a newer one',
};

export const lostOf = (ledger: Ledger): number => Object.values(ledger.dropped).reduce((sum, lost) => sum + lost, 0);

/** Where the pictures went, in words: the sum first, then each cause. */
export function tellLedger(ledger: Ledger): string {
  const lost = lostOf(ledger);
  const flying = Math.max(0, ledger.received - ledger.analyzed - lost);
  const parts = [`${grouped(ledger.received)} received = ${grouped(ledger.analyzed)} analyzed + ${grouped(lost)} dropped + ${grouped(flying)} on the way.`];
  for (const [cause, count] of Object.entries(ledger.dropped)) if (count > 0) parts.push(`${grouped(count)} ${causes[cause] ?? cause.replace(/_/g, ' ')}.`);
  return parts.join(' ');
}

/** What a viewer missed because its line or its screen was too slow; empty when nothing. */
export const tellSkipped = (missed: number): string =>
  missed === 0 ? '' : `You missed ${grouped(missed)} ${missed === 1 ? 'picture' : 'pictures'}: this screen or its line was too slow. Nothing is lost in the session.`;
