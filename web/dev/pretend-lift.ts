// A stick figure that snatches every five seconds, in the form in which the server tells it.
const [width, height] = [1280, 720];
const names = ['lank_angle', 'rank_angle', 'lkne_angle', 'rkne_angle', 'lhip_angle', 'rhip_angle', 'lsho_angle', 'rsho_angle', 'lelb_angle', 'relb_angle',
  'ank_angle', 'kne_angle', 'hip_angle', 'sho_angle', 'elb_angle', 'shin_angle', 'torso_angle'];
const bones = [[17, 18], [18, 19], [5, 6], [11, 12], [5, 7], [7, 9], [6, 8], [8, 10], [5, 11], [6, 12], [11, 13], [13, 15], [12, 14], [14, 16],
  [15, 24], [24, 20], [15, 20], [16, 25], [25, 21], [16, 21]];
const cycle = 5;
// Shin from the vertical, thigh from the vertical, trunk from the vertical, arm from straight down; degrees, at parts of the cycle.
const poses: readonly (readonly [at: number, shin: number, thigh: number, trunk: number, arm: number, phase: string])[] = [
  [0, 18, -78, 52, 0, 'setup'], [0.2, 18, -78, 52, 0, 'first_pull'], [0.34, 4, -40, 40, 0, 'transition'], [0.4, 12, -26, 10, 0, 'second_pull'],
  [0.46, 4, -2, -6, 20, 'turnover'], [0.54, 24, -96, 14, 178, 'catch'], [0.62, 24, -96, 14, 178, 'recovery'], [0.84, 0, 0, 0, 178, 'recovery'], [1, 18, -78, 52, 0, 'setup'],
];

export const snapshot = {
  session_id: 'a'.repeat(32), stream: 'platform-1', title: 'Heavy single', exercise: 'snatch', angle_names: names, bones, state: stateAt(60), last: null,
};

let cued = 0;

/** The picture at a time, and a cue when a repetition has just been finished. */
export function readPicture(time: number): { frame: object; cue: object | null; skipped: number } {
  const part = (time % cycle) / cycle;
  const after = Math.max(1, poses.findIndex(pose => pose[0] > part));
  const [a, b] = [poses[after - 1]!, poses[after]!];
  const mix = smooth((part - a[0]) / (b[0] - a[0]));
  const at = (index: 1 | 2 | 3 | 4) => a[index] + (b[index] - a[index]) * mix;
  const [shin, thigh, trunk, arm] = [at(1), at(2), at(3), at(4)];
  const points = figure(shin, thigh, trunk, arm).map(([x, y], index) => [x + noise(), y + noise(), [9, 10].includes(index) && part > 0.46 && part < 0.5 ? 0.1 : 0.9]);
  const near = [90 - shin + 10, 180 + thigh - shin, 180 + thigh - trunk, Math.min(180, Math.abs(arm - 0) + trunk), 178 - (part > 0.4 && part < 0.54 ? 60 : 0), 90 - shin, 90 - trunk];
  const angles: (number | null)[] = [...Array.from({ length: 10 }, () => null), ...near.map(angle => angle + noise())];
  const state = stateAt(time);
  const isNew = state.repetitions !== cued && part > 0.6;
  if (isNew) cued = state.repetitions;
  const received = Math.floor(time * 30);
  return {
    frame: {
      sequence: received, time, width, height, points, angles, validity: angles.map(angle => (angle === null ? 0 : 0.9)), state,
      latency: { assembling: 4 + noise(), decoding: 1.3, inferring: 27 + noise(), publishing: 0.4, total: 33 + noise(), glass: 71 + noise() },
      ledger: { received, analyzed: received - 15, dropped: { superseded: 12, awaiting_key: 2 } },
    },
    skipped: received % 400 === 0 ? 3 : 0,
    cue: isNew ? { kind: state.repetitions % 3 === 0 ? 'early_arm_bend' : 'repetition', time, value: 1.7, unit: 'm/s', text: cueText(state.repetitions) } : null,
  };
}

const cueText = (repetition: number): string =>
  repetition % 3 === 0 ? 'The arms bent before the hips were open. Keep them long until the bar has passed the thigh.' : `Repetition ${repetition}: ${(1.6 + (repetition % 5) * 0.07).toFixed(2)} m/s, knee ${84 + (repetition % 4)}° at the bottom.`;

function stateAt(time: number): { repetitions: number; phase: string; bar_speed: number | null; bottom_knee_angle: number | null; near_side: string; view: string } {
  const part = (time % cycle) / cycle;
  const repetitions = Math.floor(time / cycle) - 9 + (part > 0.6 ? 1 : 0);
  const phase = [...poses].reverse().find(pose => pose[0] <= part)?.[5] ?? '';
  return { repetitions, phase, bar_speed: 1.6 + (repetitions % 5) * 0.07, bottom_knee_angle: 84 + (repetitions % 4), near_side: 'left', view: 'side_left' };
}

const smooth = (part: number): number => part * part * (3 - 2 * part);
const noise = (): number => (Math.random() - 0.5) * 2;

function figure(shin: number, thigh: number, trunk: number, arm: number): [number, number][] {
  const turn = (from: readonly [number, number], degrees: number, length: number): [number, number] =>
    [from[0] + Math.sin((degrees * Math.PI) / 180) * length, from[1] - Math.cos((degrees * Math.PI) / 180) * length];
  const ankle: [number, number] = [640, 640];
  const knee = turn(ankle, shin, 130);
  const hip = turn(knee, thigh, 130);
  const shoulder = turn(hip, trunk, 165);
  const head = turn(shoulder, trunk * 0.4, 80);
  const elbow = turn(shoulder, 180 - arm + (arm === 0 ? 0 : trunk), 95);
  const wrist = turn(elbow, 180 - arm, 90);
  const heel: [number, number] = [ankle[0] - 25, ankle[1] + 18];
  const toe: [number, number] = [ankle[0] + 55, ankle[1] + 18];
  const far = ([x, y]: readonly [number, number]): [number, number] => [x + 14, y - 8];
  const nose: [number, number] = [head[0] + 16, head[1] + 34];
  return [nose, nose, nose, head, head, shoulder, far(shoulder), elbow, far(elbow), wrist, far(wrist), hip, far(hip), knee, far(knee), ankle, far(ankle),
    head, shoulder, hip, toe, far(toe), toe, far(toe), heel, far(heel)];
}
