import { fields, list } from '../reading';
import type { Fields } from '../reading';
import type { Operation, Parameter } from './document';
import { membersOf, resolve, sampleOf } from './schema';

const quoted = (plain: string): string => `'${plain.replaceAll("'", "'\\''")}'`;
const escaped = (plain: string): string => plain.replace(/["$`\\]/g, '\\$&');
const variable = (name: string): string => `$${name.toUpperCase().replace(/\W/g, '_')}`;
const valueOf = (one: Parameter): string => (one.example === undefined ? variable(one.name) : escaped(String(one.example)));

/** The call as a line for a shell, with what it must have; what only the caller knows stands in variables such as $KEY. */
export function curlOf(operation: Operation, host: string, document: Fields): string {
  const { method, parameters } = operation;
  const needed = (place: string) => parameters.filter(one => one.place === place && one.isRequired);
  const query = needed('query').map(one => `${escaped(one.name)}=${valueOf(one)}`).join('&');
  const path = operation.path.split(/\{([^}]*)\}/).map((part, n) => (n % 2 === 0 ? escaped(part) : variable(part))).join('');
  const verb = method === 'GET' ? '' : method === 'HEAD' ? '-I ' : `-X ${method} `;
  return [
    `curl ${verb}"${escaped(host)}${path}${query === '' ? '' : `?${query}`}"`,
    ...(operation.needsKey ? ['-H "Authorization: API-KEY $KEY"'] : []),
    ...needed('header').map(one => `-H "${escaped(one.name)}: ${valueOf(one)}"`),
    ...bodyOf(operation, document),
  ].join(' \\\n  ');
}

function bodyOf({ body: [content] }: Operation, document: Fields): string[] {
  if (content === undefined) return [];
  if (content.type.startsWith('multipart/')) {
    const parts = fields(resolve(content.schema, document).schema.properties);
    return membersOf(content.schema, document).filter(one => one.isRequired)
      .map(one => `-F ${one.type === 'file' ? `${one.name}=@clip.mp4` : quoted(`${one.name}=${String(list(fields(parts[one.name]).examples)[0] ?? '…')}`)}`);
  }
  const type = `-H ${quoted(`Content-Type: ${content.type}`)}`;
  if (!content.type.includes('json')) return [type, '--data-binary @body'];
  return [type, `-d ${quoted(JSON.stringify(content.example ?? sampleOf(content.schema, document)))}`];
}
