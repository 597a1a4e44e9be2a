import { Refusal } from './account';
import type { Account } from './account';
import { h } from './dom';
import { readProblem } from './wire';
import { t } from './words';

/** Asks for a key in the given place, until the server takes one. */
export function signIn(place: HTMLElement, account: Account): Promise<void> {
  const field = h('input', { id: 'key', type: 'password', required: true, autocomplete: 'current-password', spellcheck: 'false', 'aria-describedby': 'key-help key-problem' });
  const problem = h('p', { id: 'key-problem', class: 'problem', role: 'alert' });
  const button = h('button', { class: 'primary' }, t.signIn);
  const form = h('form', { class: 'card narrow' },
    h('h1', {}, t.signIn),
    h('p', { class: 'soft' }, t.signInMore),
    h('label', { for: 'key' }, t.apiKey),
    field,
    problem,
    button,
    h('div', { id: 'key-help', class: 'key-help soft' },
      h('p', {}, `${t.keyWhere} `, h('code', {}, 'aiky_')),
      h('p', {}, `${t.keyLost} `, h('code', {}, './aiky key create --title Mine --role admin')),
      h('p', {}, t.keyStays)));
  place.replaceChildren(form);
  place.hidden = false;
  return new Promise(resolve => {
    form.addEventListener('submit', event => {
      event.preventDefault();
      problem.textContent = '';
      button.disabled = true;
      void check(field.value.trim(), account).then(sentence => {
        button.disabled = false;
        if (sentence === null) return resolve();
        problem.textContent = sentence;
        field.focus();
      });
    });
  });
}

// Asks for something small, so that a wrong key is told here and not in the middle of a lift.
async function check(key: string, account: Account): Promise<string | null> {
  try {
    const response = await fetch('/live/', { headers: { 'API-KEY': key, Accept: 'application/json' } });
    if (response.status === 401) throw new Refusal(401, readProblem(await response.json().catch(() => null), t.badKey));
  } catch (cause) {
    return cause instanceof Refusal ? cause.message : t.noServer;
  }
  account.enter(key);
  return null;
}
