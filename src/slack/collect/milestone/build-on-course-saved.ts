import type { ModalView } from '@slack/types';
import type { OnCourseOutcome } from '../../../usecases/collect/milestone/stay-on-course.ts';
import { context, section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildNext } from '../build-saved.ts';
import type { Left } from '../read-left.ts';
import { savedUntilText } from '../saved-until.ts';

/**
 * Says which milestones were recorded, and offers what comes next.
 * @param left undefined where it is not known.
 */
export function buildOnCourseSaved(
  { cards, at, timeZone, closesAt }: OnCourseOutcome & { readonly outcome: 'saved' },
  left: Left | undefined,
): ModalView {
  const count = cards.length === 1 ? 'One milestone is' : `${cards.length} milestones are`;
  const names = cards.map(({ ref, words }) => `• ${ref} ${words}`).join('\n');
  return buildNotice('Saved', [
    section(`${count} recorded as Green, on course:`),
    section(names),
    context(savedUntilText(at, { closesAt, timeZone })),
    ...(left === undefined ? [] : [{ type: 'divider' } as const, ...buildNext(left)]),
  ]);
}
