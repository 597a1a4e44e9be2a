// Follows one live session on the hub for a while with the stock SignalR client and tells what came.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

/** Joins a session and gathers its frames. Ends after `seconds`, or at the end of the session. */
export async function follow({ base, key, session, seconds = 5, untilEnded = false }) {
  const connection = new HubConnectionBuilder()
    .withUrl(`${base}/hubs/live`, { accessTokenFactory: () => key })
    .configureLogging(LogLevel.Error)
    .build();
  const seen = { frames: 0, skipped: 0, ordered: true, sequence: 0, firstSequence: 0, knees: [], validKnees: 0, total: [], glass: [], delivery: [], cues: [], repetitions: 0 };
  let names = [];
  let ended;
  const over = new Promise((resolve) => { ended = resolve; });
  const take = (frame, skipped = 0) => {
    const now = Date.now();
    seen.frames += 1;
    seen.skipped += skipped;
    seen.ordered &&= frame.sequence > seen.sequence;
    seen.firstSequence ||= frame.sequence;
    seen.sequence = frame.sequence;
    seen.width = frame.width;
    seen.height = frame.height;
    seen.present = (seen.present ?? 0) + (frame.presence > 0.5 ? 1 : 0);
    const knee = frame.angles[names.indexOf('kne_angle')];
    if (knee !== null && knee !== undefined) { seen.knees.push(knee); seen.validKnees += 1; }
    seen.total.push(frame.latency.total);
    if (frame.latency.glass !== null) seen.glass.push(frame.latency.glass);
    if (frame.at) seen.delivery.push(now - frame.at);
    seen.repetitions = frame.state.repetitions;
    seen.ledger = frame.ledger;
  };
  connection.on('Angles', take);
  connection.on('Cue', (cue) => seen.cues.push(cue));
  connection.on('Ended', (end) => { seen.ended = end.reason ?? end; if (untilEnded) ended(); });
  connection.onclose(() => ended());
  await connection.start();
  const snapshot = await connection.invoke('Join', session);
  names = snapshot.angle_names;
  seen.angleNames = names;
  seen.title = snapshot.title;
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, seconds * 1000))]);
  await connection.stop();
  return { ...seen, knees: range(seen.knees), total: quantiles(seen.total), glass: quantiles(seen.glass), delivery: quantiles(seen.delivery) };
}

// A single frame behind a plate may say anything.
function range(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.05)] ?? null, sorted[Math.floor(sorted.length * 0.95)] ?? null];
}

function quantiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
