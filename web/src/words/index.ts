import type { Words } from './en';

/** The languages of the pages, by their codes. */
export const languages = { en: 'English', de: 'Deutsch', ru: 'Русский' } as const;
export type Language = keyof typeof languages;

const place = 'aiky-language';
const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

/** The language that was chosen here, else the first of the browser's that we speak. */
export function chooseLanguage(chosen: string | null, wanted: readonly string[]): Language {
  const codes = [chosen ?? '', ...wanted.map(code => code.slice(0, 2).toLowerCase())];
  return codes.find(isLanguage) ?? 'en';
}

function recall(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Goes on in another language: the page is drawn anew. */
export function speak(code: string): void {
  try {
    localStorage.setItem(place, code);
  } catch {
    // Then the browser's own language stays.
  }
  location.reload();
}

const dictionaries = {
  en: () => import('./en').then(({ en }) => en),
  de: () => import('./de').then(({ de }) => de),
  ru: () => import('./ru').then(({ ru }) => ru),
} satisfies Record<Language, () => Promise<Words>>;

/** The language of the page. */
export const language: Language = typeof navigator === 'undefined' || typeof window === 'undefined' ? 'en' : chooseLanguage(recall(), navigator.languages);

/** The words of the page. */
export const t: Words = await dictionaries[language]();

/** The word of a name of the wire, or the name itself made readable: second_pull → Second pull. */
export function nameOf(table: Readonly<Record<string, string>>, name: string): string {
  const spaced = name.replace(/_/g, ' ').trim();
  return table[name] ?? (spaced === '' ? '' : spaced[0]!.toUpperCase() + spaced.slice(1));
}
