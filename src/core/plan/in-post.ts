import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Person } from './plan.ts';

/** Has their first day come, and is their last one not over? @param today in their own zone */
export function isInPost({ from, until }: Pick<Person, 'from' | 'until'>, today: LocalDate): boolean {
  if (from !== undefined && compareDates(today, from) < 0) return false;
  return until === undefined || compareDates(today, until) <= 0;
}
