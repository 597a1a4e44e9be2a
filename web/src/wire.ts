import { count, fields, list, number, text } from './reading';
import { t } from './words';

// What the server says, in the page's own words. Everything that depends on the form of the wire stands in this file.

/** One of the body's points in picture pixels; NaN where it was not seen. */
export type Point = readonly [x: number, y: number, score: number];

/** How the movement stands. */
export interface State {
  repetitions: number;
  phase: string;
  /** Metres per second, the fastest upwards of the last repetition; NaN while unknown. */
  barSpeed: number;
  /** Degrees at the bottom of the last repetition; NaN while unknown. */
  bottomKneeAngle: number;
  nearSide: 'left' | 'right' | '';
  view: string;
}

/** Milliseconds in each stage; NaN where unknown. */
export interface Latency {
  assembling: number;
  decoding: number;
  inferring: number;
  publishing: number;
  total: number;
  /** From the camera to the viewers, by the sender's clock. */
  glass: number;
}

/** Where the pictures went: received = analyzed + dropped + in flight. */
export interface Ledger {
  received: number;
  analyzed: number;
  dropped: Readonly<Record<string, number>>;
}

export interface Frame {
  sequence: number;
  /** Seconds from the first picture. */
  time: number;
  width: number;
  height: number;
  points: readonly Point[];
  /** Degrees in the order of the snapshot's names; NaN where not seen. */
  angles: readonly number[];
  validity: readonly number[];
  state: State;
  latency: Latency;
  ledger: Ledger;
  /** How many pictures this viewer missed since the one before. */
  skipped: number;
}

export interface Cue {
  kind: string;
  time: number;
  value: number;
  unit: string;
  text: string;
}

/** What a viewer needs to know before the first frame. */
export interface Snapshot {
  sessionId: string;
  stream: string;
  title: string;
  exercise: string;
  angleNames: readonly string[];
  bones: readonly (readonly [from: number, to: number])[];
  state: State;
  last: Frame | null;
}

/** One entry of the list of what is live. */
export interface LiveEntry {
  sessionId: string;
  stream: string;
  title: string;
  exercise: string;
}

/** How the analysis of a session stands. */
export interface SessionStatus {
  status: string;
  progress: number;
  error: string;
}

export const hubPath = '/hubs/live';
export const method = { join: 'Join' } as const;
export const message = { frame: 'Angles', cue: 'Cue', ended: 'Ended', status: 'Status' } as const;

export function readState(value: unknown): State {
  const from = fields(value);
  const side = text(from.near_side);
  return {
    repetitions: count(from.repetitions),
    phase: text(from.phase),
    barSpeed: number(from.bar_speed),
    bottomKneeAngle: number(from.bottom_knee_angle),
    nearSide: side === 'left' || side === 'right' ? side : '',
    view: text(from.view),
  };
}

function readPoint(value: unknown): Point {
  const from = list(value);
  return [number(from[0]), number(from[1]), count(from[2])];
}

function readLatency(value: unknown): Latency {
  const from = fields(value);
  return {
    assembling: number(from.assembling),
    decoding: number(from.decoding),
    inferring: number(from.inferring),
    publishing: number(from.publishing),
    total: number(from.total),
    glass: number(from.glass),
  };
}

export function readLedger(value: unknown): Ledger {
  const from = fields(value);
  const dropped = Object.entries(fields(from.dropped)).map(([cause, lost]) => [cause, count(lost)] as const);
  return { received: count(from.received), analyzed: count(from.analyzed), dropped: Object.fromEntries(dropped) };
}

/**
 * A frame, or null where the message is none: without a time and a size nothing can be drawn.
 * @param skipped Beside the frame, as each viewer misses others.
 */
export function readFrame(value: unknown, skipped?: unknown): Frame | null {
  const from = fields(value);
  const [time, width, height] = [number(from.time), number(from.width), number(from.height)];
  if (!Number.isFinite(time) || !(width > 0) || !(height > 0)) return null;
  return {
    sequence: count(from.sequence),
    time,
    width,
    height,
    points: list(from.points).map(readPoint),
    angles: list(from.angles).map(number),
    validity: list(from.validity).map(count),
    state: readState(from.state),
    latency: readLatency(from.latency),
    ledger: readLedger(from.ledger),
    skipped: count(skipped),
  };
}

export function readCue(value: unknown): Cue {
  const from = fields(value);
  return { kind: text(from.kind), time: number(from.time), value: number(from.value), unit: text(from.unit), text: text(from.text) };
}

/** Why the hub refused, without the code before the sentence: "… HubException: not-live: Nothing of that name is live." */
export function readHubRefusal(cause: unknown): string {
  const full = cause instanceof Error ? cause.message : '';
  return full.replace(/^.*HubException: /s, '').replace(/^[a-z-]+: /, '') || t.live.refusedShow;
}

export function readSnapshot(value: unknown): Snapshot {
  const from = fields(value);
  return {
    ...readEntry(from),
    angleNames: list(from.angle_names).map(text),
    bones: list(from.bones).map(bone => [number(list(bone)[0]), number(list(bone)[1])] as const).filter(bone => bone.every(Number.isInteger)),
    state: readState(from.state),
    last: readFrame(from.last),
  };
}

function readEntry(value: unknown): LiveEntry {
  const from = fields(value);
  return { sessionId: text(from.session_id), stream: text(from.stream), title: text(from.title), exercise: text(from.exercise) };
}

/** The list of what is live, bare or in an envelope. */
export function readLiveList(value: unknown): readonly LiveEntry[] {
  const bare = Array.isArray(value) ? value : Object.values(fields(value)).find(Array.isArray);
  return list(bare).map(readEntry).filter(entry => entry.sessionId !== '');
}

export function readSessionStatus(value: unknown): SessionStatus {
  const from = fields(value);
  return { status: text(from.status), progress: count(from.progress), error: text(from.error) };
}

/** The numbers of a finished session by their names; what could not be measured is left out. */
export function readMetrics(value: unknown): ReadonlyMap<string, number> {
  const measured = Object.entries(fields(fields(value).metrics)).map(([name, metric]) => [name, number(metric)] as const);
  return new Map(measured.filter(([, metric]) => Number.isFinite(metric)));
}

/** The sentence of an error body, or the given one where there is none. */
export function readProblem(value: unknown, otherwise: string): string {
  const from = fields(value);
  return text(from.error) || text(from.detail) || otherwise;
}
