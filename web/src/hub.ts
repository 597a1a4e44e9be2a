import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { hubPath, message, method, readCue, readFrame, readHubRefusal, readSnapshot } from './wire';
import type { Cue, Frame, Snapshot } from './wire';
import { t } from './words';

export interface Viewer {
  onSnapshot(snapshot: Snapshot): void;
  onFrame(frame: Frame): void;
  onCue(cue: Cue): void;
  onEnded(reason: string): void;
  onLine(line: 'connected' | 'reconnecting' | 'lost', sentence: string): void;
}

/** Follows one live session until it ends. */
export interface Following {
  stop(): void;
}

const waits = [0, 500, 1000, 2000, 4000, 8000, 15_000];

/** Follows a session or a stream by its name, through breaks of the line, and joins again after each. */
export function follow(target: string, key: string, viewer: Viewer): Following {
  const connection = new HubConnectionBuilder()
    .withUrl(hubPath, { accessTokenFactory: () => key, transport: HttpTransportType.WebSockets })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => waits[Math.min(retry.previousRetryCount, waits.length - 1)] ?? null })
    .configureLogging(LogLevel.None)
    .build();
  let isOver = false;

  const end = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    tell();
    void connection.stop();
  };
  const join = async () => {
    try {
      const snapshot = await connection.invoke<unknown>(method.join, target);
      if (isOver) return;
      viewer.onLine('connected', t.live.connected);
      viewer.onSnapshot(readSnapshot(snapshot));
    } catch (cause) {
      if (connection.state === t.live.connected) end(() => viewer.onLine('lost', readHubRefusal(cause)));
    }
  };

  connection.on(message.frame, (value: unknown, skipped: unknown) => {
    const frame = readFrame(value, skipped);
    if (frame !== null && !isOver) viewer.onFrame(frame);
  });
  connection.on(message.cue, (value: unknown) => !isOver && viewer.onCue(readCue(value)));
  connection.on(message.ended, (_session: string, reason: string) => end(() => viewer.onEnded(reason)));
  // The aftermath asks by itself, also when this line is gone.
  connection.on(message.status, () => undefined);
  connection.onreconnecting(() => viewer.onLine('reconnecting', t.live.lineBroke));
  connection.onreconnected(() => void join());
  connection.onclose(() => end(() => viewer.onLine('lost', t.live.lineLost)));

  viewer.onLine('reconnecting', t.live.connecting);
  connection.start().then(join, () => end(() => viewer.onLine('lost', t.live.unreachable)));
  return { stop: () => end(() => undefined) };
}
