import { h } from '../dom';
import type { Fields } from '../reading';
import { t } from '../words';
import { curlOf } from './curl';
import type { Answer, Content, Failure, Operation } from './document';
import { memberTree, prose } from './member-tree';
import { membersOf, typeOf } from './schema';

export const badge = (method: string): HTMLElement => h('span', { class: `method is-${method.toLowerCase()}` }, method);

/** One call: a line, and what there is to know of it once it is opened. `open` does so in one step, so that nothing moves afterwards. */
export function operationView(operation: Operation, document: Fields): { view: HTMLDetailsElement; open: () => void } {
  const view = h('details', { class: 'operation', id: operation.id },
    h('summary', {}, badge(operation.method), h('h3', {}, h('code', {}, ...breakable(operation.path))), h('span', { class: 'soft' }, operation.summary)));
  const fill = () => {
    if (view.childElementCount === 1) view.append(inside(operation, document));
  };
  view.addEventListener('toggle', fill, { once: true });
  return {
    view,
    open: () => {
      fill();
      view.open = true;
    },
  };
}

function inside(operation: Operation, document: Fields): HTMLElement {
  const { parameters, body, answers, failures } = operation;
  return h('div', { class: 'operation-inside' },
    h('p', {}, ...prose(operation.description)),
    ...call(operation, document),
    ...(parameters.length === 0 ? [] : [h('h4', {}, t.reference.parameters), memberTree(parameters)]),
    ...(body.length === 0 ? [] : [h('h4', {}, t.reference.body), ...body.flatMap(content => contentView(content, document))]),
    h('h4', {}, t.reference.answers), ...answers.map(answer => answerView(answer, document)),
    ...(failures.length === 0 ? [] : [h('h4', {}, t.reference.errors), failureList(failures)]));
}

function call(operation: Operation, document: Fields): HTMLElement[] {
  const line = curlOf(operation, location.origin, document);
  const copy = h('button', { type: 'button', class: 'copy-curl' }, t.reference.copyCurl);
  copy.addEventListener('click', () => void navigator.clipboard.writeText(line).then(() => (copy.textContent = t.copied)));
  copy.hidden = navigator.clipboard === undefined;
  return [
    code(line, 'curl'),
    h('p', { class: 'call-tools' }, copy, h('a', { class: 'button quiet', href: `#${operation.id}` }, t.reference.link), operation.needsKey ? null : h('span', { class: 'soft' }, t.reference.noKey)),
  ];
}

function contentView({ type, schema, example }: Content, document: Fields): HTMLElement[] {
  const members = membersOf(schema, document);
  const shown = example === undefined ? [] : [h('details', { class: 'example' }, h('summary', {}, t.reference.example), code(JSON.stringify(example, null, 2), t.reference.example))];
  return [h('p', { class: 'content-type soft' }, h('code', {}, type), schema === undefined ? '' : ` · ${typeOf(schema, document)}`), ...shown, ...(members.length === 0 ? [] : [memberTree(members)])];
}

function answerView({ status, sentence, contents }: Answer, document: Fields): HTMLElement {
  return h('div', { class: 'answer' }, h('p', {}, h('strong', { class: 'status' }, status), ' ', ...prose(sentence)), ...contents.flatMap(content => contentView(content, document)));
}

function failureList(failures: readonly Failure[]): HTMLElement {
  return h('ul', { class: 'failures', role: 'list' }, ...failures.map(({ status, code: name, sentence }) =>
    h('li', {}, h('strong', { class: 'status' }, status), h('div', {}, name === '' ? null : h('code', {}, name), h('span', { class: 'soft' }, ...prose(sentence))))));
}

// A narrow screen breaks a path after a slash rather than within a word.
const breakable = (path: string) => (path.match(/[^/]*\/?/g) ?? []).flatMap(part => [part, h('wbr')]);

// It scrolls by itself, so that the keyboard must reach it.
const code = (content: string, label: string): HTMLElement => h('pre', { tabindex: 0, role: 'region', 'aria-label': label }, h('code', {}, content));
