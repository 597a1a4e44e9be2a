import { h, s, write } from '../dom';
import { fixed } from '../numbers';
import { t } from '../words';
import { frameAt } from './playhead';
import type { Playhead } from './playhead';

const icons = { play: 'M6 4v12l10-6z', pause: 'M5 4h4v12H5zM11 4h4v12h-4z', back: 'M14 4v12L6 10zM4 4h2v12H4z', forward: 'M6 4v12l8-6zM14 4h2v12h-2z' };
const speeds = [0.1, 0.25, 0.5, 1];

/** The video, and the buttons under it. It follows the playhead, and moves it while it plays. */
export class Player {
  readonly element: HTMLElement;
  readonly video = h('video', { playsinline: true, preload: 'auto', muted: true, 'aria-label': t.session.video });
  private readonly playButton = iconButton('play', t.session.play);
  private readonly slider: HTMLInputElement;
  private readonly time = h('output', { class: 'time-shown' });
  private readonly hint = h('p', { class: 'stage-hint' });
  private wanted: number | null = null;

  /** @param slowMotion How many times slower than life the video plays. */
  constructor(private readonly playhead: Playhead, private readonly times: readonly number[], private readonly slowMotion: number) {
    this.video.muted = true;
    this.slider = h('input', { type: 'range', min: 0, max: playhead.end, step: 'any', value: 0, 'aria-label': t.session.position });
    const back = iconButton('back', t.session.back);
    const forward = iconButton('forward', t.session.forward);
    const speed = h('select', { 'aria-label': t.session.speed, class: 'quiet' }, ...speeds.map(one => h('option', { value: one, selected: one === 1 }, `${one}×`)));
    this.element = h('div', { class: 'player' },
      h('div', { class: 'stage' }, this.video, this.hint),
      h('div', { class: 'player-bar' }, back, this.playButton, forward, this.slider, this.time, speed));
    back.addEventListener('click', () => this.step(-1));
    forward.addEventListener('click', () => this.step(1));
    speed.addEventListener('change', () => (this.video.playbackRate = Number(speed.value)));
    this.playButton.addEventListener('click', () => this.toggle());
    this.slider.addEventListener('input', () => {
      this.pause();
      playhead.move(Number(this.slider.value), this.slider);
    });
    playhead.onMove((now, from) => this.follow(now, from));
    this.listen();
    this.tell(0);
  }

  get isPlaying(): boolean {
    return !this.video.paused;
  }

  /** Shows another video of the same movement, at the same moment. */
  show(url: string): void {
    this.say(url === '' ? t.session.noVideo : '');
    if (url === '') return;
    this.video.src = url;
    this.wanted = this.playhead.time;
    this.video.addEventListener('loadedmetadata', () => this.seek(), { once: true });
  }

  say(sentence: string): void {
    write(this.hint, sentence);
  }

  pause(): void {
    if (this.isPlaying) this.video.pause();
  }

  toggle(): void {
    if (this.isPlaying) return this.video.pause();
    if (this.playhead.time >= this.playhead.end - 0.05) this.playhead.move(0);
    void this.video.play().catch(() => undefined);
  }

  /** Goes so many pictures on, or back. */
  step(pictures: number): void {
    this.pause();
    const at = frameAt(this.times, this.playhead.time) + pictures;
    this.playhead.move(this.times[Math.max(0, Math.min(this.times.length - 1, at))] ?? 0, this.slider);
  }

  private listen(): void {
    const { video } = this;
    const isOn = (on: boolean) => {
      this.playButton.setAttribute('aria-label', on ? t.session.pause : t.session.play);
      this.playButton.querySelector('path')!.setAttribute('d', on ? icons.pause : icons.play);
      if (on) this.watch();
    };
    video.addEventListener('play', () => isOn(true));
    video.addEventListener('pause', () => isOn(false));
    video.addEventListener('seeked', () => this.seek());
    video.addEventListener('click', () => this.toggle());
    video.addEventListener('error', () => this.say(t.session.cannotPlay));
    video.addEventListener('resize', () => {
      const stage = video.parentElement!;
      stage.style.aspectRatio = `${video.videoWidth} / ${video.videoHeight}`;
      stage.classList.toggle('upright', video.videoHeight > video.videoWidth);
    });
  }

  // While it plays, each picture that the screen shows moves the playhead.
  private watch(): void {
    const look = (seconds: number) => {
      if (!this.isPlaying) return;
      this.playhead.move(seconds / this.slowMotion, this);
      next();
    };
    const next = () => ('requestVideoFrameCallback' in this.video
      ? this.video.requestVideoFrameCallback((_, picture) => look(picture.mediaTime))
      : requestAnimationFrame(() => look((this.video as HTMLVideoElement).currentTime)));
    next();
  }

  private follow(now: number, from: unknown): void {
    this.tell(now);
    if (from === this) return;
    this.wanted = now;
    this.seek();
  }

  // One seek at a time: while the browser still looks for a picture, only the newest wish is kept.
  private seek(): void {
    if (this.wanted === null || this.video.seeking || this.video.readyState === 0) return;
    const target = this.wanted * this.slowMotion;
    this.wanted = null;
    // A little after the start of the picture, so that rounding never shows the one before.
    this.video.currentTime = Math.min(target + 0.002, this.video.duration || target);
  }

  private tell(now: number): void {
    if (document.activeElement !== this.slider || Number(this.slider.value) !== now) this.slider.value = String(now);
    this.slider.setAttribute('aria-valuetext', `${fixed(now, 2)} s`);
    write(this.time, `${fixed(now, 2)} / ${fixed(this.playhead.end, 2)} ${t.units.s}`);
  }
}

function iconButton(icon: keyof typeof icons, label: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'quiet icon', 'aria-label': label }, s('svg', { viewBox: '0 0 20 20', width: 20, height: 20, 'aria-hidden': 'true' }, s('path', { d: icons[icon], class: 'solid' })));
}
