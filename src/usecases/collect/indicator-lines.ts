import { parseQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { type AskingMoment, type IndicatorSaid, waitingFor } from '../../core/collect/indicator-outstanding.ts';
import type { Indicator } from '../../core/plan/plan.ts';
import { askIndicator } from '../../core/remind/ask-indicator.ts';
import type { AskedEntry } from '../../core/remind/asked-entry.ts';
import type { CollectPorts } from './ports.ts';
import type { AskedOf, WorkLine } from './work-line.ts';

/** The indicators of somebody's work in one window, in the plan's order: as their owner, and as who supplies a figure. */
export async function readIndicatorLines(
  { indicators, plans }: Pick<CollectPorts, 'indicators' | 'plans'>,
  { plan, window, owners }: AskedOf,
  now: Date,
): Promise<readonly WorkLine[]> {
  const quarter = parseQuarter(window.quarter);
  const organisation = await plans.organisation();
  if (quarter === undefined || organisation === undefined) return [];
  const theirs = plan.indicators.filter(({ ownerId = '', supplierId = '' }) =>
    [ownerId, supplierId].some((id) => owners.includes(id)),
  );
  const said = await indicators.said(
    window.quarter,
    theirs.map(({ id }) => id),
  );
  const moment = { quarter, today: localDateOf(now, organisation.timeZone), isDue: now >= window.dueAt };
  return theirs.flatMap((indicator) => {
    const of = said.get(indicator.id);
    const asked = of && toLine(indicator, of, { ...moment, owners });
    const areaName = plan.areas.find((area) => area.id === indicator.areaId)?.name ?? '';
    return asked === undefined ? [] : [{ ...asked, quarter: window.quarter, areaName }];
  });
}

/** As it is for these people: to supply, to answer, or answered. */
function toLine(
  indicator: Indicator,
  said: IndicatorSaid,
  { owners, ...moment }: AskingMoment & { readonly owners: readonly string[] },
): AskedEntry | undefined {
  const asked = askIndicator(indicator, said, moment.quarter);
  const waiting = waitingFor(indicator, said, moment);
  const askeeId = waiting === 'supplier' ? indicator.supplierId : indicator.ownerId;
  if (asked === undefined || askeeId === undefined || !owners.includes(askeeId)) return undefined;
  return waiting === 'nobody' ? asked : { ...asked, ownerId: askeeId, answer: undefined };
}
