import { fields, list, text } from '../reading';
import type { Fields } from '../reading';
import { memberOf, membersOf } from './schema';
import type { Member } from './schema';

export interface Parameter extends Member {
  place: string;
  example: unknown;
}

export interface Content {
  type: string;
  schema: unknown;
  example: unknown;
}

export interface Answer {
  status: string;
  sentence: string;
  contents: readonly Content[];
}

export interface Failure {
  status: string;
  code: string;
  sentence: string;
}

export interface Operation {
  /** The same from one version to the next, to be linked to. */
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  needsKey: boolean;
  parameters: readonly Parameter[];
  body: readonly Content[];
  answers: readonly Answer[];
  failures: readonly Failure[];
  /** What a search looks through, in small letters. */
  searched: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** All operations of an OpenAPI document, in the order of its tags. */
export function readOperations(document: Fields): Operation[] {
  const order = list(document.tags).map(tag => text(fields(tag).name));
  const rank = (operation: Operation) => (order.indexOf(operation.tag) + order.length + 1) % (order.length + 1);
  return Object.entries(fields(document.paths))
    .flatMap(([path, item]) => methods.filter(method => method in fields(item)).map(method => readOperation(path, method, fields(fields(item)[method]), document)))
    .sort((a, b) => rank(a) - rank(b));
}

function readOperation(path: string, method: string, from: Fields, document: Fields): Operation {
  const parameters = list(from.parameters).map(fields).map(one => ({
    ...memberOf(text(one.name), { ...fields(one.schema), ...(one.description === undefined ? {} : { description: one.description }) }, one.required === true, document),
    place: text(one.in), example: one.example ?? list(fields(one.schema).examples)[0],
  }));
  const body = readContents(fields(from.requestBody).content);
  const answers = Object.entries(fields(from.responses)).map(([status, one]) => ({ status, sentence: text(fields(one).description), contents: readContents(fields(one).content) }));
  const failures = answers.filter(answer => !/^[123]/.test(answer.status)).flatMap(readFailures);
  const [tag, summary, description] = [text(list(from.tags)[0]), text(from.summary), text(from.description)];
  const names = [...parameters, ...body.flatMap(content => membersOf(content.schema, document))].map(one => one.name);
  return {
    id: `${method}${path.replace(/[^\w-]+/g, '-')}`.replace(/-$/, ''), method: method.toUpperCase(), path, tag, summary, description, parameters, body, failures,
    needsKey: list(from.security).length > 0, answers: answers.filter(answer => /^[123]/.test(answer.status)),
    searched: [method, path, tag, summary, description, ...names, ...failures.map(one => one.code)].join(' ').toLowerCase(),
  };
}

function readContents(value: unknown): Content[] {
  return Object.entries(fields(value)).map(([type, one]) => ({ type, schema: fields(one).schema, example: fields(one).example }));
}

/** The codes in a description of the form "Bad Request. `field-missing`: A sentence. `other`: Another." */
function readFailures({ status, sentence }: Answer): Failure[] {
  const [title = '', ...parts] = sentence.split(/`([a-z0-9-]+)`: /);
  if (parts.length === 0) return [{ status, code: '', sentence: title }];
  return Array.from({ length: parts.length / 2 }, (_, n) => ({ status, code: parts[2 * n]!, sentence: parts[2 * n + 1]!.trim() }));
}

/** Whether all words of a search stand in the operation. */
export const isFound = (operation: Operation, search: string): boolean => search.toLowerCase().split(/\s+/).every(word => operation.searched.includes(word));
