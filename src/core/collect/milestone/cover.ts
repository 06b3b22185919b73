import type { Milestone } from '../../plan/plan.ts';
import { isOutstanding } from '../outstanding.ts';
import type { Answer } from './check-answer.ts';
import type { MilestoneCard } from './milestone-form.ts';
import type { StatusChoice } from './status-choice.ts';
import type { MilestoneUpdate } from './update.ts';

/** The most that one text may cover at once: each is asked its status in one form. */
export const MOST_COVERED = 10;

/**
 * What is being done about one of them: enough for a paragraph, and ten of them still fit into one form where every letter
 * is sent in six bytes. Unit: UTF-16 code units.
 */
export const LONGEST_COVER_ACTION = 1000;

/** What is asked of a milestone that another one's text covers; the text is not its own. */
export type CoverAnswer = Pick<Answer, 'choice' | 'action' | 'completedOn'>;

/** A milestone that was chosen to be covered. */
export interface ChosenCover {
  readonly milestoneId: string;
  /** Undefined until its own status has been asked. */
  readonly answer: CoverAnswer | undefined;
}

/** What the form asks about a milestone that the text is to cover. */
export interface CoverForm {
  readonly card: MilestoneCard;
  readonly offered: readonly StatusChoice[];
}

/** What stands around a milestone's text: which others it may cover, and does. */
export interface Covering {
  /** Those that may be chosen: same ref first, then in the plan's order. */
  readonly candidates: readonly MilestoneCard[];
  readonly covered: readonly MilestoneCard[];
  /** The milestone whose text this one reads now. */
  readonly coveredBy: MilestoneCard | undefined;
}

export interface CoverSubject {
  readonly milestone: Milestone;
  /** What stands for the window's quarter. */
  readonly update: MilestoneUpdate | undefined;
  /** The newest update of any earlier quarter. */
  readonly earlier: MilestoneUpdate | undefined;
  /** An officer has asked about it and has not closed the question. */
  readonly isReturned: boolean;
  /** A contributor has handed in a text that nobody has decided on. */
  readonly isDrafted?: boolean;
}

/** `over`: completed or dropped before, and not asked for any more. */
export type WhyUncoverable = 'sent-back' | 'answered' | 'drafted' | 'over';

/**
 * Why no text of the same owner may cover this milestone; undefined where one may. Not one that has a text of its own: that
 * would be put aside unread, as would one that somebody has drafted for it.
 * Nor one that was sent back: a question is answered by itself. What is covered already may be covered anew.
 */
export function whyUncoverable({
  milestone,
  update,
  earlier,
  isReturned,
  isDrafted = false,
}: CoverSubject): WhyUncoverable | undefined {
  if (isReturned) return 'sent-back';
  if (update?.kind === 'written') return 'answered';
  if (isDrafted) return 'drafted';
  return isOutstanding(milestone, { update: undefined, earlier }) ? undefined : 'over';
}

export function mayBeCovered(subject: CoverSubject): boolean {
  return whyUncoverable(subject) === undefined;
}

/** Most often it is the milestones with the same ref that one text is about. */
export function sameRefFirst(milestones: readonly Milestone[], ref: string): readonly Milestone[] {
  return [...milestones.filter((each) => each.ref === ref), ...milestones.filter((each) => each.ref !== ref)];
}
