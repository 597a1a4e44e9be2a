// Waits until a stream is live, follows it until so many frames have come, and prints the session and the count.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const { base, key, session, frames } = JSON.parse(process.argv[2]);
const connection = new HubConnectionBuilder().withUrl(`${base}/hubs/live`, { accessTokenFactory: () => key }).configureLogging(LogLevel.None).build();
let count = 0;
let done;
const enough = new Promise((resolve) => { done = resolve; });
connection.on('Angles', () => { count += 1; if (count >= frames) done(); });
connection.on('Cue', () => {});
connection.on('Ended', () => done());
await connection.start();
let snapshot;
while (!snapshot) {
  snapshot = await connection.invoke('Join', session).catch(() => undefined);
  if (!snapshot) await new Promise((resolve) => setTimeout(resolve, 200));
}
await enough;
console.log(JSON.stringify({ session: snapshot.session_id, frames: count }));
process.exit(0);
