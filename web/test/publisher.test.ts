import { expect, it } from 'vitest';
import { Refusal } from '../src/account';
import { Backoff } from '../src/backoff';
import { Publisher } from '../src/publisher';
import type { PublisherState } from '../src/publisher';
import type { Accepted } from '../src/whip';

const lift = { stream: 's', exercise: 'snatch', barbellMass: 100, userId: '', title: '' };

class Peer extends EventTarget {
  connectionState = 'new';
  iceConnectionState = 'new';
  createOffer = async () => ({ type: 'offer', sdp: 'a=ice-ufrag:u\r\na=ice-pwd:p\r\n' });
  setLocalDescription = async () => undefined;
  setRemoteDescription = async () => this.become('connected');
  getSenders = () => [];
  close = () => (this.connectionState = 'closed');

  become(state: string): void {
    this.connectionState = this.iceConnectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

/** A publisher whose server does what the script says, one entry an offer. */
function scene(script: (Accepted | Error)[], fragment: string | null = null) {
  const peers: Peer[] = [];
  const told: PublisherState[] = [];
  const closed: string[] = [];
  const waits: number[] = [];
  const publisher = new Publisher(
    lift,
    {
      open: async () => {
        const next = script.shift()!;
        if (next instanceof Error) throw next;
        return { ...next };
      },
      restart: async () => fragment,
      close: async location => void closed.push(location),
    },
    {
      openPeer: () => {
        const peer = new Peer();
        peers.push(peer);
        return peer as unknown as RTCPeerConnection;
      },
      wait: async milliseconds => void waits.push(milliseconds),
    },
    state => told.push(state),
  );
  return { publisher, peers, told, closed, waits };
}

const accepted = (name: string): Accepted => ({ answer: 'a=ice-ufrag:x\r\na=ice-pwd:y\r\n', location: `/whip/s/${name}`, sessionId: name });
const kinds = (told: PublisherState[]) => told.map(state => state.kind);
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !isSo(); i++) await Promise.resolve();
  expect(isSo()).toBe(true);
}

it('connects anew after a break, leaving the session open for it, and ends it only when told to', async () => {
  const { publisher, peers, told, closed, waits } = scene([accepted('one'), accepted('two')]);
  const run = publisher.run();
  await until(() => kinds(told).includes('live'));
  peers[0]!.become('failed');
  await until(() => kinds(told).filter(kind => kind === 'live').length === 2);
  expect(kinds(told)).toEqual(['connecting', 'live', 'reconnecting', 'reconnecting', 'live']);
  expect(told.at(-1)).toEqual({ kind: 'live', sessionId: 'two' });
  expect(closed).toEqual([]);
  expect(peers[0]!.connectionState).toBe('closed');
  expect(waits.at(-1)).toBeGreaterThan(0);
  publisher.stop();
  await run;
  expect(closed).toEqual(['/whip/s/two']);
  expect(kinds(told).at(-1)).toBe('ended');
});

it('goes on with the same session when the server knows a new path', async () => {
  const { publisher, peers, told, closed } = scene([accepted('one')], 'a=ice-ufrag:n\r\na=ice-pwd:m\r\n');
  const run = publisher.run();
  await until(() => kinds(told).includes('live'));
  peers[0]!.become('failed');
  await until(() => kinds(told).filter(kind => kind === 'live').length === 2);
  expect(closed).toEqual([]);
  expect(peers).toHaveLength(1);
  publisher.stop();
  await run;
});

it('gives up at once when asking again cannot help, and tries on when it can', async () => {
  const final = scene([new Refusal(400, 'exercise_name must be snatch, clean or clean_and_jerk.')]);
  await final.publisher.run();
  expect(final.told.at(-1)).toEqual({ kind: 'refused', reason: 'exercise_name must be snatch, clean or clean_and_jerk.' });

  const again = scene([new Refusal(409, 'Live already.'), new Refusal(503, 'Full.'), new TypeError('Failed to fetch'), accepted('one')]);
  const run = again.publisher.run();
  await until(() => kinds(again.told).includes('live'));
  expect(again.told.filter(state => state.kind === 'reconnecting').map(state => 'reason' in state && state.reason)).toEqual(['Live already.', 'Full.', 'The server cannot be reached.']);
  again.publisher.stop();
  await run;
});

it('a stop while the server still thinks leaves nothing behind', async () => {
  const { publisher, told, closed } = scene([accepted('late')]);
  const run = publisher.run();
  publisher.stop();
  await run;
  expect(kinds(told)).toEqual(['connecting', 'ended']);
  expect(closed).toEqual(['/whip/s/late']);
});

it('waits longer each time, up to a bound, and starts short again after a success', () => {
  const backoff = new Backoff(() => 0.5);
  const waits = Array.from({ length: 8 }, () => backoff.next());
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  backoff.reset();
  expect(backoff.next()).toBe(500);
  expect(new Backoff(() => 0).next()).toBeLessThan(new Backoff(() => 1).next());
});
