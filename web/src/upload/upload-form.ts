import { activities, activityOf } from '../activities';
import type { Activity } from '../activities';
import type { Account } from '../account';
import { h } from '../dom';
import { fetchPeople, peopleOptions } from '../people/fetch-people';
import { nameOf, t } from '../words';

const remembered = 'aiky-upload-form';

interface Extra {
  name: string;
  label: () => string;
  attributes: Readonly<Record<string, string | number>>;
}

// What an activity wants to know beside the video.
const extras: Readonly<Record<string, readonly Extra[]>> = {
  Weightlifting: [
    { name: 'barbell_mass', label: () => t.upload.mass, attributes: { min: 1, max: 500, step: 0.5, value: 100 } },
    { name: 'plate_diameter', label: () => t.upload.plate, attributes: { min: 0.15, max: 0.6, step: 0.01, value: 0.45 } },
  ],
  Running: [
    { name: 'incline_degree', label: () => t.upload.incline, attributes: { min: -45, max: 45, step: 0.5, value: 0 } },
    { name: 'speed', label: () => t.upload.runSpeed, attributes: { min: 0.5, max: 12, step: 0.1 } },
  ],
};

/** What is said about the videos: activity, exercise, whose they are, and what the activity asks. */
export class UploadForm {
  readonly element = h('section', { class: 'card upload-form' });
  private readonly activity = h('select', { id: 'up-activity', name: 'activity' }, ...activities.map(one => h('option', { value: one.path }, nameOf(t.activities, one.name))));
  private readonly exercise = h('select', { id: 'up-exercise', name: 'exercise' });
  private readonly client = h('select', { id: 'up-client', name: 'user_id' });
  private readonly title = h('input', { id: 'up-title', name: 'session_name', maxlength: 200, autocomplete: 'off' });
  private readonly clientField = field(t.upload.client, this.client);
  private readonly exerciseField = field(t.upload.exercise, this.exercise);
  private readonly more = h('div', { class: 'form-grid' });
  private readonly clientBefore: string;

  constructor(store: Pick<Storage, 'getItem' | 'setItem'>) {
    const before = JSON.parse(store.getItem(remembered) ?? '{}') as Record<string, unknown>;
    if (typeof before.activity === 'string' && activityOf(before.activity) !== null) this.activity.value = before.activity;
    this.clientBefore = typeof before.user === 'string' ? before.user : '';
    this.clientField.hidden = true;
    this.element.append(
      h('h2', {}, t.upload.what),
      h('div', { class: 'form-grid' }, field(t.upload.activity, this.activity), this.exerciseField, this.clientField, field(t.upload.title, this.title)),
      this.more);
    this.activity.addEventListener('change', () => this.changed());
    this.element.addEventListener('change', () => store.setItem(remembered, JSON.stringify({ activity: this.activity.value, user: this.client.value })));
    this.changed();
  }

  get chosen(): Activity {
    return activityOf(this.activity.value) ?? activities[0]!;
  }

  /** Whether everything that was said can be sent; shows what cannot. */
  isValid(): boolean {
    return [...this.element.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].every(input => input.reportValidity());
  }

  /** The fields of the upload, empty ones left out. */
  read(): Record<string, string> {
    const { chosen } = this;
    const said: Record<string, string> = { activity: chosen.path, user_id: this.client.value.trim(), session_name: this.title.value.trim() };
    if (chosen.exerciseField !== '') said[chosen.exerciseField] = this.exercise.value;
    for (const input of this.more.querySelectorAll('input')) said[input.name] = input.value.trim();
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  }

  /** Offers the clients to those who have some. An admin's key need not speak for anybody, so there somebody is chosen. */
  async offerClients(account: Account): Promise<void> {
    const [people, role] = await Promise.all([fetchPeople(account), account.role()]);
    if (role === 'user' || people.length === 0) return;
    const isOneNeeded = role === 'admin';
    const chosen = isOneNeeded && people.length === 1 ? people[0]!.id : this.clientBefore;
    this.client.replaceChildren(h('option', { value: '' }, isOneNeeded ? t.upload.chooseClient : t.upload.myself), ...peopleOptions(people, chosen));
    this.client.required = isOneNeeded;
    this.clientField.hidden = false;
  }

  private changed(): void {
    const { chosen } = this;
    this.exercise.replaceChildren(...chosen.exercises.map(one => h('option', { value: one }, nameOf(t.exercises, one))));
    this.exerciseField.hidden = chosen.exerciseField === '';
    const slow: Extra = { name: 'slow_motion', label: () => t.upload.slow, attributes: { min: 1, max: 100, step: 0.1 } };
    this.more.replaceChildren(...[...(extras[chosen.name] ?? []), slow].map(one => field(one.label(), h('input', { id: `up-${one.name}`, name: one.name, type: 'number', inputmode: 'decimal', ...one.attributes }))));
  }
}

function field(label: string, input: HTMLElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: input.id }, label), input);
}
