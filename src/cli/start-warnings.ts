import { firstYearBeyondHorizon } from '../core/calendar/holiday-horizon.ts';
import { localDateOf } from '../core/calendar/zone.ts';
import type { PlanReader } from '../usecases/ports.ts';
import { horizonWords } from './calendar/horizon-words.ts';

/** What whoever starts Ragtime should know: it runs, and something is missing. One line each. */
export async function startWarnings(
  plans: Pick<PlanReader, 'organisation' | 'plans'>,
  now: Date,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  if ((await plans.plans()).length === 0) warnings.push('No plan has been imported yet: ragtime import FILE');
  const zone = (await plans.organisation())?.timeZone ?? 'Europe/London';
  const year = firstYearBeyondHorizon(localDateOf(now, zone));
  if (year !== undefined) warnings.push(horizonWords(year));
  return warnings;
}
