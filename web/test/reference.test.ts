import { expect, it } from 'vitest';
import { curlOf } from '../src/reference/curl';
import { isFound, readOperations } from '../src/reference/document';
import { memberOf, membersOf, sampleOf, typeOf } from '../src/reference/schema';

const lift = {
  required: ['id'], type: 'object', properties: {
    id: { type: 'string', description: 'Its `id`.' }, weight: { pattern: '^-?\\d+$', type: ['null', 'number', 'string'], format: 'double' },
    made: { type: 'string', format: 'date-time' }, inside: { oneOf: [{ type: 'null' }, { description: 'The lift before.', $ref: '#/components/schemas/Lift' }] },
    kind: { enum: ['snatch', null], type: ['null', 'string'] }, curves: { type: 'object', additionalProperties: { type: 'array', items: { type: 'number' } } },
  },
};
const upload = {
  tags: ['Lifts'], summary: 'Upload', security: [{ key: [] }],
  parameters: [{ name: 'session_id', in: 'path', required: true, schema: { type: 'string' } }, { name: 'Upload-Length', in: 'header', required: true, schema: { type: 'string' } }, { name: 'from', in: 'query', required: true, schema: { examples: ['a"b'] } }, { name: 'lang', in: 'query', schema: {} }],
  requestBody: { content: { 'multipart/form-data': { schema: { required: ['video', 'name'], properties: { video: { type: 'string', format: 'binary' }, name: { type: 'string', examples: ["Ada's"] }, more: {} } } } } },
  responses: { 200: { description: 'OK' }, 400: { description: 'Bad Request. `field-missing`: One is missing. `field-invalid`: `x` is wrong.' }, 418: { description: 'Teapot' } },
};
const document = {
  tags: [{ name: 'Lifts' }, { name: 'Health' }],
  paths: { '/healthz': { get: { tags: ['Health'], responses: { 200: {} } } }, '/odd/': { get: {} }, '/lifts/{session_id}/': { post: upload, put: { tags: ['Lifts'], requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Lift' } } } } } } },
  components: { schemas: { Lift: lift } },
};
const ref = { $ref: '#/components/schemas/Lift' };

it('a schema becomes a tree that ends nowhere and is read step by step', () => {
  const members = membersOf(ref, document);
  expect(members.map(one => [one.name, one.type, one.isRequired])).toEqual([
    ['id', 'string', true], ['weight', 'number | null', false], ['made', 'string (date-time)', false], ['inside', 'object | null', false], ['kind', 'string | null', false], ['curves', 'object', false],
  ]);
  expect(members[4]!.values).toEqual(['snatch']);
  expect(members[3]!.description).toBe('The lift before.');
  expect(members[3]!.children()[3]!.children()[0]!.name).toBe('id');
  expect(members[5]!.children().map(one => [one.name, one.type])).toEqual([['<name>', 'number[]']]);
});

it('what is no schema is anything, and harmless', () => {
  for (const odd of [undefined, null, 7, [], {}, { $ref: 5 }, { $ref: '#/not/there' }]) {
    expect(typeOf(odd, document)).toBe('any');
    expect(memberOf('x', odd, false, document).children()).toEqual([]);
  }
  expect(readOperations({})).toEqual([]);
});

it('a sample has the examples of the fields, however deep the circle', () => {
  expect(sampleOf({ properties: { ids: { type: 'array', items: { type: 'string', examples: ['a'] } }, n: { type: 'integer' } } }, document)).toEqual({ ids: ['a'], n: 1 });
  expect(JSON.stringify(sampleOf(ref, document))).toContain('"kind":"snatch"');
});

it('operations follow the order of the tags, those without one last, and know their error codes', () => {
  const operations = readOperations(document);
  expect(operations.map(one => one.id)).toEqual(['post-lifts-session_id', 'put-lifts-session_id', 'get-healthz', 'get-odd']);
  expect(operations[0]!.failures).toEqual([
    { status: '400', code: 'field-missing', sentence: 'One is missing.' }, { status: '400', code: 'field-invalid', sentence: '`x` is wrong.' }, { status: '418', code: '', sentence: 'Teapot' },
  ]);
  expect(operations.filter(one => isFound(one, 'LIFTS missing')).map(one => one.method)).toEqual(['POST']);
  expect(operations.filter(one => isFound(one, ''))).toHaveLength(4);
});

it('a call is a line that a shell takes', () => {
  const [post, put, get] = readOperations(document);
  expect(curlOf(post!, 'http://h:1', document)).toBe([
    'curl -X POST "http://h:1/lifts/$SESSION_ID/?from=a\\"b"', '-H "Authorization: API-KEY $KEY"', '-H "Upload-Length: $UPLOAD_LENGTH"', '-F video=@clip.mp4', "-F 'name=Ada'\\''s'",
  ].join(' \\\n  '));
  expect(curlOf(put!, 'http://h', document)).toContain("-H 'Content-Type: application/json' \\\n  -d '{\"id\":");
  expect(curlOf(get!, 'http://h', document)).toBe('curl "http://h/healthz"');
});
