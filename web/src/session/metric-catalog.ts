import { language, t } from '../words';
import type { Details } from './details';

/** How a metric is shown. */
export interface MetricForm {
  label: string;
  unit: string;
  /** From the number of the wire to the one that is shown. */
  factor: number;
  digits: number;
  usual: readonly [low: number | null, high: number | null] | null;
  group: Group;
  /** Whether it has a name in the catalogue, and so belongs among what everybody sees. */
  isKnown: boolean;
}

export type Group = 'speed' | 'force' | 'place' | 'angles' | 'time' | 'other';

const loaders = {
  en: () => import('virtual:metric-names/en'),
  de: () => import('virtual:metric-names/de'),
  ru: () => import('virtual:metric-names/ru'),
};
const { default: names } = await loaders[language]();

// The unit of what stands in no catalogue, by how its name ends.
const endings: readonly (readonly [RegExp, string])[] = [
  [/_for_1kg$/, 'W/kg'], [/_(GRF|grf)$/, 'N'], [/relative_GRF|_bw$/, '1'], [/_power$|^power$/, 'W'], [/_work$/, 'J'], [/acceleration$/, 'm/s²'], [/_speed$|^speed$|velocity$/, 'm/s'], [/_share$/, '%'],
  [/angle$|_extension$|_direction$|_lean$|_change$|flexion|_out$|fppa$/, 'deg'], [/height|_depth$|_length$|distance$|oscillation$/, 'm'], [/_time$/, 's'], [/^k_/, 'N/m'], [/balance$|_ratio$|asymmetry$/, '%'], [/^pace$/, 'min/km'],
  [/^(start_of_lifting|.*_end|transition|turnover_end|takeoff|landing|peak|braking|damping|recuperation|zero_velocity|start_of_preparation|contact|jerk_.*|initial_contact|toe_off)$/, 's'],
];

const groups: Readonly<Record<string, Group>> = { 'm/s': 'speed', 'min/km': 'speed', 'm/s²': 'speed', N: 'force', W: 'force', 'W/kg': 'force', J: 'force', m: 'place', cm: 'place', '°': 'angles', s: 'time', '1/min': 'time' };
const digitsOf: Readonly<Record<string, number>> = { 'm/s': 2, m: 2, s: 2, cm: 1, '°': 0, N: 0, W: 0, 'W/kg': 1, kg: 1, J: 0, '%': 0, 'min/km': 2, '1/min': 0, '': 2, 'm/s²': 1, 'N/m': 0 };

const big = (name: string): string => (name === '' ? '' : name[0]!.toUpperCase() + name.slice(1));

/** How a metric of a session is shown. */
export function formOf(key: string, of: Pick<Details, 'activity' | 'exercise'>): MetricForm {
  const entry = names[key];
  const raw = entry?.unit ?? endings.find(([ending]) => ending.test(key))?.[1] ?? '';
  const inCm = entry?.shown === 'cm';
  const inPercent = entry?.shown === 'share';
  const unit = inCm ? 'cm' : inPercent ? '%' : entry?.shown === 'index' ? '' : raw === 'deg' ? '°' : raw === '1' ? '' : raw;
  const factor = inCm || inPercent ? 100 : 1;
  const fitting = entry?.usual?.find(one => one.activity === of.activity && (one.exercises === undefined || one.exercises.length === 0 || one.exercises.includes(of.exercise)));
  const [low = null, high = null] = fitting?.range ?? [];
  return {
    label: big(entry?.name ?? key.replace(/_/g, ' ')), unit, factor, digits: entry?.digits ?? digitsOf[unit] ?? 2, isKnown: entry !== undefined,
    usual: fitting === undefined ? null : [low === null ? null : low * factor, high === null ? null : high * factor],
    group: groups[unit] ?? 'other',
  };
}

/** The unit in the language of the page. */
export const unitName = (unit: string): string => t.units[unit] ?? unit;
