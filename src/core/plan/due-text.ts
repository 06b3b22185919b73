import { formatLong } from '../calendar/local-date.ts';
import type { Due } from './plan.ts';
import type { Proposal } from './proposal.ts';

/** When a milestone is due, as people read it: `31 March 2027`, `each term`, `no date set`. */
export function dueText(due: Due): string {
  switch (due.kind) {
    case 'date':
      return formatLong(due.date);
    case 'recurring':
      return due.text;
    case 'none':
      return 'no date set';
  }
}

/**
 * The same with what it was before the newest agreement, to the end of the plan's year: `30 September 2027 (was 31 March
 * 2027; agreed 7 September 2026)`. A date that was changed by an import since stands alone.
 */
export function dueWithPast(due: Due, agreed: Proposal | undefined): string {
  const text = dueText(due);
  if (agreed?.due === undefined || agreed.wasDue === undefined || agreed.decidedOn === undefined) return text;
  if (due.kind !== 'date' || due.date !== agreed.due) return text;
  return `${text} (was ${agreed.wasDue}; agreed ${formatLong(agreed.decidedOn)})`;
}
