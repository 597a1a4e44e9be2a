import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { hubPath, message, method, readCue, readEnd, readFrame, readSnapshot } from './wire';
import type { Cue, Frame, Snapshot } from './wire';

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
    .withUrl(hubPath, { accessTokenFactory: () => key, transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents })
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
      viewer.onLine('connected', 'Connected');
      viewer.onSnapshot(readSnapshot(snapshot));
    } catch (cause) {
      if (connection.state === 'Connected') end(() => viewer.onLine('lost', sentenceOf(cause)));
    }
  };

  connection.on(message.frame, (value: unknown) => {
    const frame = readFrame(value);
    if (frame !== null && !isOver) viewer.onFrame(frame);
  });
  connection.on(message.cue, (value: unknown) => !isOver && viewer.onCue(readCue(value)));
  connection.on(message.ended, (value: unknown) => end(() => viewer.onEnded(readEnd(value))));
  connection.onreconnecting(() => viewer.onLine('reconnecting', 'The line broke. Connecting again …'));
  connection.onreconnected(() => void join());
  connection.onclose(() => end(() => viewer.onLine('lost', 'The connection to the server is lost. Load the page again.')));

  viewer.onLine('reconnecting', 'Connecting …');
  connection.start().then(join, () => end(() => viewer.onLine('lost', 'The server cannot be reached. Load the page again.')));
  return { stop: () => end(() => undefined) };
}

// The client wraps the server's sentence: "… HubException: There is nothing live under this name."
function sentenceOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : '';
  return text.replace(/^.*HubException: /, '') || 'The server refused to show this session.';
}
