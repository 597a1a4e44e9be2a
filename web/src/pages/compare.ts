import { activityOf } from '../activities';
import { byId, h } from '../dom';
import { compareForm, readPair } from '../compare/compare-form';
import { CompareView } from '../compare/compare-view';
import { hasResult } from '../session/details';
import { load } from '../session/load';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/session-page.css';

await open();
document.title = `${t.compare.heading} · Aikynetix`;
const page = byId('page');
const pair = readPair(new URLSearchParams(location.search));
const place = h('div', {}, h('p', { class: 'soft' }, t.compare.choose));
page.append(h('div', { class: 'title-row' }, h('h1', {}, t.compare.heading)), await compareForm(account, pair), place);
if (pair.a !== '' && pair.b !== '') {
  const activity = activityOf(pair.activity);
  place.replaceChildren(h('p', { class: 'soft' }, t.loading));
  try {
    const [first, second] = await Promise.all([
      load(account, { activity, id: pair.a, version: pair.av, isDemo: false }),
      load(account, { activity: null, id: pair.b, version: pair.bv, isDemo: false }),
    ]);
    if (first.details.activity !== second.details.activity) place.replaceChildren(h('p', { class: 'notice', role: 'alert' }, t.compare.otherActivity));
    else if (!hasResult(first.details) || !hasResult(second.details)) place.replaceChildren(h('p', { class: 'notice', role: 'alert' }, t.session.working));
    else place.replaceChildren(new CompareView(first, second).element);
  } catch (cause) {
    place.replaceChildren(h('p', { class: 'notice', role: 'alert' }, cause instanceof Error ? cause.message : t.somethingWrong));
  }
}
