import { may } from '../../../core/access.ts';
import type { ReturnColumn } from '../../../core/collect/sheet/return-columns.ts';
import type { ReturnRow } from '../../../core/collect/sheet/return-row.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { normaliseRef } from '../../../core/plan/ref.ts';
import { comparedText } from '../../../core/review/compared-words.ts';
import type { Entering, RowFault } from './row-decision.ts';

/** The entry that a row's id names, as it is now. */
export interface RowSubject {
  readonly ref: string;
  readonly words: string;
  readonly owner: Person | undefined;
  readonly directorateId: string;
  /** What its owner and their deputy may do. */
  readonly act: 'answer-milestone' | 'answer-indicator';
  /** Only an officer can still enter it. */
  readonly isAfterClose: boolean;
}

/**
 * Is the row still in one piece, does it belong to whom it was written for, and may this person enter it? A row whose
 * visible part was moved without its hidden part would put a text under another milestone.
 */
export function findRowFault(
  row: ReturnRow,
  { ref, words, owner, directorateId, act, isAfterClose }: RowSubject,
  { actor, person }: Entering,
): readonly [ReturnColumn, RowFault] | undefined {
  if (normaliseRef(row.ref) !== normaliseRef(ref)) return ['Ref', { fault: 'mixed-up', wanted: ref }];
  if (comparedText(row.words) !== comparedText(words)) return ['Words', { fault: 'mixed-up', wanted: words }];
  if (owner === undefined || owner.initials.toLowerCase() !== row.ownerInitials.toLowerCase()) {
    return ['Ref', { fault: 'other-owner', initials: owner?.initials }];
  }
  const subject = { ownerId: owner.id, directorateId };
  const isTheirs =
    may(actor, 'enter-for-owner', subject).allowed || (!isAfterClose && may(actor, act, subject).allowed);
  return isTheirs ? undefined : ['Ref', { fault: 'not-yours', initials: person.initials }];
}
