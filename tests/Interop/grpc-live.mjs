// Streams a clip in and watches it over the real gRPC port with the reference client of Node; prints the outcome of each check as JSON.
// Usage: node grpc-live.mjs '{"address":"127.0.0.1:8081","key":"…","user":"…","clip":"a.h264","protos":"src/Protos"}'
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { address, key, user, clip, protos } = JSON.parse(process.argv[2]);
const options = { keepCase: true, defaults: true, oneofs: true, longs: Number, enums: String, includeDirs: [protos] };
const load = file => grpc.loadPackageDefinition(loader.loadSync(file, options));
const credentials = grpc.credentials.createInsecure();
const large = { 'grpc.max_send_message_length': -1 };
const ingest = new (load('aikynetix/ingest/v1/ingest.proto').aikynetix.ingest.v1.Ingest)(address, credentials, large);
const live = new (load('aikynetix/live/v1/live.proto').aikynetix.live.v1.Live)(address, credentials);
const health = new (load('grpc/health/v1/health.proto').grpc.health.v1.Health)(address, credentials);
const reflection = new (load('grpc/reflection/v1/reflection.proto').grpc.reflection.v1.ServerReflection)(address, credentials);

const film = readFileSync(clip);
const delimiter = Buffer.from([0, 0, 0, 1, 9]);
const units = [];
for (let at = 0, end; at < film.length; at = end) {
  end = film.indexOf(delimiter, at + 1);
  if (end < 0) end = film.length;
  const data = film.subarray(at, end);
  units.push({ sequence: units.length + 1, capture_time_us: units.length * 33_333, data, key: data.includes(Buffer.from([0, 0, 0, 1, 0x67])) });
}

const metadata = (token = key) => {
  const entries = new grpc.Metadata();
  if (token) entries.set('authorization', `Bearer ${token}`);
  return entries;
};
const start = stream => ({ start: { stream, codec: 'H264', exercise_name: 'snatch', user_id: user } });
const follow = call => {
  const replies = [], waiting = [];
  let status;
  const look = () => waiting.splice(0).forEach(wait => wait());
  call.on('data', reply => { replies.push(reply); look(); });
  call.on('error', () => {});
  call.on('status', value => { status = value; look(); });
  return {
    replies,
    async until(isIt) {
      for (let at = 0; ;) {
        for (; at < replies.length; at++) if (isIt(replies[at])) return replies[at];
        if (status) assert.fail(`ended early: ${status.code} ${status.details}`);
        await new Promise(done => waiting.push(done));
      }
    },
    async status() {
      while (!status) await new Promise(done => waiting.push(done));
      return status;
    },
  };
};
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const send = async (call, some) => {
  for (const unit of some) {
    call.write({ unit });
    await pause(33);
  }
};

