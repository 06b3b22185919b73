import { formatLong } from '../calendar/local-date.ts';
import type { Due } from './plan.ts';

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
