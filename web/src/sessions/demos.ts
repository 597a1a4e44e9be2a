import { activities, demoOf, pagePath } from '../activities';
import { h } from '../dom';
import { nameOf, t } from '../words';
import { thumbnail } from './thumbnail';

// The bundled model mixes up the legs of runners, so the run comes last.
const shown = [...activities.filter(one => one.name !== 'Running'), ...activities.filter(one => one.name === 'Running')];

/** One card a demo session: what comes out, before anything was put in. */
export function demoCards(): HTMLElement {
  return h('section', { class: 'demos' }, h('h2', {}, t.sessions.demos), h('p', { class: 'soft' }, t.sessions.demoMore),
    h('ul', { class: 'demo-list', role: 'list' }, ...shown.map(activity =>
      h('li', {}, h('a', { class: 'card demo-card', href: pagePath(demoOf(activity)) }, thumbnail(`/demo/${activity.path}.jpg`, activity.name), h('strong', {}, nameOf(t.activities, activity.name)), h('span', { class: 'soft' }, nameOf(t.exercises, activity.exercises[0] ?? '')))))));
}
