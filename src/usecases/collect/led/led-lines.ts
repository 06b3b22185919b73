import { parseQuarter } from '../../../core/calendar/quarter.ts';
import { askLedEntries } from '../../../core/remind/ask-led-entries.ts';
import type { CollectPorts } from '../ports.ts';
import type { AskedOf, WorkLine } from '../work-line.ts';
import { bookKeyOf } from './led-situation.ts';

/** Under which heading of the report they stand. */
const AREA_NAMES = { risk: 'Risk control measures', 'equality-action': 'Equality actions' } as const;

/** The risks and equality actions of somebody's work in one window, in the plan's order. */
export async function readLedLines(
  { led, plans }: Pick<CollectPorts, 'led' | 'plans'>,
  { plan, window, owners }: AskedOf,
): Promise<readonly WorkLine[]> {
  const quarter = parseQuarter(window.quarter);
  const directorate = (await plans.directorates()).find(({ id }) => id === plan.directorateId);
  if (quarter === undefined || directorate === undefined) return [];
  const book = await led.book(bookKeyOf(plan, window.quarter));
  return askLedEntries(plan, book, { directorate, quarterNumber: quarter.number })
    .filter(({ ownerId = '' }) => owners.includes(ownerId))
    .map((asked) => ({
      ...asked,
      quarter: window.quarter,
      areaName: asked.entry.kind === 'risk' ? AREA_NAMES.risk : AREA_NAMES['equality-action'],
    }));
}
