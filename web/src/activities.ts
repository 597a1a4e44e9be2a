/** What the pages know of an activity: where its sessions are, which exercises it has, which numbers come first. */
export interface Activity {
  /** As the server names it. */
  name: string;
  path: string;
  exercises: readonly string[];
  /** Name of the field of an upload that holds the exercise; empty when there is only one. */
  exerciseField: string;
  /** Path of its report, or empty. */
  report: string;
  /** The metrics that a coach looks at first. */
  headline: readonly string[];
}

export const activities: readonly Activity[] = [
  { name: 'Weightlifting', path: 'weightlifting', exercises: ['snatch', 'clean', 'clean_and_jerk'], exerciseField: 'exercise_name', report: 'lift-analysis', headline: ['max_bar_speed', 'max_bar_height', 'max_power', 'max_GRF'] },
  { name: 'Jumping', path: 'jumping', exercises: ['Countermovement Jump', 'Drop Jump'], exerciseField: 'exercise', report: 'jump-analysis', headline: ['jump_height', 'takeoff_velocity', 'rsi_modified', 'peak_power', 'contraction_time'] },
  { name: 'Running', path: 'running', exercises: ['Running'], exerciseField: '', report: 'gait-analysis', headline: ['speed', 'cadence', 'contact_time', 'vertical_oscillation'] },
  { name: 'Mobility', path: 'mobility-assessment', exercises: ['Overhead Squat', 'Joint Angle Mobility'], exerciseField: 'exercise_name', report: 'mobility-analysis', headline: ['score', 'composite', 'depth', 'ankle_dorsiflexion'] },
];

/** The activity of that name or path. */
export const activityOf = (name: string): Activity | null =>
  activities.find(one => one.path === name || one.name.toLowerCase() === name.toLowerCase()) ?? (/^mobility/i.test(name) ? activities[3]! : null);

/** Which session, and which of its analyses, is meant. */
export interface Address {
  activity: Activity;
  id: string;
  /** From 1; null for the newest. */
  version: number | null;
  isDemo: boolean;
}

// Any id does for a demo session.
const anyId = '0'.repeat(32);

export const demoOf = (activity: Activity): Address => ({ activity, id: anyId, version: null, isDemo: true });

function queryOf({ version, isDemo }: Address, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(more);
  if (version !== null) query.set('analysis_version', String(version));
  if (isDemo) query.set('demo', 'true');
  return query.size === 0 ? '' : `?${query}`;
}

/** Where the API has something of a session: its details, or the part of that name. */
export const apiPath = (at: Address, part = '', more: Readonly<Record<string, string>> = {}): string =>
  `/${at.activity.path}/sessions/${encodeURIComponent(at.id)}/${part === '' ? '' : `${part}/`}${queryOf(at, more)}`;

/** The same for what every session has, whatever its activity. */
export const managementPath = (at: Address, part = ''): string =>
  `/session-management/sessions/${encodeURIComponent(at.id)}/${part === '' ? '' : `${part}/`}${queryOf(at, {})}`;

/** The page of a session. */
export function pagePath(at: Address): string {
  const query = new URLSearchParams({ activity: at.activity.path });
  if (at.isDemo) query.set('demo', '');
  else query.set('id', at.id);
  if (at.version !== null) query.set('version', String(at.version));
  return `/sessions/view/?${query}`;
}

/** Reads such an address back; null when it names no session. The activity is null where it is not said. */
export function readPagePath(query: URLSearchParams): { activity: Activity | null; id: string; version: number | null; isDemo: boolean } | null {
  const activity = activityOf(query.get('activity') ?? '');
  const isDemo = query.has('demo');
  const id = query.get('id') ?? '';
  const version = Number(query.get('version'));
  if (isDemo ? activity === null : !/^[0-9a-f]{32}$/.test(id)) return null;
  return { activity, id: isDemo ? anyId : id, version: Number.isInteger(version) && version > 0 ? version : null, isDemo };
}
