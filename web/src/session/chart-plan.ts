import { t } from '../words';
import type { Details } from './details';

export interface Curve {
  label: string;
  /** Custom property of its colour. */
  color: string;
  values: readonly number[];
}

/** One chart: what it shows, and in which unit. */
export interface ChartPlan {
  title: string;
  unit: string;
  curves: readonly Curve[];
}

type Wanted = readonly [key: string, label: string, color: string];

const atLeast = 0.05;

const isMeasured = (values: readonly number[] | undefined): values is readonly number[] =>
  values !== undefined && values.filter(Number.isFinite).length > Math.max(1, values.length * atLeast);

/** The charts of a session, in the order in which a coach reads them; what was not measured has none. */
export function planCharts(details: Pick<Details, 'angles' | 'series'>): ChartPlan[] {
  const w = t.series;
  const from = (source: ReadonlyMap<string, readonly number[]>, title: string, unit: string, ...wanted: Wanted[]): ChartPlan => ({
    title, unit,
    curves: wanted.flatMap(([key, label, color]) => {
      const values = source.get(key);
      return isMeasured(values) ? [{ label, color, values }] : [];
    }),
  });
  const { angles, series } = details;
  const near = from(angles, w.angles, '°', ['ank_angle', w.ankle, 'ankle'], ['kne_angle', w.knee, 'knee'], ['hip_angle', w.hip, 'hip'], ['torso_angle', w.torso, 'torso']);
  const sides = (joint: string, title: string): ChartPlan => from(angles, title, '°', [`l${joint}_angle`, w.left, 'ankle'], [`r${joint}_angle`, w.right, 'hip']);
  const bothSides = [sides('kne', w.kneesBoth), sides('hip', w.hipsBoth), sides('ank', w.anklesBoth)].filter(plan => plan.curves.length === 2);
  return [
    from(series, w.barSpeed, 'm/s', ['vbar', w.barSpeed, 'knee']),
    from(series, w.barHeight, 'm', ['bar', w.barHeight, 'ankle']),
    near,
    from(angles, `${w.shoulder} · ${w.elbow}`, '°', ['rsho_angle', `${w.shoulder} (${w.right})`, 'shoulder'], ['lsho_angle', `${w.shoulder} (${w.left})`, 'torso'], ['relb_angle', `${w.elbow} (${w.right})`, 'elbow'], ['lelb_angle', `${w.elbow} (${w.left})`, 'hip']),
    from(series, w.force, 'N', ['grf', w.force, 'hip']),
    from(series, w.power, 'W', ['power', w.power, 'elbow']),
    from(series, w.hipHeight, 'm', ['hipy', w.hipHeight, 'hip'], ['com', w.centreOfMass, 'torso']),
    from(series, w.hipSpeed, 'm/s', ['vhipy', w.hipSpeed, 'shoulder']),
    from(series, w.feet, 'm', ['toey', w.toeHeight, 'ankle'], ['heely', w.heelHeight, 'elbow']),
    ...bothSides,
  ].filter(plan => plan.curves.length > 0);
}
