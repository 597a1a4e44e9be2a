import type { Account } from '../account';
import { apiPath, managementPath } from '../activities';
import { tellMoment } from '../dates';
import { askText, confirmRemoval } from '../dialog';
import { h, write } from '../dom';
import { actionsMenu } from '../menu';
import { plain } from '../numbers';
import { nameOf, t } from '../words';
import { fetchAnalyzedVideo } from './analyzed-video';
import { barPath } from './bar-path';
import { planCharts } from './chart-plan';
import { Comments } from './comments';
import { hasResult } from './details';
import { exportsMenu } from './exports';
import { Figure, readTracks } from './figure';
import { load } from './load';
import type { Loaded } from './load';
import { MetricView } from './metric-table';
import { phaseImages } from './phase-images';
import { Player } from './player';
import { Playhead } from './playhead';
import { fetchReport, fetchSummary } from './report';
import { SeriesChart } from './series-chart';
import { bandsOf, Timeline } from './timeline';
import { versionsCard } from './versions-card';
import { waiting } from './waiting';
import { clipFacts, warnings } from './warnings';

// Frames of which the points are still few enough for a page.
const mostFigures = 20_000;

/** One session: its video, curves, numbers and comments, all at one moment. */
export class SessionPage {
  private readonly title = h('h1');
  private readonly athlete = h('span', { class: 'athlete' });

  constructor(private readonly account: Account, private readonly place: HTMLElement, private loaded: Loaded) {}

  async show(): Promise<void> {
    const { at, details } = this.loaded;
    this.name(details.title);
    this.place.replaceChildren(this.head());
    if (!hasResult(details)) {
      this.place.append(waiting(this.account, at, details, () => void this.again()));
      return;
    }
    this.draw();
  }

  private async again(): Promise<void> {
    this.loaded = await load(this.account, this.loaded.at);
    await this.show();
  }

  private name(title: string): void {
    write(this.title, title);
    document.title = `${title} · Aikynetix`;
  }

  private head(): HTMLElement {
    const { at, details } = this.loaded;
    const facts = [details.userName, nameOf(t.activities, details.activity), nameOf(t.exercises, details.exercise), tellMoment(details.createdAt)];
    return h('div', { class: 'session-head' },
      h('div', {}, this.title, h('p', { class: 'soft' }, [...new Set(facts)].filter(Boolean).join(' · '), this.athlete, details.isDemo || at.isDemo ? h('span', { class: 'badge' }, t.sessions.demo) : null)),
      this.actions());
  }

  private actions(): HTMLElement {
    const { at, details } = this.loaded;
    const print = h('button', { type: 'button', title: t.session.printMore }, t.session.print);
    print.addEventListener('click', () => window.print());
    const more = () => actionsMenu(t.sessions.actions(details.title), [
      [t.rename, () => void askText(t.sessions.renameHeading, t.sessions.byTitle, this.title.textContent ?? '', async title => {
        await this.account.tell('PUT', managementPath(at), { title });
        this.name(title);
      })],
      [t.remove, () => void confirmRemoval(t.sessions.deleteHeading, t.sessions.deleteMore(details.title), () => this.account.tell('DELETE', managementPath(at))).then(isDone => {
        if (isDone) location.assign('/sessions/');
      })],
    ]);
    const isOwn = !at.isDemo && !details.isDemo;
    const compare = h('a', { class: 'button', href: `/compare/?a=${at.id}&activity=${at.activity.path}`, hidden: !isOwn }, t.session.compare);
    return h('div', { class: 'session-actions' }, ...(hasResult(details) ? [compare, exportsMenu(this.account, at), print] : []), isOwn ? more() : null);
  }

