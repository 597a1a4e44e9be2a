import { grouped } from './numbers';
import type { Ledger } from './wire';
import { t } from './words';

export const lostOf = (ledger: Ledger): number => Object.values(ledger.dropped).reduce((sum, lost) => sum + lost, 0);

/** Where the pictures went, in words: the sum first, then each cause. */
export function tellLedger(ledger: Ledger): string {
  const lost = lostOf(ledger);
  const flying = Math.max(0, ledger.received - ledger.analyzed - lost);
  const parts = [t.live.ledger(grouped(ledger.received), grouped(ledger.analyzed), grouped(lost), grouped(flying))];
  for (const [cause, count] of Object.entries(ledger.dropped)) if (count > 0) parts.push(`${grouped(count)} ${t.live.causes[cause] ?? cause.replace(/_/g, ' ')}.`);
  return parts.join(' ');
}

/** What a viewer missed because its line or its screen was too slow; empty when nothing. */
export const tellSkipped = (missed: number): string =>
  missed === 0 ? '' : t.live.missed(missed, grouped(missed));