const checks = {
  async ingest_resume_watch() {
    const [first, last] = [30, 60];
    const one = ingest.Stream(metadata());
    const heard = follow(one);
    one.write(start('node'));
    const { started } = await heard.until(reply => reply.started);
    assert.equal(started.last_sequence, 0);
    const watched = follow(live.Watch({ session: 'node' }, metadata()));
    const { snapshot } = await watched.until(reply => reply.snapshot);
    assert.equal(snapshot.session_id, started.session_id);
    await send(one, [...units.slice(0, first), ...units.slice(first - 5, first)]);
    const { frame } = await heard.until(reply => reply.frame);
    assert.equal(frame.angles.length, started.angle_names.length);
    await heard.until(reply => reply.acknowledged?.last_sequence === first);
    one.cancel();
    assert.equal((await heard.status()).code, grpc.status.CANCELLED);

    const two = ingest.Stream(metadata());
    const again = follow(two);
    two.write({ start: { codec: 'H264', resume_token: started.resume_token } });
    const resumed = (await again.until(reply => reply.started)).started;
    assert.deepEqual([resumed.session_id, resumed.last_sequence], [started.session_id, first]);
    await send(two, units.slice(first - 5, last));
    two.write({ end: {} });
    two.end();
    const { ended } = await again.until(reply => reply.ended);
    const dropped = Object.values(ended.ledger.dropped).reduce((sum, count) => sum + count, 0);
    assert.deepEqual([ended.ledger.received, ended.ledger.analyzed + dropped, ended.session_id], [last, last, started.session_id]);
    assert.equal((await again.status()).code, grpc.status.OK);
    assert.equal((await watched.until(reply => reply.ended)).ended.reason, 'ended');
    assert.equal((await watched.status()).code, grpc.status.OK);
    const sequences = watched.replies.filter(reply => reply.frame).map(reply => reply.frame.sequence);
    assert.ok(sequences.length > 5 && sequences.every((sequence, index) => index === 0 || sequence > sequences[index - 1]), `${sequences}`);
    return started.session_id;
  },
  async refusals() {
    const refused = async (call, request) => {
      const heard = follow(call);
      if (request) call.write(request);
      return (await heard.status()).code;
    };
    assert.equal(await refused(live.Watch({ session: 'nobody' }, metadata(''))), grpc.status.UNAUTHENTICATED);
    assert.equal(await refused(live.Watch({ session: 'nobody' }, metadata('aiky_wrong'))), grpc.status.UNAUTHENTICATED);
    assert.equal(await refused(live.Watch({ session: 'nobody' }, metadata())), grpc.status.NOT_FOUND);
    assert.equal(await refused(ingest.Stream(metadata('aiky_wrong')), start('x')), grpc.status.UNAUTHENTICATED);
    assert.equal(await refused(ingest.Stream(metadata()), start('no spaces')), grpc.status.INVALID_ARGUMENT);
    assert.equal(await refused(ingest.Stream(metadata()), { unit: units[0] }), grpc.status.INVALID_ARGUMENT);
    assert.equal(await refused(ingest.Stream(metadata()), { start: { resume_token: 'x', codec: 'H264' } }), grpc.status.NOT_FOUND);
  },
  async oversize_and_deadline() {
    const call = ingest.Stream(metadata());
    const heard = follow(call);
    call.write(start('node-large'));
    await heard.until(reply => reply.started);
    assert.equal((await follow(live.Watch({ session: 'node-large' }, metadata(), { deadline: Date.now() + 400 })).status()).code, grpc.status.DEADLINE_EXCEEDED);
    call.write({ unit: { sequence: 1, data: Buffer.alloc(5 << 20), key: true } });
    assert.equal((await heard.status()).code, grpc.status.RESOURCE_EXHAUSTED);
    const late = ingest.Stream(metadata(), { deadline: Date.now() + 400 });
    const waits = follow(late);
    late.write(start('node-late'));
    assert.equal((await waits.status()).code, grpc.status.DEADLINE_EXCEEDED);
  },
  async health_and_reflection() {
    for (const service of ['', 'aikynetix.ingest.v1.Ingest', 'aikynetix.live.v1.Live'])
      assert.equal((await new Promise((resolve, reject) => health.Check({ service }, (error, reply) => (error ? reject(error) : resolve(reply))))).status, 'SERVING');
    const call = reflection.ServerReflectionInfo();
    const heard = follow(call);
    call.write({ list_services: '' });
    call.end();
    const names = (await heard.until(reply => reply.list_services_response)).list_services_response.service.map(service => service.name);
    assert.ok(names.includes('aikynetix.ingest.v1.Ingest') && names.includes('aikynetix.live.v1.Live'), `${names}`);
  },
};

const outcome = {};
for (const [name, check] of Object.entries(checks)) {
  try {
    outcome[name] = await check() ?? 'ok';
  } catch (error) {
    outcome[name] = `failed: ${error.message}`;
  }
}
console.log(JSON.stringify(outcome));
process.exit(0);
