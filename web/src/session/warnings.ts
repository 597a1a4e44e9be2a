import { h } from '../dom';
import { fixed, grouped } from '../numbers';
import { nameOf, t } from '../words';
import type { Details, Quality } from './details';
import { inWords } from './reasons';

/** What limits the numbers, in plain sentences. */
export function warnings(quality: Quality | null): HTMLElement | null {
  if (quality === null || quality.warnings.length === 0) return null;
  return h('section', { class: 'notice warnings', 'aria-label': t.session.warnings },
    h('h2', {}, t.session.warnings),
    h('ul', {}, ...quality.warnings.map(inWords).map(({ text, lang }) => h('li', { lang }, text))));
}

/** How the clip was filmed, in a few facts. */
export function clipFacts({ quality }: Pick<Details, 'quality'>): HTMLElement | null {
  if (quality === null) return null;
  const facts: [string, string][] = [
    [t.session.fps, `${fixed(quality.fps, quality.fps % 1 > 0.01 ? 2 : 0)} fps${quality.isUneven ? `, ${t.session.uneven}` : ''}`],
    [t.session.view, nameOf(t.session.views, quality.view)],
    [t.session.scale, nameOf(t.session.scales, quality.scaleSource)],
    ...(Number.isFinite(quality.received) ? [[t.session.frames, t.session.framesTold(grouped(quality.received), grouped(quality.analyzed))] as [string, string]] : []),
  ];
  return h('section', { class: 'card' }, h('h2', {}, t.session.about), h('dl', { class: 'clip-facts' }, ...facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    quality.slowMotion > 1.01 ? h('p', { class: 'soft' }, t.session.slowMotion(fixed(quality.slowMotion, 1))) : null);
}
