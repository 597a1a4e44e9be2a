import type { Account, Role } from './account';
import { h, s } from './dom';
import { language, languages, speak, t } from './words';

const pages = [
  ['/sessions/', 'sessions'], ['/upload/', 'upload'], ['/compare/', 'compare'], ['/live/', 'live'], ['/watch/', 'watch'], ['/clients/', 'clients'], ['/keys/', 'keys'],
] as const;
const hiddenFrom = { user: ['/clients/'], sub_admin: [], admin: [] } as Readonly<Record<Role, readonly string[]>>;
// A name, the same in every language; last, for it is not for everybody.
const reference = '/reference/';
const forKnown: readonly string[] = ['/clients/', '/keys/'];

/** The bar on top of every page: where one can go, the colours, the language, the way out. */
export class Header {
  private readonly links = h('nav', { 'aria-label': t.pages });
  private readonly out = h('button', { type: 'button', class: 'quiet', id: 'sign-out', hidden: true }, t.signOut);

  constructor(private readonly place: HTMLElement, account: Account) {
    this.out.addEventListener('click', () => account.leave());
    place.replaceChildren(
      h('a', { class: 'brand', href: '/' }, h('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }), h('span', {}, 'Aikynetix')),
      this.links,
      h('div', { class: 'tools' }, languageChoice(), themeSwitch(), this.out));
    this.showPages(null);
  }

  /** Shows what the holder of a key can do. */
  signedIn(role: Role): void {
    this.out.hidden = false;
    this.showPages(role);
  }

  private showPages(role: Role | null): void {
    const here = location.pathname;
    this.links.replaceChildren(...pages.filter(([path]) => !(role === null ? forKnown : hiddenFrom[role]).includes(path)).map(([path, name]) =>
      h('a', { href: path, 'aria-current': here === path ? 'page' : here.startsWith(path) ? 'true' : null }, t.nav[name])),
      h('a', { href: reference, class: 'for-programs', 'aria-current': here === reference ? 'page' : null }, 'API'));
    // On a phone the bar scrolls sideways: where one is must be seen.
    this.links.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.place.hidden = false;
  }
}

function languageChoice(): HTMLElement {
  const choice = h('select', { id: 'language', class: 'quiet', 'aria-label': t.language },
    ...Object.entries(languages).map(([code, name]) => h('option', { value: code, selected: code === language, lang: code }, name)));
  choice.addEventListener('change', () => speak(choice.value));
  return choice;
}

function themeSwitch(): HTMLElement {
  const root = document.documentElement;
  const button = h('button', { id: 'theme', type: 'button', class: 'quiet', 'aria-label': t.darkColors },
    s('svg', { viewBox: '0 0 20 20', width: 20, height: 20, 'aria-hidden': 'true' }, s('circle', { cx: 10, cy: 10, r: 7, class: 'outline' }), s('path', { d: 'M10 3a7 7 0 0 1 0 14z', class: 'solid' })));
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
  return button;
}
