import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { type CheckContent, type CheckSituation, checkContent } from '../../core/remind/check-content.ts';
import { readSituationOf, type SituationPorts } from './read-situation.ts';

/** A window and its people as they will be when it opens. */
export async function readCheckSituation(ports: SituationPorts, window: CollectionWindow): Promise<CheckSituation> {
  const quarter = parseQuarter(window.quarter);
  const [asIfOpen, plan] = await Promise.all([
    readSituationOf(ports, [{ ...window, state: 'collecting' }]),
    quarter && ports.plans.plan(window.directorateId, quarter.startYear),
  ]);
  return { window, asIfOpen, indicators: plan?.indicators ?? [] };
}

/** What the officer's check says of a window now. Undefined where the window's plan is gone. */
export async function readCheck(
  ports: SituationPorts,
  window: CollectionWindow,
  now: Date,
): Promise<CheckContent | undefined> {
  return checkContent(await readCheckSituation(ports, window), now);
}
