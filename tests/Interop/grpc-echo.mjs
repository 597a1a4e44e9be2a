// Speaks to the echo server of tests/Grpc.UnitTests with the reference client of Node: node grpc-echo.mjs HOST:PORT ECHO_PROTO PROTOS_FOLDER
// Prints one line per check: "ok NAME" or "failed NAME: why".
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import assert from 'node:assert/strict';

const [address, echoProto, protos] = process.argv.slice(2);
const options = { keepCase: true, defaults: true, longs: Number, includeDirs: [protos] };
const credentials = grpc.credentials.createInsecure();
const { Echo } = grpc.loadPackageDefinition(loader.loadSync(echoProto, options)).aikynetix.tests.v1;
const { Health } = grpc.loadPackageDefinition(loader.loadSync('grpc/health/v1/health.proto', options)).grpc.health.v1;
const { ServerReflection } = grpc.loadPackageDefinition(loader.loadSync('grpc/reflection/v1/reflection.proto', options)).grpc.reflection.v1;
const { ServerReflection: OlderReflection } = grpc.loadPackageDefinition(loader.loadSync('grpc/reflection/v1alpha/reflection.proto', options)).grpc.reflection.v1alpha;
const large = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
const echo = new Echo(address, credentials, large);
const packed = new Echo(address, credentials, { ...large, 'grpc.default_compression_algorithm': 2 });

const unary = (client, method, request, metadata = new grpc.Metadata(), callOptions = {}) => new Promise((resolve, reject) => {
  let headers;
  let trailers;
  const call = client[method](request, metadata, callOptions, (error, reply) => setImmediate(() => (error ? reject(error) : resolve({ reply, headers, trailers }))));
  call.on('metadata', value => { headers = value; });
  call.on('status', value => { trailers = value.metadata; });
});
const drain = call => new Promise(resolve => {
  const replies = [];
  call.on('data', reply => replies.push(reply));
  call.on('error', () => {});
  call.on('status', status => resolve({ replies, status }));
});
const failure = promise => promise.then(() => assert.fail('no failure'), error => error);

const checks = {
  async unary() {
    const { reply } = await unary(echo, 'Say', { text: 'hei', number: -5 });
    assert.equal(reply.text, 'hei');
    assert.equal(reply.number, -5);
  },
  async server_stream() {
    const { replies, status } = await drain(echo.Count({ number: 100 }));
    assert.deepEqual(replies.map(reply => reply.number), Array.from({ length: 100 }, (_, index) => index + 1));
    assert.equal(status.code, grpc.status.OK);
  },
  async client_stream() {
    const sum = await new Promise((resolve, reject) => {
      const call = echo.Sum((error, reply) => (error ? reject(error) : resolve(reply.number)));
      for (let number = 1; number <= 100; number++) call.write({ number });
      call.end();
    });
    assert.equal(sum, 5050);
  },
  async duplex() {
    const call = echo.Chat();
    const heard = [];
    await new Promise((resolve, reject) => {
      call.on('data', reply => {
        heard.push(reply.number);
        if (heard.length < 20) call.write({ number: heard.length });
        else call.end();
      });
      call.on('end', resolve);
      call.on('error', reject);
      call.write({ number: 0 });
    });
    assert.deepEqual(heard, Array.from({ length: 20 }, (_, index) => index));
  },
  async every_status() {
    for (let code = 1; code <= 16; code++) {
      const error = await failure(unary(echo, 'Say', { status: code }));
      assert.equal(error.code, code);
      assert.equal(error.details, `status ${code}: 100% ä\n`);
      assert.deepEqual(error.metadata.get('x-why'), ['asked for']);
    }
  },
  async status_after_replies() {
    const { replies, status } = await drain(echo.Count({ number: 2, status: 15 }));
    assert.equal(replies.length, 2);
    assert.equal(status.code, grpc.status.DATA_LOSS);
  },
  async unexpected_failure() {
    const error = await failure(unary(echo, 'Say', { text: 'crash' }));
    assert.equal(error.code, grpc.status.UNKNOWN);
    assert.ok(!error.details.includes('secret'));
  },
  async metadata() {
    const metadata = new grpc.Metadata();
    metadata.set('x-name', 'value');
    metadata.set('x-data-bin', Buffer.from([0, 255, 10]));
    const { headers, trailers } = await unary(echo, 'Say', {}, metadata);
    assert.deepEqual(headers.get('x-name'), ['value']);
    assert.deepEqual(trailers.get('x-data-bin'), [Buffer.from([0, 255, 10])]);
  },
  async gzip() {
    const data = Buffer.alloc(500000, 'abc');
    const { reply } = await unary(packed, 'Say', { data });
    assert.ok(data.equals(reply.data));
  },
  async oversize() {
    assert.equal((await failure(unary(echo, 'Say', { data: Buffer.alloc(2 << 20) }))).code, grpc.status.RESOURCE_EXHAUSTED);
  },
  async deadline() {
    assert.equal((await failure(unary(echo, 'Say', { text: 'wait' }, undefined, { deadline: Date.now() + 100 }))).code, grpc.status.DEADLINE_EXCEEDED);
  },
  async cancellation() {
    const call = echo.Count({ number: -1 });
    call.once('data', () => call.cancel());
    assert.equal((await drain(call)).status.code, grpc.status.CANCELLED);
  },
  async unknown_method() {
    const error = await new Promise(resolve => echo.makeUnaryRequest('/aikynetix.tests.v1.Echo/Sing', value => value, value => value, Buffer.alloc(0), resolve));
    assert.equal(error.code, grpc.status.UNIMPLEMENTED);
  },
  async health() {
    const health = new Health(address, credentials);
    assert.equal((await unary(health, 'Check', { service: '' })).reply.status, 1);
    assert.equal((await failure(unary(health, 'Check', { service: 'x' }))).code, grpc.status.NOT_FOUND);
    const watch = health.Watch({ service: '' });
    const status = await new Promise(resolve => { watch.on('error', () => {}); watch.once('data', reply => { watch.cancel(); resolve(reply.status); }); });
    assert.equal(status, 1);
  },
  async reflection() {
    for (const Reflection of [ServerReflection, OlderReflection]) {
      const call = new Reflection(address, credentials).ServerReflectionInfo();
      const drained = drain(call);
      call.write({ list_services: '' });
      call.write({ file_containing_symbol: 'aikynetix.tests.v1.Echo' });
      call.end();
      const { replies, status } = await drained;
      assert.equal(status.code, grpc.status.OK);
      assert.ok(replies[0].list_services_response.service.some(service => service.name === 'aikynetix.tests.v1.Echo'));
      assert.ok(replies[1].file_descriptor_response.file_descriptor_proto[0].length > 100);
    }
  },
};

for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`failed ${name}: ${error.message.replaceAll('\n', ' ')}`);
  }
}
process.exit(0);
