import { expect, it } from 'vitest';
import { look } from '../src/translate';
import { chooseLanguage } from '../src/words';
import { de } from '../src/words/de';
import { en } from '../src/words/en';
import { ru } from '../src/words/ru';

const same = new Set(['name', 'skip']);

function leaves(words: object, path = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? leaves(value as object, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));
}

it('every language has every word, and none is empty', () => {
  const english = leaves(en).map(([path]) => path);
  for (const other of [de, ru]) {
    const theirs = new Map(leaves(other));
    for (const path of english) {
      expect(theirs.has(path), path).toBe(true);
      if (!same.has(path)) expect(theirs.get(path) === '' ? path : '').toBe('');
    }
  }
});

it('Russian is written in Russian, but for units, formats and names', () => {
  const latin = leaves(ru).filter(([path, word]) => typeof word === 'string' && !/[а-яё]/i.test(word) && !/^(units|segments)\b/.test(path)).map(([path]) => path);
  expect(latin).toEqual([]);
});

it('sentences with numbers bend them', () => {
  expect([1, 3, 5, 21].map(ru.sessions.found)).toEqual(['1 запись', '3 записи', '5 записей', '21 запись']);
  expect(de.upload.start(1)).toBe('1 Video hochladen');
  expect(en.upload.start(0)).toBe('Upload');
});

it('takes what was chosen, else the first language of the browser that we speak', () => {
  expect(chooseLanguage('ru', ['de'])).toBe('ru');
  expect(chooseLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(chooseLanguage('xx', ['fr'])).toBe('en');
  expect(chooseLanguage('toString', [])).toBe('en');
});

it('a static page that asks for an unknown word is found at once', () => {
  expect(look('live.rules.0')).toContain('side');
  expect(() => look('live.nothing')).toThrow('live.nothing');
});
