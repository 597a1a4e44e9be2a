// From glass to client: Chromium films a page on which the time is drawn as a bar code over a moving picture, publishes it by WHIP, and a stock
// SignalR client in this process takes down when each frame's angles come. Prints one line of JSON.
// node glass.mjs '{"base":"http://…","key":"…","camera":"lift.mjpeg","codec":"video/VP8","seconds":30}'
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { chromium } from 'playwright-core';

const options = { codec: 'video/VP8', seconds: 30, ...JSON.parse(process.argv[2]) };
const profile = await mkdtemp(join(tmpdir(), 'aiky-chromium-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: options.chromium ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${options.camera}`,
  ],
});

try {
  const page = await browser.newPage();
  await page.goto(`${options.base}/healthz`);
  const { session, error } = await page.evaluate(publish, options);
  if (error) throw new Error(error);
  const frames = [];
  const connection = new HubConnectionBuilder().withUrl(`${options.base}/hubs/live`, { accessTokenFactory: () => options.key }).configureLogging(LogLevel.Error).build();
  // The clock of JavaScript shows whole milliseconds, rounded down.
  connection.on('Angles', ({ time, at, latency, width, height }) => { frames.push({ time, came: Date.now() + 0.5, at, total: latency.total, width, height }); });
  for (const ignored of ['Cue', 'Ended', 'Status']) connection.on(ignored, () => {});
  await connection.start();
  await connection.invoke('Join', session);
  await new Promise(done => setTimeout(done, options.seconds * 1000));
  const sender = await page.evaluate(() => window.aiky.stats());
  await connection.stop();
  console.log(JSON.stringify({ sender, frames }));
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}

// Runs inside the page.
async function publish(options) {
  const film = document.createElement('video');
  film.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720, frameRate: 30 }, audio: false });
  film.muted = true;
  await film.play();
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const pen = canvas.getContext('2d');
  const track = canvas.captureStream(30).getVideoTracks()[0];
  const draw = () => {
    pen.drawImage(film, 0, 0, canvas.width, canvas.height);
    // Twenty bits and below each its contrary; bench/Bench/Live/BarCode.cs reads them.
    const now = Date.now() % (1 << 20);
    for (let bit = 0; bit < 20; bit++) {
      const isSet = now >> bit & 1;
      pen.fillStyle = isSet ? '#fff' : '#000';
      pen.fillRect(40 + 60 * bit, 20, 60, 40);
      pen.fillStyle = isSet ? '#000' : '#fff';
      pen.fillRect(40 + 60 * bit, 60, 60, 40);
    }
  };
  // A picture is drawn when the camera has one, as a camera's own clock would burn it in.
  const next = () => { draw(); film.requestVideoFrameCallback(next); };
  film.requestVideoFrameCallback(next);
  const peer = new RTCPeerConnection();
  const sender = peer.addTransceiver(track, { direction: 'sendonly', sendEncodings: [{ maxBitrate: 4_000_000, maxFramerate: 30 }] });
  const codecs = RTCRtpSender.getCapabilities('video').codecs;
  sender.setCodecPreferences(codecs.filter(codec => [options.codec.toLowerCase(), 'video/rtx'].includes(codec.mimeType.toLowerCase())));
  await peer.setLocalDescription();
  const answer = await fetch('/whip/glass?user_id=someUserId123&exercise_name=snatch&barbell_mass=60', {
    method: 'POST', headers: { Authorization: `Bearer ${options.key}`, 'Content-Type': 'application/sdp' }, body: peer.localDescription.sdp,
  });
  if (answer.status !== 201) return { error: `${answer.status} ${await answer.text()}` };
  await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
  window.aiky = {
    async stats() {
      const out = [...(await peer.getStats()).values()].find(one => one.type === 'outbound-rtp' && one.kind === 'video');
      return { framesSent: out?.framesSent, encodeMs: 1000 * out?.totalEncodeTime / out?.framesEncoded, encoder: out?.encoderImplementation, limited: out?.qualityLimitationReason };
    },
  };
  return { session: answer.headers.get('Session-Id') };
}
