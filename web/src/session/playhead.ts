/** The one moment that video, curves, phases and figure all show: seconds of true time from the first frame. */
export class Playhead {
  private at = 0;
  private readonly listeners = new Set<(time: number, from: unknown) => void>();

  /** @param end The last moment there is. */
  constructor(readonly end: number) {}

  get time(): number {
    return this.at;
  }

  /** @param from Who moves it, so that it need not follow itself. */
  move(time: number, from: unknown = null): void {
    const now = Math.max(0, Math.min(this.end, time));
    if (!Number.isFinite(now) || now === this.at) return;
    this.at = now;
    for (const tell of this.listeners) tell(now, from);
  }

  onMove(tell: (time: number, from: unknown) => void): void {
    this.listeners.add(tell);
  }
}

/** Index of the frame that is shown at a time: the last that is not after it. */
export function frameAt(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle]! <= time + 1e-6) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
