import { language } from './words';

const long = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });

export const tellMoment = (moment: Date | null): string => (moment === null ? '' : long.format(moment));
export const tellDay = (moment: Date | null): string => (moment === null ? '' : short.format(moment));

/** The day of a date field as the API wants it: 2026-10-31 → 31/10/2026. */
export const apiDay = (day: string): string => day.split('-').reverse().join('/');

/** Reads a moment; null for none. */
export function readMoment(value: unknown): Date | null {
  const moment = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
