import type { Account } from '../account';
import { managementPath } from '../activities';
import type { Address } from '../activities';
import { count, fields, ownLink, text } from '../reading';
import { t } from '../words';

const every = 2000;

/** Asks for the video with the skeleton, and waits while it is drawn. @throws Error when it cannot be had. */
export async function fetchAnalyzedVideo(account: Account, at: Address, tell: (progress: number) => void, isWanted: () => boolean): Promise<string> {
  while (isWanted()) {
    const body = fields(await account.ask(managementPath(at, 'analyzed-video')));
    const link = ownLink(body.analyzed_video_url);
    if (link !== '') return link;
    if (text(body.status) === 'failed') throw new Error(text(body.error) || t.session.renderFailed);
    tell(count(body.progress));
    await new Promise(resolve => setTimeout(resolve, every));
  }
  return '';
}
