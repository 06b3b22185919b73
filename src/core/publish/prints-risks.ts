import type { Quarter } from '../calendar/quarter.ts';

/** High risks are monitored once a year. Source: domain, section 1.3. */
export const RISK_QUARTER = 2;

/** Are the plan's risks printed in this quarter's report? */
export function printsRisks(quarter: Quarter): boolean {
  return quarter.number === RISK_QUARTER;
}
