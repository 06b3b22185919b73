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
