import type { Account } from '../account';
import { apiPath } from '../activities';
import type { Address } from '../activities';
import { byName, fields, number, ownLink, text } from '../reading';
import type { Fields } from '../reading';
import { language } from '../words';

/** A picture of one moment of the movement. */
export interface PhaseImage {
  phase: string;
  imageUrl: string;
  /** Seconds of true time. */
  time: number;
  /** How long it usually takes, seconds; NaN when unknown. */
  average: number;
}

export interface Report {
  images: readonly PhaseImage[];
  comments: ReadonlyMap<string, string>;
  athlete: { name: string; age: number; weight: number; height: number };
}

function readImages(value: unknown, times: readonly number[]): PhaseImage[] {
  return Object.entries(fields(value)).flatMap(([phase, one]) => {
    const from = fields(one);
    // Jumps nest their phases once more, jump by jump.
    if (!('image_url' in from)) return readImages(one, times);
    const time = 'time_ms' in from ? number(from.time_ms) / 1000 : (times[number(from.video_frame)] ?? NaN);
    return [{ phase, imageUrl: ownLink(from.image_url), time, average: number(from.average_time_ms) / 1000 }];
  }).filter(image => image.imageUrl !== '' || Number.isFinite(image.time));
}

const years = (from: Fields): number => (typeof from.age === 'string' ? Number.parseFloat(from.age) : number(from.age));

/** The report of an activity; what is missing is empty. */
export function readReport(value: unknown, times: readonly number[]): Report {
  const from = fields(value);
  const athlete = fields(from.user_information);
  return {
    images: readImages(from.phase_data, times),
    comments: new Map([...byName(from.comments, text)].filter(([, comment]) => comment !== '')),
    athlete: { name: text(athlete.display_name), age: years(athlete), weight: number(athlete.weight), height: number(athlete.height) },
  };
}

const nothing = readReport(null, []);

/** Asks for the report; one without images and comments where the server has none. */
export async function fetchReport(account: Account, at: Address, times: readonly number[]): Promise<Report> {
  if (at.activity.report === '') return nothing;
  return readReport(await account.ask(apiPath(at, at.activity.report, { lang: language })).catch(() => null), times);
}

/** The texts of the summary that are written already. */
export async function fetchSummary(account: Account, at: Address): Promise<ReadonlyMap<string, string>> {
  const body = await account.ask(apiPath(at, 'summary', { lang: language })).catch(() => null);
  return new Map([...byName(fields(body).summary_text, text)].filter(([, comment]) => comment !== ''));
}
