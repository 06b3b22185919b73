import type { Quarter } from '../../calendar/quarter.ts';
import type { CommentaryRule, Milestone } from '../../plan/plan.ts';
import type { Answer } from './check-answer.ts';
import type { ChosenCover } from './cover.ts';
import { statusChoices } from './status-choice.ts';
import type { MilestoneUpdate } from './update.ts';

/** Why Green needs a text this time. */
export type WhyTextIsDue =
  /** The directorate wants a text for every status. */
  | 'text-for-all'
  /** Its due date has come: whether it was done is asked, no forecast. */
  | 'due'
  | 'year-end'
  /** The last thing that was said of it had no words either. */
  | 'silent-before'
  /** It becomes Green only now: readers want to know what changed. */
  | 'not-green-before'
  | 'returned';

export interface OnCourseCase {
  readonly milestone: Pick<Milestone, 'due' | 'start'>;
  readonly quarter: Quarter;
  readonly commentaryRule: CommentaryRule;
  /** The newest update of any earlier quarter. */
  readonly earlier: Pick<MilestoneUpdate, 'kind' | 'status'> | undefined;
  /** Sent back by the officer with a question this quarter. */
  readonly isReturned: boolean;
}

/** What "Still on course" would throw away: words, another status, a date, or milestones that the text is to cover. */
export function saysMoreThanGreen(
  { choice, commentary, action, actionBy, completedOn }: Answer,
  covers: readonly ChosenCover[],
): boolean {
  const isOther = choice !== undefined && choice !== 'green';
  const hasDate = actionBy !== undefined || completedOn !== undefined;
  return isOther || hasDate || covers.length > 0 || [commentary, action].some((text) => text.trim() !== '');
}

/**
 * "Still on course": Green without a text. The rules keep a milestone from passing silently for long. A quarter of which
 * nothing was said does not count as words: the rule looks at the last thing that was said.
 * @returns undefined when no text is due.
 */
export function whyTextIsDue(given: OnCourseCase): WhyTextIsDue | undefined {
  const { milestone, quarter, commentaryRule, earlier, isReturned } = given;
  if (commentaryRule === 'all') return 'text-for-all';
  if (!statusChoices(milestone, quarter).includes('green')) return 'due';
  if (quarter.number === 4) return 'year-end';
  if (isReturned) return 'returned';
  if (earlier === undefined) return undefined;
  if (earlier.kind === 'on-course') return 'silent-before';
  return earlier.status.rag === 'green' && earlier.status.progress === 'in-progress' ? undefined : 'not-green-before';
}
