import { listCameras, openCamera, openClip } from './camera';
import type { Source } from './camera';
import { byId, h } from './dom';
import type { Lift } from './whip';
import { t } from './words';

const demo = '/demo/lift.webm';
const remembered = 'aiky-publish';
const kept = ['mass', 'user', 'stream'] as const;

/** The form before the stream: where the pictures come from, and which lift it is. */
export class PublishForm {
  onGo: (lift: Lift, source: Source) => void = () => undefined;
  private readonly camera = byId<HTMLSelectElement>('camera');
  private readonly clip = byId<HTMLInputElement>('clip');
  private readonly problem = byId('problem');
  private readonly show = byId<HTMLButtonElement>('show');
  private source: Source | null = null;

  constructor(private readonly form: HTMLFormElement, private readonly video: HTMLVideoElement, private readonly say: (text: string) => void) {
    this.recall();
    void this.fillCameras();
    if (new URLSearchParams(location.search).has('demo')) byId<HTMLInputElement>('source-demo').checked = true;
    form.addEventListener('change', event => this.changed(event.target));
    this.show.addEventListener('click', () => void this.open());
    form.addEventListener('submit', event => {
      event.preventDefault();
      void this.go();
    });
    say(t.live.cameraOff);
    this.changed(null);
    if (this.field('source') === 'demo') void this.open();
  }

  get stream(): string {
    return this.field('stream');
  }

  /** While the stream runs, nothing here may change it. */
  lock(isLocked: boolean): void {
    this.form.inert = isLocked;
    this.form.hidden = isLocked;
  }

  private field(name: string): string {
    const value = new FormData(this.form).get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  private changed(target: EventTarget | null): void {
    const from = this.field('source');
    byId('from-camera').hidden = from !== 'camera';
    byId('from-clip').hidden = from !== 'clip';
    byId('from-demo').hidden = from !== 'demo';
    this.show.hidden = from === 'demo';
    if (target instanceof HTMLInputElement && target.name === 'source') {
      this.release();
      this.problem.hidden = true;
      this.say(from === 'camera' ? t.live.cameraOff : t.live.chooseClip);
      if (from === 'demo') void this.open();
    }
    if (target === this.clip || (target instanceof HTMLSelectElement && this.source !== null)) void this.open();
  }

  private async go(): Promise<void> {
    if (this.source === null) await this.open();
    if (this.source === null) return;
    this.keep();
    const mass = Number.parseFloat(this.field('mass').replace(',', '.'));
    this.onGo({
      stream: this.field('stream'),
      exercise: this.field('exercise'),
      barbellMass: Number.isFinite(mass) ? mass : null,
      userId: this.field('user'),
      title: this.field('title'),
    }, this.source);
  }

  private async open(): Promise<void> {
    this.release();
    this.problem.hidden = true;
    this.show.disabled = true;
    try {
      this.source = await this.openSource();
      this.source.track.addEventListener('ended', () => (this.source = null));
      this.say('');
      await this.fillCameras();
    } catch (cause) {
      this.problem.textContent = cause instanceof Error ? cause.message : t.live.cannotOpen;
      this.problem.hidden = false;
    } finally {
      this.show.disabled = false;
    }
  }

  private openSource(): Promise<Source> {
    switch (this.field('source')) {
      case 'camera':
        return openCamera(this.camera.value, this.video);
      case 'demo':
        return openClip(demo, this.video);
      default: {
        const file = this.clip.files?.[0];
        return file === undefined ? Promise.reject(new Error(t.live.chooseFirst)) : openClip(file, this.video);
      }
    }
  }

  private release(): void {
    this.source?.release();
    this.source = null;
  }

  private async fillCameras(): Promise<void> {
    const chosen = this.source?.track.getSettings().deviceId ?? this.camera.value;
    const choices = await listCameras();
    this.camera.replaceChildren(...choices.map(choice => h('option', { value: choice.id, selected: choice.id === chosen }, choice.label)));
  }

  private recall(): void {
    const before = JSON.parse(localStorage.getItem(remembered) ?? '{}') as Record<string, unknown>;
    for (const name of kept) {
      const value = before[name];
      if (typeof value === 'string') byId<HTMLInputElement>(name).value = value;
    }
  }

  private keep(): void {
    localStorage.setItem(remembered, JSON.stringify(Object.fromEntries(kept.map(name => [name, this.field(name)]))));
  }
}
