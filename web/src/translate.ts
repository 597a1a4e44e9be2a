import { language, t } from './words';

/** The words of the static parts: an element with `data-t="live.camera"` gets that word as its text, `data-t-aria-label` as its label. */
export function translate(root: ParentNode & { documentElement?: HTMLElement }): void {
  if (root.documentElement !== undefined) root.documentElement.lang = language;
  for (const element of root.querySelectorAll<HTMLElement>('[data-t]')) element.textContent = look(element.dataset.t!);
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-label]')) element.setAttribute('aria-label', look(element.dataset.tLabel!));
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-title]')) element.title = look(element.dataset.tTitle!);
}

/** The word of a dotted path. @throws Error when there is none: a page asks for a word that nobody wrote. */
export function look(path: string): string {
  let at: unknown = t;
  for (const step of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[step];
  if (typeof at !== 'string') throw new Error(`No word for ${path}.`);
  return at;
}
