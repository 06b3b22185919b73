import type { ModalView } from '@slack/types';
import type { MyWork } from '../../../usecases/collect/list-my-work.ts';
import type { OnCourseOutcome } from '../../../usecases/collect/milestone/stay-on-course.ts';
import { context, section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildNext } from '../build-saved.ts';
import { savedUntilText } from '../saved-until.ts';

/**
 * Says which milestones were recorded, and offers what comes next.
 * @param work undefined where it is not known.
 */
export function buildOnCourseSaved(
  { cards, at, timeZone, closesAt }: OnCourseOutcome & { readonly outcome: 'saved' },
  work: MyWork | undefined,
): ModalView {
  const left = work?.outcome === 'work' ? work.windows.flatMap((window) => window.outstanding) : [];
  const count = cards.length === 1 ? 'One milestone is' : `${cards.length} milestones are`;
  const names = cards.map(({ ref, words }) => `${ref} ${words}`).join('\n');
  return buildNotice('Saved', [
    section(`${count} recorded as Green, on course:`),
    section(names),
    context(savedUntilText(at, { closesAt, timeZone })),
    ...(work === undefined ? [] : [{ type: 'divider' } as const, ...buildNext(left)]),
  ]);
}
