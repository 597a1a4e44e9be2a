import { fields, list, number, text } from '../reading';
import type { Fields } from '../reading';

/** A client with everything that a profile may hold; text where it was not said is empty, numbers NaN. */
export interface Person {
  id: string;
  name: string;
  email: string;
  profile: Fields;
}

/** What a profile may hold beside id, name and e-mail, in the order of the form. */
export const profileFields = [
  { name: 'phone', kind: 'tel' },
  { name: 'gender', kind: 'gender' },
  { name: 'age', kind: 'number', min: 0, max: 130, step: 1 },
  { name: 'height', kind: 'number', min: 50, max: 280, step: 0.1 },
  { name: 'weight', kind: 'number', min: 10, max: 500, step: 0.1 },
  { name: 'leg_length', kind: 'number', min: 20, max: 160, step: 0.1 },
  { name: 'shoeSize', kind: 'text' },
  { name: 'brand', kind: 'text' },
  { name: 'shoeModel', kind: 'text' },
] as const;

const wrapped = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  const inner = Object.values(fields(value)).find(one => typeof one === 'object' && one !== null);
  return Array.isArray(inner) ? inner : Object.values(fields(inner));
};

export function readPerson(value: unknown): Person {
  const from = fields(value);
  return { id: text(from.user_uid), name: text(from.display_name), email: text(from.email), profile: from };
}

/** The clients of a list, however it is wrapped. */
export const readPeople = (value: unknown): Person[] => wrapped(value).map(readPerson).filter(one => one.id !== '');

/** Where the next page of a list begins; empty on the last. */
export const lastOf = (value: unknown): string => text(fields(value).last_doc_id);

/** A field of a profile as the form shows it. */
export const shownField = (profile: Fields, name: string): string => {
  const value = profile[name];
  return Number.isFinite(number(value)) ? String(value) : text(value);
};

/** The bare rows of any list. */
export const readRows = (value: unknown): readonly Fields[] => list(wrapped(value)).map(fields);
