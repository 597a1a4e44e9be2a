/** Draws when the screen is ready, the newest only: however often it is asked, one drawing is pending at most. */
export class Drawing {
  private pending = false;

  constructor(
    private readonly draw: (now: number) => void,
    private readonly whenReady: (draw: (now: number) => void) => unknown = callback => requestAnimationFrame(callback),
  ) {}

  ask(): void {
    if (this.pending) return;
    this.pending = true;
    this.whenReady(now => {
      this.pending = false;
      this.draw(now);
    });
  }
}
