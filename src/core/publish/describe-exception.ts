import type { MilestoneEntry } from './exceptions.ts';
import { actionFor } from './list-actions.ts';
import type { SnapshotIndicator } from './snapshot.ts';

/** What is said of something that needs attention, wherever there is room for a line or two only. */
export interface Exception {
  /** Of the milestone or indicator. */
  readonly id: string;
  readonly ref: string;
  readonly words: string;
  /** Empty where nothing was said. */
  readonly firstSentence: string;
  /** As typed; empty where nothing was said. */
  readonly action: string;
  /** `30 September 2026` */
  readonly actionBy: string | null;
  /** Of whoever wrote; where nobody did, of whoever answers for it. */
  readonly initials: string | null;
}

export function describeException({ milestone, commentary }: MilestoneEntry): Exception {
  const done = actionFor(milestone.id, commentary);
  return {
    id: milestone.id,
    ref: milestone.ref,
    words: milestone.words,
    firstSentence: commentary?.firstSentence ?? '',
    action: done?.action ?? '',
    actionBy: done?.actionBy ?? null,
    initials: commentary?.initials ?? milestone.ownerInitials,
  };
}

export function describeIndicatorException(indicator: SnapshotIndicator): Exception {
  const { id, ref, words, commentary, ownerInitials } = indicator;
  return {
    id,
    ref,
    words,
    firstSentence: commentary?.firstSentence ?? '',
    action: commentary?.action ?? '',
    actionBy: commentary?.actionBy ?? null,
    initials: commentary?.initials ?? ownerInitials,
  };
}
