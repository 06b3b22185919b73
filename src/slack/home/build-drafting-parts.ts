import type { DraftToWrite } from '../../usecases/collect/list-drafting.ts';
import type { MyWork } from '../../usecases/collect/list-my-work.ts';
import { header } from '../blocks.ts';
import { buildDraftingHead, buildDraftingLine, buildReadyPart } from '../collect/build-drafting-part.ts';
import type { HomePart } from './page-home.ts';

/** What others have drafted for the reader; nothing of it is sent until it is approved. */
export function buildReady(work: MyWork): readonly HomePart[] {
  const waiting = work.outcome === 'work' ? work.windows.flatMap(({ outstanding }) => outstanding) : [];
  const blocks = buildReadyPart(waiting);
  const count = waiting.filter(({ drafter }) => drafter?.kind === 'ready').length;
  return blocks.length === 0 ? [] : [{ heading: [header(`Ready for you: ${count}`), ...blocks], lines: [] }];
}

/** What the reader drafts for others. */
export function buildDrafting(drafts: readonly DraftToWrite[]): readonly HomePart[] {
  if (drafts.length === 0) return [];
  return [{ heading: buildDraftingHead(), lines: drafts.map((draft) => [buildDraftingLine(draft)]) }];
}
