import { financialYearTitle } from '../core/calendar/quarter.ts';
import { dueText } from '../core/plan/due-text.ts';
import type { NextYearsMilestone } from '../usecases/plan/find-next-year.ts';

/** That what was agreed has to be put into next year's plan, too; empty where there is none that goes on with it. */
export function nextYearText(next: NextYearsMilestone | undefined): string {
  if (next === undefined) return '';
  const { ref, startYear, due } = next;
  const year = financialYearTitle(startYear);
  return ` The plan for ${year} goes on with ${ref} and is not changed by this (there: ${dueText(due)}); change it in its plan file.`;
}

/** Why it cannot be recorded that a milestone is stopped, and what to do instead. */
export function notStoppedText({
  ref,
  isYearSigned,
}: {
  readonly ref: string;
  readonly isYearSigned: boolean;
}): string {
  return isYearSigned
    ? `No report of that plan is left in which it could stand that ${ref} is stopped. Leave ${ref} out of next year’s plan file instead, and record the proposal as declined, with a word that says so.`
    : `No quarter is open in whose report it could stand that ${ref} is stopped. Record it once the next one is open.`;
}
