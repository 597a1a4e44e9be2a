import { Refusal } from '../account';
import type { Account } from '../account';
import { activities, activityOf, apiPath } from '../activities';
import type { Activity, Address } from '../activities';
import { fields, text } from '../reading';
import { readDetails } from './details';
import type { Details } from './details';

/** A session with the address under which it was found. */
export interface Loaded {
  at: Address;
  details: Details;
}

/** Reads a session; where its activity is not known, it is looked for among all. @throws Refusal when it cannot be read. */
export async function load(account: Account, where: Omit<Address, 'activity'> & { activity: Activity | null }): Promise<Loaded> {
  const choices = where.activity !== null ? [where.activity] : await lookUp(account, where.id);
  let refused: unknown = null;
  for (const activity of choices) {
    const at = { ...where, activity };
    try {
      const details = readDetails(await account.ask(apiPath(at)));
      // Routes that know no activity find a demo session by its own id.
      return { at: at.isDemo && details.id !== '' ? { ...at, id: details.id } : at, details };
    } catch (cause) {
      // Another activity answers 404.
      if (!(cause instanceof Refusal) || cause.status !== 404) throw cause;
      refused = cause;
    }
  }
  throw refused;
}

// The list knows the activity of a session; where it does not answer, all are tried.
async function lookUp(account: Account, id: string): Promise<readonly Activity[]> {
  const body = await account.tell('POST', '/session-management/sessions/by-ids/', { session_ids: [id] }).catch(() => null);
  const found = activityOf(text(fields(fields(fields(body).sessions)[id]).activity));
  return found === null ? activities : [found];
}
