import type { Account } from '../account';
import { h, write } from '../dom';
import { fields, text } from '../reading';
import { t } from '../words';
import { isFound, readOperations } from './document';
import type { Operation } from './document';
import { prose } from './member-tree';
import { badge, operationView } from './operation-view';

const path = '/openapi/v1.json';
const isWide = matchMedia('(min-width: 960px)');

interface Entry {
  operation: Operation;
  view: HTMLDetailsElement;
  open: () => void;
  line: HTMLElement;
}

interface Group {
  entries: readonly Entry[];
  section: HTMLElement;
  list: HTMLDetailsElement;
}

/** Every call of the API, from the document that the server writes of itself. */
export class ReferencePage {
  readonly element = h('div', { class: 'reference' });
  private readonly search = h('input', { type: 'search', id: 'reference-search', autocomplete: 'off', spellcheck: 'false', placeholder: t.reference.searchMore });
  private readonly found = h('p', { class: 'soft', role: 'status' });
  private readonly contents = h('details', { class: 'card contents', open: isWide.matches }, h('summary', {}, t.reference.contents));
  private groups: Group[] = [];

  async load(account: Account): Promise<void> {
    const problem = h('p', { class: 'problem', role: 'alert' });
    const document = await account.ask(path).then(fields, (cause: unknown) => {
      problem.textContent = cause instanceof TypeError ? t.noServer : String((cause as Error).message);
      return fields(null);
    });
    const operations = readOperations(document);
    this.groups = [...new Set(operations.map(one => one.tag))].map(tag => this.group(tag, operations.filter(one => one.tag === tag), document));
    this.contents.append(h('nav', { 'aria-label': t.reference.contents }, ...this.groups.map(group => group.list)));
    this.element.append(
      h('div', { class: 'reference-head' }, h('h1', {}, t.reference.heading), h('p', { class: 'soft' }, ...prose(text(fields(document.info).description))),
        h('p', {}, h('a', { href: path }, t.reference.document)), problem),
      h('div', { class: 'reference-search' }, h('label', { for: 'reference-search' }, t.reference.search), this.search, this.found),
      this.contents, h('div', { class: 'operations' }, ...this.groups.map(group => group.section)));
    this.search.addEventListener('input', () => this.filter());
    addEventListener('hashchange', () => this.showAddressed());
    this.filter();
  }

  /** Opens the call that the address names. */
  showAddressed(): void {
    const entry = this.groups.flatMap(group => group.entries).find(one => `#${one.operation.id}` === location.hash);
    if (entry !== undefined) this.show(entry);
  }

  private show({ view, open, operation }: Entry): void {
    if (!isWide.matches) this.contents.open = false;
    open();
    for (const { list, entries } of this.groups) list.open ||= entries.some(one => one.operation === operation);
    view.scrollIntoView({ block: 'start' });
    view.querySelector('summary')?.focus({ preventScroll: true });
  }

  private group(name: string, operations: readonly Operation[], document: ReturnType<typeof fields>): Group {
    const entries = operations.map((operation): Entry => {
      const link = h('a', { href: `#${operation.id}` }, badge(operation.method), h('span', {}, operation.summary || operation.path));
      const entry = { operation, ...operationView(operation, document), line: h('li', {}, link) };
      // The address may be the same as before: then nothing else tells.
      link.addEventListener('click', () => setTimeout(() => this.show(entry)));
      return entry;
    });
    return {
      entries,
      section: h('section', {}, h('h2', {}, name), h('div', { class: 'card' }, ...entries.map(entry => entry.view))),
      list: h('details', {}, h('summary', {}, name, ' ', h('span', { class: 'soft' }, String(entries.length))), h('ul', { role: 'list' }, ...entries.map(entry => entry.line))),
    };
  }

  private filter(): void {
    const search = this.search.value.trim();
    let count = 0;
    for (const { entries, section, list } of this.groups) {
      for (const { operation, view, line } of entries) line.hidden = view.hidden = !isFound(operation, search);
      const left = entries.filter(entry => !entry.view.hidden).length;
      section.hidden = list.hidden = left === 0;
      list.open = search !== '' && left > 0;
      count += left;
    }
    write(this.found, count === 0 ? t.reference.nothing : t.reference.found(count));
  }
}
