import { compareDates, formatLong } from '../calendar/local-date.ts';
import { parseQuarter, periodOf } from '../calendar/quarter.ts';
import { rememberResults } from '../remember-results.ts';
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
 * The same where it is asked about: `To be done by 31 March 2027`, `Was due on 31 May 2026`; nothing where it has no date. A
 * date in the quarter itself is over while that is collected, and the form asks then whether it was done.
 * @param quarter e.g. `2026-27/Q1`
 */
export function askedDueText(due: Due, quarter: string): string | undefined {
  if (due.kind === 'none') return undefined;
  if (due.kind === 'recurring') return `To be done ${due.text}`;
  const last = lastDayOf(quarter);
  const isOver = last !== undefined && compareDates(due.date, last) <= 0;
  return `${isOver ? 'Was due on' : 'To be done by'} ${formatLong(due.date)}`;
}

const MOST_REMEMBERED_QUARTERS = 100;

const lastDayOf = rememberResults((code) => {
  const quarter = parseQuarter(code);
  return quarter && periodOf(quarter).last;
}, MOST_REMEMBERED_QUARTERS);

/**
 * When a milestone is due with what it was before the newest agreement, to the end of the plan's year: `30 September 2027 (was 31 March
 * 2027; agreed 7 September 2026)`. A date that was changed by an import since stands alone.
 */
export function dueWithPast(due: Due, agreed: Proposal | undefined): string {
  const text = dueText(due);
  if (agreed?.due === undefined || agreed.wasDue === undefined || agreed.decidedOn === undefined) return text;
  if (due.kind !== 'date' || due.date !== agreed.due) return text;
  return `${text} (was ${agreed.wasDue}; agreed ${formatLong(agreed.decidedOn)})`;
}
