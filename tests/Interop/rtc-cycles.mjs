// Connects by WHIP, sends a few pictures and leaves, over and over, on libdatachannel.
// Usage: node rtc-cycles.mjs '{"base":"http://127.0.0.1:8080","key":"…","clip":"a.ivf","cycles":30}'; prints one line of JSON.
import datachannel from 'node-datachannel';
import { readClip } from './rtc-clip.mjs';

const { base, key, clip, cycles } = JSON.parse(process.argv[2]);
const { pictures } = readClip(clip);
const headers = { Authorization: `Bearer ${key}` };
const outcome = { connected: 0, refused: [], ended: 0 };

for (let cycle = 0; cycle < cycles; cycle++) {
  const connection = new datachannel.PeerConnection('camera', { iceServers: [], bindAddress: '127.0.0.1' });
  const video = new datachannel.Video('0', 'SendOnly');
  video.addVP8Codec(96);
  video.addSSRC(4711, 'camera', 'stream', 'track');
  const track = connection.addTrack(video);
  const gathered = new Promise(done => connection.onGatheringStateChange(state => state === 'complete' && done()));
  const opened = new Promise(done => track.onOpen(done));
  connection.setLocalDescription();
  await gathered;
  const answer = await fetch(`${base}/whip/cycle-${cycle % 3}?user_id=someUserId123`, {
    method: 'POST', headers: { ...headers, 'Content-Type': 'application/sdp' }, body: connection.localDescription().sdp,
  });
  if (answer.status !== 201) {
    outcome.refused.push(await answer.text());
  } else {
    connection.setRemoteDescription(await answer.text(), 'answer');
    await opened;
    outcome.connected++;
    let sequence = 1;
    pictures.slice(0, 6).forEach((picture, number) => picture.payloads.forEach((payload, index) => {
      const header = Buffer.alloc(12);
      header[0] = 0x80;
      header[1] = 96 | (index === picture.payloads.length - 1 ? 0x80 : 0);
      header.writeUInt16BE(sequence++, 2);
      header.writeUInt32BE(3000 * number, 4);
      header.writeUInt32BE(4711, 8);
      track.sendMessageBinary(Buffer.concat([header, payload]));
    }));
    await new Promise(done => setTimeout(done, 100));
    const ended = await fetch(base + answer.headers.get('Location'), { method: 'DELETE', headers });
    if (ended.status === 200) outcome.ended++;
  }

  connection.close();
}

console.log(JSON.stringify(outcome));
process.exit(0);
