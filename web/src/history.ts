/** Columns for the chart: seconds before now (negative, ascending), then one column a series; null breaks the line. */
export type Columns = [number[], ...(number | null)[][]];

const breakAfter = 0.5;

/** The last seconds of some values, in a ring that never grows. */
export class History {
  private readonly times: Float64Array;
  private readonly values: Float64Array[];
  private start = 0;
  private length = 0;

  /**
   * @param series How many values belong to one moment.
   * @param seconds How far back it reaches.
   * @param capacity Most moments that are kept; the oldest goes first.
   */
  constructor(series: number, private readonly seconds = 10, private readonly capacity = 900) {
    this.times = new Float64Array(capacity);
    this.values = Array.from({ length: series }, () => new Float64Array(capacity));
  }

  get size(): number {
    return this.length;
  }

  push(time: number, values: readonly number[]): void {
    if (this.length > 0) {
      const newest = this.times[this.at(this.length - 1)]!;
      // A clock that goes back belongs to another capture.
      if (time < newest) this.clear();
      else if (time === newest) return;
      else if (time - newest > breakAfter) this.write((newest + time) / 2, []);
    }
    this.write(time, values);
    while (this.length > 1 && this.times[this.start]! < time - this.seconds) this.dropOldest();
  }

  clear(): void {
    this.start = 0;
    this.length = 0;
  }

  columns(): Columns {
    const now = this.length > 0 ? this.times[this.at(this.length - 1)]! : 0;
    const moments: number[] = [];
    const series: (number | null)[][] = this.values.map(() => []);
    for (let i = 0; i < this.length; i++) {
      const at = this.at(i);
      moments.push(this.times[at]! - now);
      this.values.forEach((column, index) => {
        const value = column[at]!;
        series[index]!.push(Number.isFinite(value) ? value : null);
      });
    }
    return [moments, ...series];
  }

  private at(index: number): number {
    return (this.start + index) % this.capacity;
  }

  private write(time: number, values: readonly number[]): void {
    if (this.length === this.capacity) this.dropOldest();
    const at = this.at(this.length++);
    this.times[at] = time;
    this.values.forEach((column, index) => (column[at] = values[index] ?? NaN));
  }

  private dropOldest(): void {
    this.start = this.at(1);
    this.length--;
  }
}
