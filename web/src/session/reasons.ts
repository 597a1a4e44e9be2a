import { language } from '../words';

const loaders = {
  en: () => Promise.resolve({ default: {} as Readonly<Record<string, string>> }),
  de: () => import('virtual:reasons/de'),
  ru: () => import('virtual:reasons/ru'),
};
const { default: translated } = await loaders[language]();

/** A sentence of the server with the language in which it stands here: those with numbers in them stay English. */
export const inWords = (sentence: string): { text: string; lang: string } =>
  Object.hasOwn(translated, sentence) ? { text: translated[sentence]!, lang: language } : { text: sentence, lang: 'en' };
