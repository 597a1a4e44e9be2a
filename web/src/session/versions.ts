import type { Account } from '../account';
import { managementPath } from '../activities';
import type { Address } from '../activities';
import { readMoment, tellDay } from '../dates';
import { fields, list, number, text } from '../reading';
import { t } from '../words';

/** One analysis of a session. */
export interface Version {
  version: number;
  model: string;
  when: Date | null;
}

/** The finished analyses of a session, newest first. */
export function readVersions(value: unknown): Version[] {
  return list(fields(value).analyses).map(one => {
    const from = fields(one);
    const version = number(from.analysis_version);
    return { version, model: text(from.model), when: readMoment(from.ended_at_iso), status: text(from.status) };
  }).filter(one => Number.isInteger(one.version) && one.status === 'completed').sort((a, b) => b.version - a.version);
}

/** The analyses of a session; none where the server keeps no list. */
export const fetchVersions = (account: Account, at: Address): Promise<Version[]> =>
  account.ask(managementPath({ ...at, version: null }, 'analyses')).then(readVersions, () => []);

export const tellVersion = (one: Version, isNewest: boolean): string =>
  [t.session.versionN(one.version), isNewest ? t.session.newest : '', tellDay(one.when)].filter(Boolean).join(' · ');
