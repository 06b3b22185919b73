import { formatQuarter } from '../../../core/calendar/quarter.ts';
import { normaliseRef } from '../../../core/plan/ref.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import type { CollectPorts } from '../ports.ts';
import type { IndicatorSituation } from './indicator-situation.ts';

/** The commentaries that stand for the indicators of the same owner or ref in the quarter, where copies are made. */
export async function readOtherCommentaries(
  ports: Pick<CollectPorts, 'indicators' | 'plans'>,
  { indicator, plan, figureWindow }: Pick<IndicatorSituation, 'indicator' | 'plan' | 'figureWindow'>,
): Promise<readonly NamedText[]> {
  if (figureWindow === undefined) return [];
  const ref = normaliseRef(indicator.ref);
  const others = plan.indicators.filter(({ id, ownerId, ref: its }) => {
    const isOfOwner = ownerId !== undefined && ownerId === indicator.ownerId;
    return id !== indicator.id && (isOfOwner || normaliseRef(its) === ref);
  });
  if (others.length === 0) return [];
  const ids = others.map(({ id }) => id);
  const [said, people] = await Promise.all([
    ports.indicators.said(formatQuarter(figureWindow.quarter), ids),
    ports.plans.people(),
  ]);
  return others.flatMap(({ id, ref: its }) => {
    const update = said.get(id)?.update;
    if (update === undefined || update.commentary === '') return [];
    const owner = people.find((person) => person.id === update.ownerId);
    return [{ name: owner === undefined ? its : `${its} (${owner.initials})`, text: update.commentary }];
  });
}
