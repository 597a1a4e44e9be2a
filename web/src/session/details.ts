import { count, fields, list, number, numbers, ownLink, text, byName } from '../reading';

/** How far a metric may be trusted. */
export interface Verdict {
  isOk: boolean;
  reason: string;
  interval: readonly [low: number, high: number] | null;
}

export interface Phase {
  name: string;
  /** Seconds of true time. */
  start: number;
  end: number;
}

/** One lift, jump, step or repetition. */
export interface Segment extends Phase {
  side: string;
  phases: readonly Phase[];
  metrics: ReadonlyMap<string, number>;
  verdicts: ReadonlyMap<string, Verdict>;
}

/** The details of a session of any activity. */
export interface Details {
  id: string;
  status: string;
  progress: number;
  error: string;
  title: string;
  activity: string;
  exercise: string;
  userName: string;
  createdAt: Date | null;
  isDemo: boolean;
  videoUrl: string;
  analyzedVideoUrl: string;
  /** Seconds of true time, ascending, one a frame. */
  times: readonly number[];
  angles: ReadonlyMap<string, readonly number[]>;
  series: ReadonlyMap<string, readonly number[]>;
  /** Of the main movement or the whole clip. */
  metrics: ReadonlyMap<string, number>;
  verdicts: ReadonlyMap<string, Verdict>;
  segments: readonly Segment[];
  /** Name of the segment that counts most; empty for none. */
  best: string;
  quality: Quality | null;
}

export interface Quality {
  fps: number;
  isUneven: boolean;
  view: string;
  scaleSource: string;
  slowMotion: number;
  received: number;
  analyzed: number;
  warnings: readonly string[];
}

function readVerdict(value: unknown): Verdict {
  const from = fields(value);
  const [low, high] = numbers(from.interval);
  return { isOk: from.ok === true, reason: text(from.reason), interval: low !== undefined && high !== undefined && low <= high ? [low, high] : null };
}

const readPhase = (value: unknown): Phase => {
  const from = fields(value);
  return { name: text(from.name), start: number(from.start), end: number(from.end) };
};

function readQuality(value: unknown): Quality | null {
  if (typeof value !== 'object' || value === null) return null;
  const from = fields(value);
  const slow = number(from.slow_motion);
  return {
    fps: number(from.fps), isUneven: from.variable_frame_rate === true, view: text(from.view), scaleSource: text(from.scale_source),
    slowMotion: slow > 0 ? slow : 1, received: number(fields(from.frames).received), analyzed: number(fields(from.frames).analyzed),
    warnings: list(from.warnings).map(text).filter(warning => warning !== ''),
  };
}

const isNumber = ([, value]: readonly [string, unknown]): boolean => typeof value === 'number' || value === null;

// Jumps and runs have a list a metric, one value a segment; what holds for the whole clip stands beside.
function readMetrics(from: ReturnType<typeof fields>): Map<string, number> {
  const own = Object.entries(fields(from.metrics)).filter(isNumber);
  const clip = Object.entries(fields(from.clip_metrics)).filter(isNumber);
  const totals = Object.entries(fields(from.calculated_metrics)).map(([name, one]) => [name, typeof one === 'object' ? fields(one).avg : one] as const);
  const scores = ['score', 'composite'].filter(name => name in from).map(name => [name, from[name]] as const);
  const all = [...own, ...clip, ...totals.filter(isNumber), ...scores];
  return new Map(all.map(([name, value]) => [name, number(value)] as const));
}

function readSegments(value: unknown, verdicts: unknown): Segment[] {
  return list(value).map(one => {
    const from = fields(one);
    const name = text(from.name);
    return {
      ...readPhase(from), side: text(from.side), phases: list(from.phases).map(readPhase).filter(phase => phase.end > phase.start),
      metrics: byName(from.metrics, number), verdicts: byName(fields(verdicts)[name], readVerdict),
    };
  });
}

/** The details; whatever the server left out is empty. */
export function readDetails(value: unknown): Details {
  const from = fields(value);
  const created = new Date(text(from.created_at_iso));
  const times = numbers(from.all_timestamps);
  const long = (name: string) => [...byName(from[name], numbers)].filter(([, one]) => one.length === times.length && times.length > 0);
  const quality = fields(from.quality);
  return {
    id: text(from.session_id), status: text(from.status), progress: count(from.progress), error: text(from.error), title: text(from.title), activity: text(from.activity),
    exercise: text(from.exercise), userName: text(from.user_name), createdAt: Number.isNaN(created.getTime()) ? null : created, isDemo: from.demo === true,
    videoUrl: ownLink(from.video_url), analyzedVideoUrl: ownLink(from.analyzed_video_url), times,
    angles: new Map(long('angles')), series: new Map([...long('report_metrics'), ...long('whole_report_metrics')]),
    metrics: readMetrics(from), verdicts: byName(quality.metrics, readVerdict), segments: readSegments(from.segments, quality.segments), best: text(from.best_jump),
    quality: readQuality(from.quality),
  };
}

/** Whether there are numbers to show. */
export const hasResult = (details: Details): boolean => details.times.length > 0;

/** Whether more will come by itself. */
export const isUnderWay = (status: string): boolean => ['queued', 'processing', 'live'].includes(status);
