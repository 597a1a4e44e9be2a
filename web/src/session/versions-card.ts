import type { Account } from '../account';
import { managementPath, pagePath } from '../activities';
import type { Address } from '../activities';
import { h, write } from '../dom';
import { fields, number } from '../reading';
import { whenSeen } from '../seen';
import { readSessionStatus } from '../wire';
import { t } from '../words';
import { fetchVersions, tellVersion } from './versions';

const pause = 1000;

/** Which analysis is shown, and the way to a new one. */
export function versionsCard(account: Account, at: Address): HTMLElement {
  const choice = h('select', { 'aria-label': t.session.version, hidden: true });
  const again = h('button', { type: 'button' }, t.session.reanalyze);
  const line = h('p', { class: 'soft', role: 'status' });
  const both = h('p', { hidden: true });
  choice.addEventListener('change', () => location.assign(pagePath({ ...at, version: choice.selectedIndex === 0 ? null : Number(choice.value) })));
  again.addEventListener('click', () => {
    again.disabled = true;
    analyzeAgain(account, at, sentence => write(line, sentence)).then(
      () => location.assign(pagePath({ ...at, version: null })),
      (cause: unknown) => {
        again.disabled = false;
        write(line, cause instanceof Error ? cause.message : t.somethingWrong);
      });
  });
  const element = h('section', { class: 'card no-print' }, h('h2', {}, t.session.version), h('div', { class: 'version-row' }, choice, again), line, both);
  whenSeen(element, () => void fetchVersions(account, at).then(all => {
    choice.replaceChildren(...all.map((one, i) => h('option', { value: one.version, selected: one.version === (at.version ?? all[0]?.version) }, tellVersion(one, i === 0))));
    choice.hidden = all.length < 2;
    both.hidden = all.length < 2;
    const [newest, before] = all;
    if (newest !== undefined && before !== undefined) both.replaceChildren(h('a', { href: `/compare/?activity=${at.activity.path}&a=${at.id}&av=${before.version}&b=${at.id}&bv=${newest.version}` }, t.session.compareVersions));
  }));
  return element;
}

// The session stays as it is until the new analysis is there, so only that analysis is asked about.
async function analyzeAgain(account: Account, at: Address, say: (sentence: string) => void): Promise<void> {
  say(t.session.reanalyzing);
  const version = number(fields(await account.tell('POST', managementPath({ ...at, version: null }, 'reanalyze'))).analysis_version);
  for (;;) {
    const now = readSessionStatus(await account.ask(`/sessions/${encodeURIComponent(at.id)}/status/?analysis_version=${version}`));
    if (now.status === 'completed') return;
    if (now.status === 'failed') throw new Error(`${t.session.failed} ${now.error}`);
    say(now.status === 'processing' ? `${t.session.reanalyzing} ${Math.round(now.progress * 100)} %` : t.session.reanalyzing);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
