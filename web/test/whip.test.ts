import { expect, it } from 'vitest';
import { Refusal } from '../src/account';
import { answerAfterRestart, orderCodecs, restartFragment } from '../src/sdp';
import { WhipClient, whipAddress } from '../src/whip';
import type { Lift } from '../src/whip';

const lift: Lift = { stream: 'platform 1', exercise: 'clean_and_jerk', barbellMass: 102.5, userId: 'u&1', title: 'Heavy single' };

function server(...responses: Response[]) {
  const asked: { address: string; init: RequestInit }[] = [];
  const client = new WhipClient('aiky_key', async (address, init) => {
    asked.push({ address, init });
    const response = responses.shift();
    if (response === undefined) throw new TypeError('Failed to fetch');
    return response;
  });
  return { asked, client };
}

it('opens with the lift in the query and the key in a header, never in the address', async () => {
  const { asked, client } = server(new Response('v=0 answer', { status: 201, headers: { Location: 'http://inside:8080/whip/platform%201/xyz', 'Session-Id': 'abc' } }));
  expect(await client.open(lift, 'v=0 offer')).toEqual({ answer: 'v=0 answer', location: '/whip/platform%201/xyz', sessionId: 'abc' });
  const [{ address, init }] = asked as [(typeof asked)[0]];
  expect(address).toBe('/whip/platform%201?exercise_name=clean_and_jerk&barbell_mass=102.5&user_id=u%261&session_name=Heavy+single');
  expect(init).toMatchObject({ method: 'POST', body: 'v=0 offer', headers: { Authorization: 'Bearer aiky_key', 'Content-Type': 'application/sdp' } });
  expect(address).not.toContain('aiky_key');
});

it('leaves out what was not said', () => {
  expect(whipAddress({ ...lift, stream: 's', barbellMass: null, userId: '', title: '' })).toBe('/whip/s?exercise_name=clean_and_jerk');
});

it('refuses in the words of the server', async () => {
  const { client } = server(new Response('{"error":"This stream is live already.","status":409}', { status: 409 }), new Response('<html>', { status: 502 }));
  await expect(client.open(lift, '')).rejects.toEqual(new Refusal(409, 'This stream is live already.'));
  await expect(client.open(lift, '')).rejects.toThrow('The server answered 502.');
});

it('ends so that it works while the page goes away, and whatever the server says', async () => {
  const { asked, client } = server();
  await client.close('/whip/s/xyz');
  expect(asked[0]!.init).toMatchObject({ method: 'DELETE', keepalive: true });
});

it('asks for a new path, and hears when the server knows the stream no more', async () => {
  const { asked, client } = server(new Response('fragment'), new Response(null, { status: 404 }));
  expect(await client.restart('/whip/s/xyz', 'f')).toBe('fragment');
  expect(asked[0]!.init).toMatchObject({ method: 'PATCH', headers: { 'If-Match': '*', 'Content-Type': 'application/trickle-ice-sdpfrag' } });
  expect(await client.restart('/whip/s/xyz', 'f')).toBeNull();
});

it('writes the fragment of a restart and puts the answer to it into the answer before', () => {
  const offer = 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:new\r\na=ice-pwd:secret\r\na=mid:0\r\n';
  expect(restartFragment(offer)).toBe('a=ice-ufrag:new\r\na=ice-pwd:secret\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n');
  const answer = 'v=0\r\na=ice-lite\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:old\r\na=ice-pwd:old\r\na=candidate:1 1 udp 1 10.0.0.1 5000 typ host\r\na=recvonly\r\n';
  const fragment = 'a=ice-ufrag:next\r\na=ice-pwd:hidden\r\na=candidate:1 1 udp 1 10.0.0.2 5000 typ host\r\n';
  expect(answerAfterRestart(answer, fragment)).toBe(
    'v=0\r\na=ice-lite\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:next\r\na=ice-pwd:hidden\r\na=candidate:1 1 udp 1 10.0.0.2 5000 typ host\r\na=recvonly\r\n');
  expect(() => restartFragment('v=0')).toThrow();
});

it('prefers H.264 in several packets, then VP8, and keeps what repairs losses', () => {
  const codecs = [
    { mimeType: 'video/VP8' }, { mimeType: 'video/rtx' }, { mimeType: 'video/VP9' },
    { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=0;profile-level-id=42e01f' },
    { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=1;profile-level-id=42e01f' }, { mimeType: 'video/red' },
  ];
  expect(orderCodecs(codecs)).toEqual([codecs[4], codecs[0], codecs[2], codecs[3], codecs[1], codecs[5]]);
});
