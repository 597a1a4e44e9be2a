import { language } from './words';

const none = '–';

/** A number with fixed digits, with the comma of the language. */
export const decimal = (value: number, digits: number): string => (language === 'en' ? value.toFixed(digits) : value.toFixed(digits).replace('.', ','));

/** A number as it is, with the comma of the language. */
export const plain = (value: number): string => (language === 'en' ? String(value) : String(value).replace('.', ','));

/** A number with fixed digits, or a dash for what could not be measured. */
export const fixed = (value: number, digits = 0): string => (Number.isFinite(value) ? decimal(value, digits) : none);

/** Whole numbers with thin gaps between the thousands. */
export const grouped = (value: number): string => Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Words from a name of the wire: second_pull → Second pull. */
export const words = (name: string): string => {
  const spaced = name.replace(/_/g, ' ').trim();
  return spaced === '' ? '' : spaced[0]!.toUpperCase() + spaced.slice(1);
};

/** Minutes and seconds of a capture. */
export const clock = (seconds: number): string =>
  Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}` : none;

/** A number that follows another slowly, so that it can be read. */
export class Calm {
  private value = NaN;

  next(value: number): number {
    if (Number.isFinite(value)) this.value = Number.isFinite(this.value) ? this.value + (value - this.value) * 0.1 : value;
    return this.value;
  }
}

const digitsOf: Readonly<Record<string, number>> = { 'm/s': 2, m: 2, s: 2, cm: 1, '°': 0, N: 0, W: 0, 'W/kg': 1, kg: 1, J: 0, '%': 0, 'min/km': 2, '1/min': 0, 'm/s²': 1 };

/** A number with as many digits as its unit deserves. */
export const compact = (value: number, unit: string): string => {
  const digits = digitsOf[unit] ?? 2;
  return Number.isFinite(value) && Math.abs(value) >= 10_000 ? grouped(value) : fixed(value, digits);
};
