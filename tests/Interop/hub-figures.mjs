// Follows any number of live sessions on the hub, each with a stock SignalR client of its own, and measures when frames come.
// node hub-figures.mjs '{"base":"http://…","key":"…","sessions":["…"]}'; answers each line of input ("window": since the last, "all": since
// "clear", "clear": forget all) with one line of JSON. Milliseconds; server and viewer must share the machine's clock.
import { createInterface } from 'node:readline';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const { base, key, sessions } = JSON.parse(process.argv[2]);
const stages = ['assembling', 'decoding', 'inferring', 'publishing', 'delivery', 'server', 'whole'];
const empty = () => Object.fromEntries(stages.map(stage => [stage, []]));
const viewers = new Map();
let all = empty(), window = empty(), skipped = 0, wrong = 0, mostInFlight = 0;

function take(frame, missed) {
  // The clock of JavaScript shows whole milliseconds, rounded down.
  const delivery = Date.now() + 0.5 - frame.at;
  const viewer = viewers.get(frame.session_id);
  const { received, analyzed, dropped, in_flight } = frame.ledger;
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  // The frame that is being published is still in flight; it is the one after those that are counted.
  if (received !== analyzed + lost + in_flight || in_flight < 1 || frame.sequence !== analyzed + 1 || received < viewer.received) wrong++;
  mostInFlight = Math.max(mostInFlight, in_flight);
  skipped += missed;
  Object.assign(viewer, { received, analyzed, lost, in_flight, dropped, frames: viewer.frames + 1 });
  const chain = { ...frame.latency, delivery, server: frame.latency.total, whole: frame.latency.total + delivery };
  for (const stage of stages) { all[stage].push(chain[stage]); window[stage].push(chain[stage]); }
}

function figures(measured) {
  const result = { frames: measured.whole.length, skipped, wrong, mostInFlight };
  for (const stage of stages) {
    const sorted = measured[stage].sort((a, b) => a - b);
    const at = share => sorted[Math.floor(share * (sorted.length - 1))] ?? null;
    result[stage] = [at(0.5), at(0.95), at(0.99), at(1)];
  }
  return result;
}

for (const session of sessions) {
  viewers.set(session, { received: 0, analyzed: 0, lost: 0, frames: 0 });
  const connection = new HubConnectionBuilder().withUrl(`${base}/hubs/live`, { accessTokenFactory: () => key }).configureLogging(LogLevel.Error).build();
  connection.on('Angles', take);
  connection.on('Cue', () => {});
  connection.on('Ended', () => {});
  connection.on('Status', () => {});
  await connection.start();
  await connection.invoke('Join', session);
}

const answers = {
  clear() { [all, window, skipped, wrong, mostInFlight] = [empty(), empty(), 0, 0, 0]; return {}; },
  window() { const result = figures(window); window = empty(); return result; },
  all: () => ({ ...figures(all), sessions: Object.fromEntries(viewers) }),
};
process.stdout.write('{}\n');
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(answers[line]()) + '\n');
process.exit(0);
