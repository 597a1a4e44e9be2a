import { h } from './dom';
import { contain, isSeen, limbs, place } from './skeleton';
import type { Frame, Snapshot } from './wire';
import { t } from './words';

type Bones = Snapshot['bones'];

/** Where the athlete is seen: a dark stage with the skeleton, over a video where there is one. */
export class Stage {
  readonly element: HTMLElement;
  private readonly canvas = h('canvas', { role: 'img', 'aria-label': t.live.skeleton });
  private readonly hint = h('p', { class: 'stage-hint' });
  private box = { width: 0, height: 0 };
  private ratio = '';

  /** @param video The publisher's own picture; viewers have none. */
  constructor(private readonly video: HTMLVideoElement | null) {
    this.element = h('div', { class: 'stage' }, video, this.canvas, this.hint);
    new ResizeObserver(() => this.measure()).observe(this.element);
    video?.addEventListener('resize', () => this.shape(video.videoWidth, video.videoHeight));
  }

  /** Says in the middle of the stage what is awaited; nothing hides it. */
  say(text: string): void {
    this.hint.textContent = text;
  }

  clear(): void {
    const context = this.canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  draw(frame: Frame, bones: Bones): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    this.shape(frame.width, frame.height);
    const dots = this.canvas.width / Math.max(1, this.box.width);
    context.setTransform(dots, 0, 0, dots, 0, 0);
    context.clearRect(0, 0, this.box.width, this.box.height);
    const fit = contain(frame, this.box);
    const thick = Math.max(2.5, Math.min(this.box.width, this.box.height) / 110);
    if (this.video === null) drawFloor(context, this.box);
    context.lineCap = 'round';
    for (const limb of limbs(frame, bones, fit)) {
      // A dark rim keeps the lines apart from bright walls and white shirts.
      for (const [width, color] of [[thick + 3, 'rgba(5, 12, 10, .55)'], [limb.isFar ? thick * 0.7 : thick, limb.isFar ? '#8fb3ff' : '#5ff0b4']] as const) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(...limb.from);
        context.lineTo(...limb.to);
        context.stroke();
      }
    }
    context.fillStyle = '#ffffff';
    for (const point of frame.points.slice(5)) {
      if (!isSeen(point)) continue;
      context.beginPath();
      context.arc(...place(point, fit), thick * 0.62, 0, 2 * Math.PI);
      context.fill();
    }
  }

  private shape(width: number, height: number): void {
    const ratio = `${width} / ${height}`;
    if (ratio === this.ratio || !(width > 0) || !(height > 0)) return;
    this.ratio = ratio;
    this.element.style.aspectRatio = ratio;
    this.element.classList.toggle('upright', height > width);
  }

  private measure(): void {
    this.box = { width: this.element.clientWidth, height: this.element.clientHeight };
    const dots = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(this.box.width * dots);
    this.canvas.height = Math.round(this.box.height * dots);
  }
}

// Faint lines, a tenth apart, give the eye something to hold when there is no picture.
function drawFloor(context: CanvasRenderingContext2D, box: { width: number; height: number }): void {
  context.strokeStyle = 'rgba(255, 255, 255, .06)';
  context.lineWidth = 1;
  const step = box.height / 10;
  context.beginPath();
  for (let y = step; y < box.height; y += step) {
    context.moveTo(0, y);
    context.lineTo(box.width, y);
  }
  for (let x = (box.width / 2) % step; x < box.width; x += step) {
    context.moveTo(x, 0);
    context.lineTo(x, box.height);
  }
  context.stroke();
}
