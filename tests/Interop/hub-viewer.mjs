// A viewer as a web page would be one: the public SignalR client, driven by lines on its input ({"call": "Join", "name": "gym"}), telling on its
// output whatever happens, one JSON line each.
import { createInterface } from 'node:readline';
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '@microsoft/signalr';

const [address, key] = process.argv.slice(2);
const tell = (event) => process.stdout.write(JSON.stringify(event) + '\n');

const hub = new HubConnectionBuilder()
  .withUrl(`${address}hubs/live`, { accessTokenFactory: () => key, transport: HttpTransportType.WebSockets })
  .withAutomaticReconnect(Array(300).fill(100))
  .configureLogging(LogLevel.None)
  .build();
hub.on('Angles', (frame, skipped) => tell({ event: 'Angles', frame, skipped }));
hub.on('Cue', (cue, skipped) => tell({ event: 'Cue', cue, skipped }));
hub.on('Ended', (session, reason) => tell({ event: 'Ended', session, reason }));
hub.on('Status', (status) => tell({ event: 'Status', status }));
hub.onreconnecting(() => tell({ event: 'reconnecting' }));
hub.onreconnected(() => tell({ event: 'reconnected' }));

try {
  await hub.start();
  tell({ event: 'connected' });
  for await (const line of createInterface({ input: process.stdin })) {
    const { call, name } = JSON.parse(line);
    try {
      tell({ event: 'answer', result: await hub.invoke(call, name) ?? null });
    } catch (error) {
      tell({ event: 'refused', message: error.message });
    }
  }
  await hub.stop();
} catch (error) {
  tell({ event: 'refused', message: error.message });
}
process.exit(0);
