import { Refusal } from '../account';
import type { Account } from '../account';
import { activities, apiPath } from '../activities';
import type { Activity, Address } from '../activities';
import { readDetails } from './details';
import type { Details } from './details';

/** A session with the address under which it was found. */
export interface Loaded {
  at: Address;
  details: Details;
}

/** Reads a session; where its activity is not known, it is looked for among all. @throws Refusal when it cannot be read. */
export async function load(account: Account, where: Omit<Address, 'activity'> & { activity: Activity | null }): Promise<Loaded> {
  const choices = where.activity === null ? activities : [where.activity];
  let refused: unknown = null;
  for (const activity of choices) {
    const at = { ...where, activity };
    try {
      return { at, details: readDetails(await account.ask(apiPath(at))) };
    } catch (cause) {
      // Another activity answers 404.
      if (!(cause instanceof Refusal) || cause.status !== 404) throw cause;
      refused = cause;
    }
  }
  throw refused;
}
