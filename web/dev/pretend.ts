// A server out of thin air, to design the pages by: npm run dev, then add ?pretend to an address. Never part of a build.
import { readPicture, snapshot } from './pretend-lift';

const end = '\x1e';
const everyPicture = 1000 / 30;
const answers: Readonly<Record<string, unknown>> = {
  '/live/': [{ session_id: 'a'.repeat(32), stream: 'platform-1', title: 'Heavy single', exercise: 'snatch' }],
  status: { status: 'processing', progress: 0.42, error: null },
  details: { metrics: { max_bar_speed: 1.87, max_bar_height: 1.21, max_power: 2430, total_time: 2.4 } },
};

const realFetch = window.fetch.bind(window);
let asked = 0;
window.fetch = async (input, init) => {
  const path = new URL(input instanceof Request ? input.url : String(input), location.href).pathname;
  const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  if (path.startsWith('/whip/')) return whip(init?.method ?? 'GET');
  if (path.endsWith('/negotiate')) return json({ connectionId: 'p', connectionToken: 'p', negotiateVersion: 1, availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }] });
  if (path.endsWith('/status/')) return new Promise(resolve => setTimeout(() => resolve(json({ ...(answers.status as object), status: asked++ > 1 ? 'completed' : 'processing' })), 1500));
  if (path.startsWith('/weightlifting/')) return json(answers.details);
  return path in answers ? json(answers[path]) : realFetch(input, init);
};

function whip(method: string): Response {
  if (location.search.includes('refuse')) return new Response(JSON.stringify({ error: 'A stream of this name is live already.' }), { status: 422 });
  return method === 'POST' ? new Response('v=0', { status: 201, headers: { Location: '/whip/sessions/p', 'Session-Id': 'a'.repeat(32) } }) : new Response(null, { status: 200 });
}

class PretendSocket {
  static readonly OPEN = 1;
  readonly readyState = 1;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  onerror: (() => void) | null = null;
  private timer = 0;

  constructor() {
    setTimeout(() => this.onopen?.());
  }

  send(data: string): void {
    for (const part of data.split(end).filter(Boolean)) {
      const message = JSON.parse(part) as { protocol?: string; type?: number; invocationId?: string };
      if (message.protocol !== undefined) this.say({});
      else if (message.type === 1) {
        this.say({ type: 3, invocationId: message.invocationId, result: snapshot });
        this.play();
      }
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.onclose?.({ code: 1000, wasClean: true });
  }

  private play(): void {
    const begun = performance.now();
    const stopAfter = Number(new URLSearchParams(location.search).get('seconds') ?? Infinity);
    this.timer = window.setInterval(() => {
      const time = (performance.now() - begun) / 1000;
      const { frame, cue, skipped } = readPicture(time + 60);
      this.call('Angles', frame, skipped);
      if (cue !== null) this.call('Cue', cue, 0);
      if (time > stopAfter) {
        clearInterval(this.timer);
        this.call('Ended', snapshot.session_id, 'ended');
      }
    }, everyPicture);
  }

  private call(target: string, ...args: unknown[]): void {
    this.say({ type: 1, target, arguments: args });
  }

  private say(message: unknown): void {
    setTimeout(() => this.onmessage?.({ data: JSON.stringify(message) + end }));
  }
}

class PretendPeer extends EventTarget {
  connectionState = 'new';
  iceConnectionState = 'new';
  addTransceiver = () => ({});
  getSenders = () => [];
  createOffer = async () => ({ type: 'offer', sdp: 'v=0' });
  setLocalDescription = async () => undefined;
  setRemoteDescription = async () => {
    this.connectionState = this.iceConnectionState = 'connected';
    this.dispatchEvent(new Event('connectionstatechange'));
  };
  close = () => (this.connectionState = 'closed');
}

const anything = window as unknown as Record<string, unknown>;
const RealSocket = WebSocket;
anything.WebSocket = new Proxy(PretendSocket, {
  construct: (target, [url, protocols]: [string, string | undefined]) => (url.includes('/hubs/') ? new target() : new RealSocket(url, protocols)),
});
anything.RTCPeerConnection = PretendPeer;
