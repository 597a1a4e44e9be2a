// Many cameras in one process: each publishes the clip by WHIP over and over at its pace until the input ends, and then ends its session.
// node cameras.mjs '{"base":"http://…","key":"…","clip":"lift.h264","cameras":4,"loss":0.05}'; tells one line of JSON for each camera that
// streams, and at the end what it sent.
import { createInterface } from 'node:readline';
import datachannel from 'node-datachannel';
import { readClip } from './rtc-clip.mjs';

const { base, key, clip, cameras = 1, loss = 0, rate = 30 } = JSON.parse(process.argv[2]);
const { codec, pictures } = readClip(clip);
const payloadType = 96, kept = 1000;
const say = message => process.stdout.write(JSON.stringify(message) + '\n');
const authorization = `Bearer ${key}`;
let running = [];

class Camera {
  constructor(number) {
    Object.assign(this, { number, stream: `camera-${number}`, ssrc: 4711 + number, pictures: 0, packets: 0, lost: 0, repeated: 0, keys: 0, next: 0 });
    [this.sequence, this.timestamp, this.sent, this.isOpen] = [Math.floor(Math.random() * 65_536), Math.floor(Math.random() * 2 ** 32), new Map(), false];
    // Cameras know nothing of each other: the golden ratio spreads any number of them over the time of one picture.
    this.due = performance.now() + (number * 0.618_034 % 1) * 1000 / rate;
  }

  async publish() {
    this.connection = new datachannel.PeerConnection(this.stream, { iceServers: [], bindAddress: '127.0.0.1' });
    const video = new datachannel.Video('0', 'SendOnly');
    if (codec === 'VP8') video.addVP8Codec(payloadType);
    else video.addH264Codec(payloadType);
    video.addSSRC(this.ssrc, 'camera', 'stream', 'track');
    this.track = this.connection.addTrack(video);
    this.track.onMessage(message => this.hear(Buffer.from(message)));
    const open = new Promise(done => this.track.onOpen(done));
    const gathered = new Promise(done => this.connection.onGatheringStateChange(state => state === 'complete' && done()));
    this.connection.setLocalDescription();
    await gathered;
    const answer = await fetch(`${base}/whip/${this.stream}?user_id=someUserId123&exercise_name=snatch&barbell_mass=60`, {
      method: 'POST', headers: { authorization, 'content-type': 'application/sdp' }, body: this.connection.localDescription().sdp,
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    [this.session, this.location] = [answer.headers.get('session-id'), answer.headers.get('location')];
    this.connection.setRemoteDescription(await answer.text(), 'answer');
    await open;
    this.isOpen = true;
    say({ session: this.session, stream: this.stream });
  }

  async end() {
    this.isOpen = false;
    const { status } = await fetch(`${base}${this.location}`, { method: 'DELETE', headers: { authorization } });
    const { session, pictures, packets, lost, repeated, keys } = this;
    say({ session, status, pictures, packets, lost, repeated, keys });
    this.connection.close();
  }

  hear(report) {
    for (let at = 0; at + 8 <= report.length;) {
      const length = 4 * (report.readUInt16BE(at + 2) + 1), type = report[at + 1], format = report[at] & 31;
      if (type === 206 && (format === 1 || format === 4)) this.turnToKey();
      if (type === 205 && format === 1)
        for (let item = at + 12; item + 4 <= at + length; item += 4) this.repeat(report.readUInt16BE(item), report.readUInt16BE(item + 2));
      at += length;
    }
  }

  turnToKey() {
    this.keys++;
    for (let tries = 0; tries < pictures.length && !pictures[this.next % pictures.length].isKey; tries++) this.next++;
  }

  repeat(first, mask) {
    for (let bit = 0; bit <= 16; bit++) {
      const packet = (bit === 0 || mask >> (bit - 1) & 1) && this.sent.get((first + bit) & 0xffff);
      if (packet) { this.repeated++; this.transmit(packet); }
    }
  }

  film(now) {
    for (; now >= this.due; this.due += 1000 / rate) {
      if (!this.isOpen) continue;
      this.timestamp = (this.timestamp + 90_000 / rate) >>> 0;
      this.pictures++;
      const { payloads } = pictures[this.next++ % pictures.length];
      payloads.forEach((payload, index) => this.send(payload, index === payloads.length - 1));
    }
  }

  send(payload, isLast) {
    const packet = Buffer.alloc(12 + payload.length);
    packet[0] = 0x80;
    packet[1] = payloadType | (isLast ? 0x80 : 0);
    packet.writeUInt16BE(this.sequence, 2);
    packet.writeUInt32BE(this.timestamp, 4);
    packet.writeUInt32BE(this.ssrc, 8);
    payload.copy(packet, 12);
    this.sent.set(this.sequence, packet);
    this.sent.delete((this.sequence - kept) & 0xffff);
    this.sequence = (this.sequence + 1) & 0xffff;
    this.packets++;
    this.transmit(packet);
  }

  // A repeated packet may be lost again.
  transmit(packet) {
    if (Math.random() < loss) this.lost++;
    else this.track.sendMessageBinary(packet);
  }
}

for (let number = 1; number <= cameras; number++) {
  const camera = new Camera(number);
  await camera.publish();
  running.push(camera);
  if (number === 1) setInterval(() => { const now = performance.now(); for (const one of running) one.film(now); }, 2);
}

say({ all: running.length });
for await (const line of createInterface({ input: process.stdin })) if (line === 'end') break;
await Promise.all(running.map(camera => camera.end()));
say({ over: true });
setTimeout(() => process.exit(0), 300);
