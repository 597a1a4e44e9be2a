import { Refusal } from './account';
import { Backoff } from './backoff';
import { keepResolution } from './peer';
import { answerAfterRestart, restartFragment } from './sdp';
import type { Accepted, Lift, WhipClient } from './whip';
import { t } from './words';

export type PublisherState =
  | { kind: 'connecting' }
  | { kind: 'live'; sessionId: string }
  | { kind: 'reconnecting'; seconds: number; reason: string }
  | { kind: 'ended' }
  | { kind: 'refused'; reason: string };

type Client = Pick<WhipClient, 'open' | 'restart' | 'close'>;

/** What the publisher needs of the browser; tests bring their own. */
export interface Surroundings {
  openPeer: () => RTCPeerConnection;
  wait: (milliseconds: number) => Promise<void>;
}

const restartPatience = 5_000;
const disconnectPatience = 2_000;
const connectPatience = 12_000;

/** Keeps one stream on the server: through a change of network by a new path, after a break by a new connection, which goes on with the session. */
export class Publisher {
  private readonly backoff = new Backoff();
  private peer: RTCPeerConnection | null = null;
  private accepted: Accepted | null = null;
  private isStopped = false;

  constructor(
    private readonly lift: Lift,
    private readonly client: Client,
    private readonly around: Surroundings,
    private readonly tell: (state: PublisherState) => void,
  ) {}

  /** Runs until it is stopped or refused for good. */
  async run(): Promise<void> {
    this.tell({ kind: 'connecting' });
    while (!this.isStopped) {
      const reason = await this.streamOnce();
      if (reason === null || this.isStopped) return;
      const wait = this.backoff.next();
      this.tell({ kind: 'reconnecting', seconds: Math.max(1, Math.round(wait / 1000)), reason });
      await this.around.wait(wait);
    }
  }

  /** Ends the stream here and on the server; safe while the page goes away. */
  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    void this.end();
    this.tell({ kind: 'ended' });
  }

  // Answers why it broke, or null when there is no use in trying again.
  private async streamOnce(): Promise<string | null> {
    try {
      await this.open();
    } catch (cause) {
      this.letGo();
      if (this.isStopped) return null;
      if (cause instanceof Refusal && isFinal(cause.status)) {
        this.isStopped = true;
        this.tell({ kind: 'refused', reason: cause.message });
        return null;
      }
      return cause instanceof Refusal ? cause.message : t.noServer;
    }
    if (this.isStopped) return null;
    do {
      this.backoff.reset();
      this.tell({ kind: 'live', sessionId: this.accepted?.sessionId ?? '' });
      await this.untilBroken();
    } while (!this.isStopped && (await this.restart()));
    this.letGo();
    return t.live.broke;
  }

  private async open(): Promise<void> {
    const peer = (this.peer = this.around.openPeer());
    const offer = await peer.createOffer();
    await peer.setLocalDescription(offer);
    this.accepted = await this.client.open(this.lift, offer.sdp ?? '');
    if (this.isStopped) return this.end();
    await peer.setRemoteDescription({ type: 'answer', sdp: this.accepted.answer });
    await keepResolution(peer);
    if (!(await this.connects(peer, connectPatience))) throw new Refusal(0, t.live.blocked);
  }

  private async restart(): Promise<boolean> {
    const { peer, accepted } = this;
    if (peer === null || accepted === null || peer.connectionState === 'closed') return false;
    this.tell({ kind: 'reconnecting', seconds: 0, reason: t.live.networkChanged });
    try {
      const offer = await peer.createOffer({ iceRestart: true });
      await peer.setLocalDescription(offer);
      const fragment = await this.client.restart(accepted.location, restartFragment(offer.sdp ?? ''));
      if (fragment === null) return false;
      accepted.answer = answerAfterRestart(accepted.answer, fragment);
      await peer.setRemoteDescription({ type: 'answer', sdp: accepted.answer });
      return await this.connects(peer, restartPatience);
    } catch {
      return false;
    }
  }

  private async connects(peer: RTCPeerConnection, patience: number): Promise<boolean> {
    const isUp = () => peer.connectionState === 'connected' && peer.iceConnectionState !== 'disconnected';
    await Promise.race([this.until(peer, () => isUp() || hasFailed(peer)), this.around.wait(patience)]);
    return isUp();
  }

  private async untilBroken(): Promise<void> {
    const peer = this.peer;
    while (peer !== null && !this.isStopped && !hasFailed(peer)) {
      await this.until(peer, () => peer.connectionState !== 'connected');
      if (hasFailed(peer) || this.isStopped) return;
      // A short gap heals by itself.
      await Promise.race([this.until(peer, () => peer.connectionState === 'connected'), this.around.wait(disconnectPatience)]);
      if (peer.connectionState !== 'connected') return;
    }
  }

  private until(peer: RTCPeerConnection, isSo: () => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (!isSo() && !this.isStopped && peer.connectionState !== 'closed') return;
        peer.removeEventListener('connectionstatechange', look);
        resolve();
      };
      peer.addEventListener('connectionstatechange', look);
      look();
    });
  }

  // Only this connection: the session stays open on the server for a while, for the next connection to go on with it.
  private letGo(): void {
    const peer = this.peer;
    this.peer = this.accepted = null;
    peer?.close();
    // Closing it here tells nobody.
    peer?.dispatchEvent(new Event('connectionstatechange'));
  }

  private async end(): Promise<void> {
    // The server first: in the last moment of a page there may be no second one.
    const ending = this.accepted === null ? null : this.client.close(this.accepted.location);
    this.letGo();
    await ending;
  }
}

const hasFailed = (peer: RTCPeerConnection): boolean => peer.connectionState === 'failed' || peer.connectionState === 'closed';

// A name in use may be our own stream before the server has noticed its end; a full server empties.
const isFinal = (status: number): boolean => status >= 400 && status < 500 && ![408, 409, 429].includes(status);
