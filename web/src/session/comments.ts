import type { Account } from '../account';
import { apiPath } from '../activities';
import type { Address } from '../activities';
import { h, write } from '../dom';
import { fields, text } from '../reading';
import { language, nameOf, t } from '../words';

interface Thread {
  topic: string;
  id: string;
}

const every = 1500;
const mostPolls = 80;
const first = ['final_summary', 'velocity', 'power', 'stability'];

/** What the coach says about a session, topic by topic; asks for it when told to. */
export class Comments {
  readonly element = h('section', { class: 'card comments' });
  private readonly ask = h('button', { type: 'button' }, t.session.ask);
  private readonly line = h('p', { class: 'soft', role: 'status' });
  private readonly content = h('div', { class: 'comment-lists' });
  private readonly told = new Map<string, { body: string; author: string }>();

  constructor(private readonly account: Account, private readonly at: Address) {
    this.element.append(h('div', { class: 'card-head' }, h('h2', {}, t.session.comments), this.ask), this.line, this.content);
    this.ask.addEventListener('click', () => void this.begin());
    this.draw();
  }

  /** Takes comments that were written before. */
  take(comments: ReadonlyMap<string, string>): void {
    for (const [topic, body] of comments) if (!this.told.has(topic)) this.told.set(topic, { body, author: '' });
    this.draw();
  }

  private async begin(): Promise<void> {
    this.ask.disabled = true;
    write(this.line, t.session.asking);
    try {
      const threads = (await Promise.all(['summary', 'recommendation'].map(part => this.start(part)))).flat();
      if (threads.length === 0) throw new Error(t.somethingWrong);
      await Promise.all(threads.map(thread => this.follow(thread)));
      write(this.line, this.told.size === 0 ? t.session.noComments : '');
    } catch (cause) {
      write(this.line, cause instanceof Error ? cause.message : t.somethingWrong);
    } finally {
      this.ask.disabled = false;
    }
  }

  private async start(part: string): Promise<Thread[]> {
    const body = await this.account.tell('POST', apiPath(this.at, part, { lang: language, measurement_system: 'metric' }), {});
    return Object.entries(fields(body)).map(([topic, id]) => ({ topic, id: text(id) })).filter(({ id }) => id.startsWith('thread_'));
  }

  private async follow({ topic, id }: Thread): Promise<void> {
    for (let i = 0; i < mostPolls; i++) {
      const thread = fields(await this.account.ask(`/threads/${encodeURIComponent(id)}/`));
      const status = text(thread.status);
      if (status === 'completed' && text(thread.text) !== '') {
        this.told.set(topic, { body: text(thread.text), author: text(thread.author) });
        return this.draw();
      }
      if (status === 'failed') return;
      await new Promise(resolve => setTimeout(resolve, every));
    }
  }

  private draw(): void {
    const rank = (topic: string) => (first.includes(topic) ? first.indexOf(topic) : first.length);
    const topics = [...this.told].sort(([a], [b]) => rank(a) - rank(b));
    const authors = new Set(topics.map(([, { author }]) => author));
    const comment = ([topic, { body, author }]: (typeof topics)[number]) => h('div', { class: topic === 'final_summary' ? 'comment in-short' : 'comment' },
      h('dt', {}, nameOf(t.session.topics, topic)),
      h('dd', {}, body, authors.size > 1 ? byline(author) : null));
    const [chief, others] = [topics.filter(([topic]) => first.includes(topic)), topics.filter(([topic]) => !first.includes(topic))];
    const wasOpen = this.content.querySelector('details')?.open ?? chief.length === 0;
    this.element.classList.toggle('is-empty', topics.length === 0);
    if (topics.length === 0) return this.content.replaceChildren(h('p', { class: 'soft' }, t.session.noComments));
    this.content.replaceChildren(
      h('dl', { class: 'comment-list' }, ...chief.map(comment)),
      ...(others.length === 0 ? [] : [h('details', { class: 'more', open: wasOpen }, h('summary', {}, `${t.session.byTopic} (${others.length})`), h('dl', { class: 'comment-list' }, ...others.map(comment)))]),
      ...(authors.size === 1 ? [h('p', {}, byline([...authors][0]!))] : []));
  }
}

function byline(author: string): HTMLElement | string {
  return author === '' ? '' : h('span', { class: 'author soft' }, author === 'rules' ? t.session.byRules : t.session.by(author));
}
