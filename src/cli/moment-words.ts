import { momentText } from '../reports/moment-text.ts';

/** `Friday 3 July 2026, 2am UTC`: for who looks after the machine, whose zone nobody knows. */
export function momentWords(instant: Date): string {
  return `${momentText(instant, 'UTC')} UTC`;
}
