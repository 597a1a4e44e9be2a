import { h } from './dom';

/** A small menu behind three dots. */
export function actionsMenu(label: string, actions: readonly (readonly [name: string, work: () => void])[]): HTMLElement {
  const menu = h('details', { class: 'menu' }, h('summary', { class: 'button quiet icon', 'aria-label': label }, '⋯'));
  menu.append(h('ul', { class: 'menu-list', role: 'list' }, ...actions.map(([name, work]) => {
    const button = h('button', { type: 'button', class: 'quiet' }, name);
    button.addEventListener('click', () => {
      menu.open = false;
      work();
    });
    return h('li', {}, button);
  })));
  closeOutside(menu);
  return menu;
}

/** A menu closes when one points elsewhere or presses Escape. */
export function closeOutside(menu: HTMLDetailsElement): void {
  document.addEventListener('click', event => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
