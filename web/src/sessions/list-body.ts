import { byName, count, fields, number, ownLink, text } from '../reading';
import { readMoment } from '../dates';

/** A session as the list shows it. */
export interface Summary {
  id: string;
  title: string;
  activity: string;
  exercise: string;
  userName: string;
  status: string;
  progress: number;
  createdAt: Date | null;
  thumbnailUrl: string;
  metrics: ReadonlyMap<string, number>;
  /** 0 while there is no analysis. */
  version: number;
}

export interface SessionPage {
  sessions: readonly Summary[];
  total: number;
  first: string;
  last: string;
}

function readSummary(id: string, value: unknown): Summary {
  const from = fields(value);
  return {
    id: text(from.session_id) || id, title: text(from.title), activity: text(from.activity), exercise: text(from.exercise), userName: text(from.user_name), status: text(from.status),
    progress: count(from.progress), createdAt: readMoment(from.created_at_iso), thumbnailUrl: ownLink(from.thumbnail_url), metrics: byName(from.metrics, number), version: count(from.analysis_version),
  };
}

/** One page of the list, newest first. */
export function readSessionPage(value: unknown): SessionPage {
  const from = fields(value);
  return {
    sessions: Object.entries(fields(from.sessions)).map(([id, one]) => readSummary(id, one)),
    total: count(from.query_count), first: text(from.first_doc_id), last: text(from.last_doc_id),
  };
}
