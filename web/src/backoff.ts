const firstWait = 500;
const longestWait = 15_000;

/** How long to wait before the next try: doubling, bounded, and spread so that many phones do not come back at the same moment. */
export class Backoff {
  private tries = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds to wait now; longer with each call. */
  next(): number {
    const wait = Math.min(longestWait, firstWait * 2 ** this.tries++);
    return wait * (0.75 + 0.5 * this.random());
  }

  /** It worked: the next trouble starts from the shortest wait. */
  reset(): void {
    this.tries = 0;
  }
}
