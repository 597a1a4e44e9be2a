import { Account, Refusal } from './account';
import { byId, h } from './dom';
import './styles/base.css';
import './styles/controls.css';
import './styles/live.css';
import './styles/panels.css';
import './styles/aside.css';

export const account = new Account(sessionStorage);

/** Makes the switch of the colours and the sign-in work, then hands the page over to whoever has a key. */
export async function open(): Promise<void> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('pretend')) await import('../dev/pretend');
  switchColors();
  const out = byId<HTMLButtonElement>('sign-out');
  out.addEventListener('click', () => account.leave());
  account.onLeave(() => location.reload());
  if (account.key === null) await signIn();
  out.hidden = false;
  byId('sign-in').hidden = true;
  byId('page').hidden = false;
}

function switchColors(): void {
  const button = byId<HTMLButtonElement>('theme');
  const root = document.documentElement;
  const tell = () => button.setAttribute('aria-pressed', String(root.dataset.theme === 'dark'));
  tell();
  button.addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('aiky-theme', root.dataset.theme);
    } catch {
      // Then it holds for this page only.
    }
    tell();
  });
}

function signIn(): Promise<void> {
  const place = byId('sign-in');
  const field = h('input', { id: 'key', type: 'password', required: true, autocomplete: 'current-password', spellcheck: 'false', 'aria-describedby': 'key-help key-problem' });
  const problem = h('p', { id: 'key-problem', class: 'problem', role: 'alert' });
  const button = h('button', { class: 'primary' }, 'Sign in');
  const form = h('form', { class: 'card narrow' },
    h('h1', {}, 'Sign in'),
    h('label', { for: 'key' }, 'API key'),
    field,
    h('p', { id: 'key-help', class: 'soft' }, 'It stays in this tab and is forgotten with it. The first start of the server prints one; ', h('code', {}, './aiky key create'), ' makes more.'),
    problem,
    button);
  place.replaceChildren(form);
  place.hidden = false;
  return new Promise(resolve => {
    form.addEventListener('submit', event => {
      event.preventDefault();
      problem.textContent = '';
      button.disabled = true;
      void check(field.value.trim()).then(sentence => {
        button.disabled = false;
        if (sentence === null) return resolve();
        problem.textContent = sentence;
        field.focus();
      });
    });
  });
}

// Asks for something small, so that a wrong key is told here and not in the middle of a lift.
async function check(key: string): Promise<string | null> {
  try {
    await fetch('/live/', { headers: { 'API-KEY': key, Accept: 'application/json' } }).then(async response => {
      if (response.status === 401) throw new Refusal(401, ((await response.json()) as { error?: string }).error ?? 'This key is not valid.');
    });
  } catch (cause) {
    return cause instanceof Refusal ? cause.message : 'The server cannot be reached.';
  }
  account.enter(key);
  return null;
}