  private draw(): void {
    const { at, details } = this.loaded;
    const playhead = new Playhead(details.times.at(-1) ?? 0);
    const player = new Player(playhead, details.times, details.quality?.slowMotion ?? 1);
    const bands = bandsOf(details);
    const timeline = new Timeline(bands, playhead, () => player.pause());
    const images = h('div');
    const path = barPath(details, playhead);
    const figure = details.times.length > mostFigures ? null : new Figure(details.times, playhead, () => this.account.ask(apiPath(at, 'export')).then(readTracks, () => new Map())).element;
    const beside = h('div', { class: 'beside' }, path, figure);
    const metrics = new MetricView(details, at.activity);
    const comments = new Comments(this.account, at);
    const charts = planCharts(details).map(plan => new SeriesChart(plan, details.times, bands, playhead, player).element);
    this.place.append(...[
      warnings(details.quality),
      metrics.top,
      h('div', { class: 'watch-row' }, h('section', { class: 'card video-card' }, this.videoChoice(player), player.element, timeline.element), beside),
      images,
      comments.element,
      h('section', { class: 'charts-section' }, h('div', { class: 'card-head' }, h('h2', {}, t.session.charts), h('p', { class: 'soft no-print' }, t.session.chartHelp)), h('div', { class: 'charts' }, ...charts)),
      h('div', { class: 'numbers-row' }, metrics.element, h('div', { class: 'facts-column' }, clipFacts(details), at.isDemo || details.isDemo ? null : versionsCard(this.account, at))),
    ].filter(one => one !== null));
    // Starts in the middle of the movement, so that the first look shows something.
    const main = details.segments.find(segment => segment.name === details.best) ?? details.segments[0];
    playhead.move(main?.phases[main.phases.length >> 1]?.start ?? main?.start ?? 0);
    void this.fillReport(images, comments, playhead, player);
  }

  private videoChoice(player: Player): HTMLElement {
    const { at, details } = this.loaded;
    let isWanted = details.videoUrl === '';
    const line = h('p', { class: 'soft render-line', role: 'status' });
    const say = (sentence: string) => write(line, sentence);
    const showAnalyzed = async () => {
      isWanted = true;
      try {
        const link = details.analyzedVideoUrl || (await fetchAnalyzedVideo(this.account, at, part => say(`${t.session.rendering} ${Math.round(part * 100)} %`), () => isWanted));
        if (isWanted) player.show(link);
        say('');
      } catch (cause) {
        say(cause instanceof Error ? cause.message : t.session.renderFailed);
      }
    };
    const radio = (value: string, label: string, isChecked: boolean) => {
      const input = h('input', { type: 'radio', name: 'video', value, checked: isChecked });
      input.addEventListener('change', () => {
        if (value === 'analyzed') return void showAnalyzed();
        isWanted = false;
        say('');
        player.show(details.videoUrl);
      });
      return h('label', {}, input, h('span', {}, label));
    };
    const hasDrawn = details.analyzedVideoUrl !== '';
    player.show(hasDrawn ? details.analyzedVideoUrl : details.videoUrl);
    return h('div', { class: 'card-head no-print' }, h('h2', {}, t.session.video), line,
      h('fieldset', { class: 'choice', hidden: details.videoUrl === '' }, h('legend', { class: 'unseen' }, t.session.video), h('div', { class: 'segments' }, radio('original', t.session.original, !hasDrawn), radio('analyzed', t.session.analysed, hasDrawn))));
  }

  private async fillReport(images: HTMLElement, comments: Comments, playhead: Playhead, player: Player): Promise<void> {
    const { at, details } = this.loaded;
    const [report, summary] = await Promise.all([fetchReport(this.account, at, details.times), fetchSummary(this.account, at)]);
    images.replaceWith(phaseImages(report.images, playhead, () => player.pause()));
    comments.take(new Map([...summary, ...report.comments]));
    const { age, weight, height } = report.athlete;
    const facts: [number, string, string][] = [[age, t.session.age, ''], [height, t.session.height, ' cm'], [weight, t.session.weight, ` ${t.units.kg}`]];
    write(this.athlete, facts.filter(([value]) => Number.isFinite(value)).map(([value, name, unit]) => ` · ${name} ${plain(value)}${unit}`).join(''));
  }
}
