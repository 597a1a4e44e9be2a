// Publishes a fake camera from headless Chromium by WHIP, follows the session on the hub, and prints what came as one line of JSON.
// Usage: node browser-publish.mjs '{"base":"http://127.0.0.1:8080","key":"…","stream":"s","codec":"video/VP8","seconds":6,"camera":"cam.y4m"}'
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { follow } from './hub-follow.mjs';

const options = { seconds: 6, width: 640, height: 360, tamper: false, killed: false, end: 'delete', ...JSON.parse(process.argv[2]) };
const profile = await mkdtemp(join(tmpdir(), 'aiky-chromium-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: options.chromium ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${options.camera}`,
  ],
});

try {
  const page = await browser.newPage();
  await page.goto(`${options.base}/healthz`);
  const published = await page.evaluate(publish, options);
  if (published.status !== 201) {
    console.log(JSON.stringify({ published }));
  } else {
    const seen = await follow({ ...options, session: published.session, untilEnded: options.killed });
    const stats = await page.evaluate(() => window.aiky.stats());
    const ended = options.end === 'delete' && !options.killed ? await page.evaluate(() => window.aiky.end()) : undefined;
    if (options.end === 'close') await page.close();
    console.log(JSON.stringify({ published, seen, stats, ended }));
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}

// Runs inside the page.
async function publish(options) {
  const media = await navigator.mediaDevices.getUserMedia({ video: { width: options.width, height: options.height, frameRate: 30 }, audio: false });
  const peer = new RTCPeerConnection();
  const sender = peer.addTransceiver(media.getVideoTracks()[0], { direction: 'sendonly' });
  const codecs = RTCRtpSender.getCapabilities('video').codecs;
  const wanted = codecs.filter((codec) => codec.mimeType.toLowerCase() === options.codec.toLowerCase());
  if (wanted.length === 0) return { status: 0, reason: `this browser cannot send ${options.codec}` };
  sender.setCodecPreferences([...wanted, ...codecs.filter((codec) => codec.mimeType.toLowerCase() === 'video/rtx')]);
  await peer.setLocalDescription();
  const headers = { Authorization: `Bearer ${options.key}`, 'Content-Type': 'application/sdp' };
  const query = new URLSearchParams({ user_id: 'someUserId123', exercise_name: 'snatch', barbell_mass: '60', ...options.fields });
  const offer = options.tamper
    ? peer.localDescription.sdp.replace(/(a=fingerprint:sha-256 )(..)/g, (_, start, first) => start + (first === '00' ? '01' : '00'))
    : peer.localDescription.sdp;
  const answer = await fetch(`/whip/${options.stream}?${query}`, { method: 'POST', headers, body: offer });
  if (answer.status !== 201) return { status: answer.status, body: await answer.text() };
  await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
  const location = answer.headers.get('Location');
  window.aiky = {
    async stats() {
      const all = [...(await peer.getStats()).values()];
      const out = all.find((one) => one.type === 'outbound-rtp' && one.kind === 'video');
      return { state: peer.connectionState, framesSent: out?.framesSent, width: out?.frameWidth, nacks: out?.nackCount, codec: all.find((one) => one.id === out?.codecId)?.mimeType };
    },
    async end() {
      const reply = await fetch(location, { method: 'DELETE', headers: { Authorization: headers.Authorization } });
      peer.close();
      return reply.status;
    },
  };
  return { status: 201, session: answer.headers.get('Session-Id'), location, etag: answer.headers.get('ETag') };
}
