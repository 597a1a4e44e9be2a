const none = '–';

/** A number with fixed digits, or a dash for what could not be measured. */
export const fixed = (value: number, digits = 0): string => (Number.isFinite(value) ? value.toFixed(digits) : none);

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
