// A camera on libdatachannel: writes its offer as one line of JSON, reads the answer so, sends the clip over and over at its pace
// until its input ends. node rtc-camera.mjs CLIP [LOSS 0..1]
import { createInterface } from 'node:readline';
import datachannel from 'node-datachannel';
import { readClip } from './rtc-clip.mjs';

const [path, loss = '0'] = process.argv.slice(2);
const { codec, pictures } = readClip(path);
const payloadType = 96, ssrc = 4711, rate = 30;
const say = message => process.stdout.write(JSON.stringify(message) + '\n');

const connection = new datachannel.PeerConnection('camera', { iceServers: [], bindAddress: '127.0.0.1' });
const video = new datachannel.Video('0', 'SendOnly');
if (codec === 'VP8') video.addVP8Codec(payloadType);
else video.addH264Codec(payloadType);
video.addSSRC(ssrc, 'camera', 'stream', 'track');
const track = connection.addTrack(video);

const sent = new Map();
let next = 0, sequence = 65_000, timestamp = 123_456, key = 0, repeated = 0, lost = 0;

track.onMessage(message => {
  const report = Buffer.from(message);
  for (let at = 0; at + 8 <= report.length;) {
    const length = 4 * (report.readUInt16BE(at + 2) + 1), type = report[at + 1], format = report[at] & 31;
    if (type === 206 && (format === 1 || format === 4)) { next = 0; key++; }
    if (type === 205 && format === 1) for (let item = at + 12; item + 4 <= at + length; item += 4) repeat(report.readUInt16BE(item), report.readUInt16BE(item + 2));
    at += length;
  }
});

function repeat(first, mask) {
  for (let bit = 0; bit <= 16; bit++) {
    if (bit > 0 && !(mask >> (bit - 1) & 1)) continue;
    const packet = sent.get((first + bit) & 0xffff);
    if (packet) { repeated++; track.sendMessageBinary(packet); }
  }
}

function send(picture) {
  timestamp = (timestamp + 90_000 / rate) >>> 0;
  picture.payloads.forEach((payload, index) => {
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = payloadType | (index === picture.payloads.length - 1 ? 0x80 : 0);
    header.writeUInt16BE(sequence, 2);
    header.writeUInt32BE(timestamp, 4);
    header.writeUInt32BE(ssrc, 8);
    const packet = Buffer.concat([header, payload]);
    sent.set(sequence, packet);
    sent.delete((sequence - 500) & 0xffff);
    sequence = (sequence + 1) & 0xffff;
    if (Math.random() < +loss) lost++;
    else track.sendMessageBinary(packet);
  });
}

const gathered = new Promise(done => connection.onGatheringStateChange(state => state === 'complete' && done()));
connection.onStateChange(state => say({ state }));
connection.setLocalDescription();
await gathered;
say({ offer: connection.localDescription().sdp });

let timer;
track.onOpen(() => {
  const began = performance.now();
  let count = 0;
  timer = setInterval(() => {
    for (; performance.now() - began >= count * 1000 / rate; count++) {
      if (next >= pictures.length) next = 0;
      send(pictures[next++]);
    }
  }, 5);
});

for await (const line of createInterface({ input: process.stdin })) connection.setRemoteDescription(JSON.parse(line).answer, 'answer');
clearInterval(timer);
say({ key, repeated, lost });
connection.close();
setTimeout(() => process.exit(0), 4000);
