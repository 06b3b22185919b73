import type { LocalDate } from '../../calendar/local-date.ts';
import type { Status } from './status.ts';

export type UpdateKind = 'written' | 'on-course' | 'covered';

/** What somebody says of one milestone in one quarter, before it is stored. */
export interface UpdateContent {
  readonly status: Status;
  /** As typed, line breaks kept; empty only where the directorate's commentary rule allows it. */
  readonly commentary: string;
  /** What is being done, and who is doing it. */
  readonly action: string;
  readonly actionBy: LocalDate | undefined;
}

/** A green without any words is "still on course", whichever way it came. */
export function kindOf({ status, commentary, action }: UpdateContent): 'written' | 'on-course' {
  const isSilent = commentary === '' && action === '';
  return isSilent && status.progress === 'in-progress' && status.rag === 'green' ? 'on-course' : 'written';
}

/** A stored update. Appended, never changed; the newest of a milestone and quarter stands. */
export interface MilestoneUpdate extends UpdateContent {
  /** Grows with every update of the installation. */
  readonly id: number;
  readonly milestoneId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly kind: UpdateKind;
  /** Whose initials are printed: the owner at that time. */
  readonly ownerId: string;
  /** Who typed it, when that is not the owner (deputy, officer). */
  readonly enteredById: string | undefined;
  /** How it reached them, where that was not through Slack: `e-mail of 3 July`. */
  readonly howItCame?: string | undefined;
  readonly at: Date;
  /**
   * Id of the milestone whose text this one reads, for kind `covered`: the commentary is then the newest of that
   * milestone in the quarter, whatever has been changed since.
   */
  readonly coveredBy?: string | undefined;
}
