// A camera on werift, which is pure TypeScript: speaks as rtc-camera.mjs does, sends VP8. node rtc-werift.mjs CLIP.ivf
import { createInterface } from 'node:readline';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import { readClip } from './rtc-clip.mjs';

const { pictures } = readClip(process.argv[2]);
const payloadType = 96, rate = 30;
const say = message => process.stdout.write(JSON.stringify(message) + '\n');

const vp8 = new RTCRtpCodecParameters({
  mimeType: 'video/VP8', clockRate: 90_000, payloadType, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
});
const connection = new RTCPeerConnection({ codecs: { video: [vp8] }, iceServers: [] });
const track = new MediaStreamTrack({ kind: 'video' });
const transceiver = connection.addTransceiver(track, { direction: 'sendonly' });
let next = 0, sequence = 65_000, timestamp = 123_456, key = 0;
transceiver.sender.onPictureLossIndication?.subscribe(() => { next = 0; key++; });

function send(picture) {
  timestamp = (timestamp + 90_000 / rate) >>> 0;
  picture.payloads.forEach((payload, index) => {
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = payloadType | (index === picture.payloads.length - 1 ? 0x80 : 0);
    header.writeUInt16BE(sequence, 2);
    header.writeUInt32BE(timestamp, 4);
    sequence = (sequence + 1) & 0xffff;
    track.writeRtp(Buffer.concat([header, payload]));
  });
}

let timer;
connection.connectionStateChange.subscribe(state => {
  say({ state });
  if (state !== 'connected' || timer) return;
  const began = performance.now();
  let count = 0;
  timer = setInterval(() => {
    for (; performance.now() - began >= count * 1000 / rate; count++) {
      if (next >= pictures.length) next = 0;
      send(pictures[next++]);
    }
  }, 5);
});

await connection.setLocalDescription(await connection.createOffer());
say({ offer: connection.localDescription.sdp });
for await (const line of createInterface({ input: process.stdin })) await connection.setRemoteDescription({ type: 'answer', sdp: JSON.parse(line).answer });
clearInterval(timer);
say({ key });
await connection.close();
process.exit(0);
