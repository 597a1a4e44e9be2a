import { fields, list, text } from '../reading';
import type { Fields } from '../reading';

/** A field of a body or a parameter, as people read it. Its own fields are worked out when they are asked for: schemas may go in circles. */
export interface Member {
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
  /** The only values that are taken; empty where any is. */
  values: readonly string[];
  children: () => readonly Member[];
}

// What a caller need not know: how wide the server's own numbers are.
const widths = ['int32', 'int64', 'float', 'double'];
const deepest = 5;

/** Follows the reference of a schema, and looks through the "or null" around it. */
export function resolve(schema: unknown, document: Fields): { schema: Fields; isNullable: boolean } {
  let at = fields(schema);
  let isNullable = false;
  for (let step = 0; step < 8; step++) {
    const others = list(at.oneOf ?? at.anyOf ?? at.allOf).map(fields);
    const real = others.filter(one => one.type !== 'null');
    isNullable ||= real.length < others.length;
    const { oneOf: _, anyOf: __, allOf: ___, ...around } = at;
    if (real.length === 1) at = { ...around, ...real[0] };
    if (typeof at.$ref !== 'string') break;
    const { $ref: path, ...own } = at;
    const named: unknown = text(path).split('/').slice(1).reduce<unknown>((found, name) => fields(found)[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    at = { ...fields(named), ...own };
  }
  return { schema: at, isNullable: isNullable || list(at.type).includes('null') };
}

/** The type in a few signs: `string[]`, `number | null`, `file`. */
export function typeOf(value: unknown, document: Fields): string {
  const { schema, isNullable } = resolve(value, document);
  const all = (Array.isArray(schema.type) ? schema.type : [schema.type]).map(text).filter(type => type !== '' && type !== 'null');
  // A number that is taken as text, too, is a number to people.
  const types = all.length > 1 && schema.pattern !== undefined ? all.filter(type => type !== 'string') : all;
  const format = text(schema.format);
  const name = schema.type === 'array' || types[0] === 'array'
    ? `${typeOf(schema.items, document)}[]`
    : format === 'binary' ? 'file' : types.join(' | ') + (format === '' || widths.includes(format) ? '' : ` (${format})`);
  return (name || (schema.properties === undefined ? 'any' : 'object')) + (isNullable ? ' | null' : '');
}

/** The fields of an object, of what a list holds, of what a map leads to. */
export function membersOf(value: unknown, document: Fields): Member[] {
  const { schema } = resolve(value, document);
  if (schema.items !== undefined) return membersOf(schema.items, document);
  const required = list(schema.required);
  const known = Object.entries(fields(schema.properties)).map(([name, one]) => memberOf(name, one, required.includes(name), document));
  return typeof schema.additionalProperties === 'object' ? [...known, memberOf('<name>', schema.additionalProperties, false, document)] : known;
}

export function memberOf(name: string, value: unknown, isRequired: boolean, document: Fields): Member {
  const { schema } = resolve(value, document);
  const values = list(schema.enum).filter(one => one !== null).map(String);
  return { name, type: typeOf(value, document), isRequired, description: text(schema.description), values, children: () => membersOf(value, document) };
}

/** What one could send: the schema's own example, or one made of those of its fields. */
export function sampleOf(value: unknown, document: Fields, depth = 0): unknown {
  const { schema } = resolve(value, document);
  const given = schema.example ?? list(schema.examples)[0] ?? schema.default ?? list(schema.enum)[0];
  if (given !== undefined) return given;
  if (depth > deepest) return null;
  if (schema.items !== undefined) return [sampleOf(schema.items, document, depth + 1)];
  if (schema.properties !== undefined) return Object.fromEntries(Object.entries(fields(schema.properties)).map(([name, one]) => [name, sampleOf(one, document, depth + 1)]));
  const type = typeOf(value, document);
  return type.startsWith('number') || type.startsWith('integer') ? 1 : type.startsWith('boolean') ? true : type.startsWith('object') ? {} : '…';
}
