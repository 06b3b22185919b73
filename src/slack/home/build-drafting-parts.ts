import type { DraftToWrite } from '../../usecases/collect/drafting/list-drafting.ts';
import type { MyWork } from '../../usecases/collect/list-my-work.ts';
import { header, section } from '../blocks.ts';
import { buildDraftingHead, buildDraftingLine, readyOf } from '../collect/drafting/build-drafting-part.ts';
import { capital } from '../text.ts';
import type { HomePart } from './page-home.ts';

/** What others have drafted for the reader; nothing of it is sent until it is approved. */
export function buildReady(work: MyWork): readonly HomePart[] {
  const waiting = work.outcome === 'work' ? work.windows.flatMap(({ outstanding }) => outstanding) : [];
  const { count, text, read } = readyOf(waiting);
  if (count === 0) return [];
  const about = `${capital(text)}. Nothing is sent until you approve it.`;
  return [{ heading: [header(`Ready for you: ${count}`), section(about, read)], lines: [] }];
}

/** What the reader drafts for others. */
export function buildDrafting(drafts: readonly DraftToWrite[]): readonly HomePart[] {
  if (drafts.length === 0) return [];
  return [{ heading: buildDraftingHead(), lines: drafts.map((draft) => [buildDraftingLine(draft)]) }];
}
