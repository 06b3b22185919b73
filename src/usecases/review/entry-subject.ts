import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { entriesOfKind } from '../../core/plan/owned-entries.ts';
import type { Directorate, Organisation, Plan } from '../../core/plan/plan.ts';
import type { Said } from '../../core/review/said.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { LedStore } from '../collect/led/led-ports.ts';
import { bookKeyOf } from '../collect/led/led-situation.ts';
import type { PlanReader, UpdateStore, WindowStore } from '../ports.ts';

export interface EntrySubjectPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'plans'>;
  readonly windows: Pick<WindowStore, 'windows'>;
}

export interface StandingPorts {
  readonly updates: Pick<UpdateStore, 'standing'>;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly led: Pick<LedStore, 'book'>;
}

/** An entry in a quarter, as somebody acts on what was said of it. */
export interface EntrySubject {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly ownerId: string | undefined;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
  /** Undefined where nothing is asked for in that quarter. */
  readonly window: CollectionWindow | undefined;
}

/** @returns undefined when no such entry is in force. */
export async function readEntrySubject(
  ports: EntrySubjectPorts,
  { entry, quarter }: { readonly entry: EntryKey; readonly quarter: string },
): Promise<EntrySubject | undefined> {
  const [organisation, directorates, plans, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.plans(),
    ports.windows.windows(),
  ]);
  const year = parseQuarter(quarter)?.startYear;
  for (const plan of plans.filter(({ startYear }) => startYear === year)) {
    const found = entriesOfKind(plan, entry.kind).find((each) => each.entry.id === entry.id);
    const directorate = directorates.find(({ id }) => id === plan.directorateId);
    if (found === undefined || directorate === undefined || organisation === undefined) continue;
    const { ref, words, ownerId } = found;
    const window = windows.find((each) => each.directorateId === directorate.id && each.quarter === quarter);
    return { entry, ref, words, ownerId, plan, directorate, organisation, window };
  }
  return undefined;
}

/** What stands of an entry in a quarter; undefined where nothing was said. */
export async function readStanding(
  { updates, indicators, led }: StandingPorts,
  { entry: { kind, id }, plan }: Pick<EntrySubject, 'entry' | 'plan'>,
  quarter: string,
): Promise<Said | undefined> {
  switch (kind) {
    case 'milestone': {
      const update = (await updates.standing(quarter, [id])).get(id);
      return update && { kind, update };
    }
    case 'indicator': {
      const indicator = plan.indicators.find((each) => each.id === id);
      const update = (await indicators.said(quarter, [id])).get(id)?.update;
      return indicator && update && { kind, update, indicator };
    }
    case 'risk':
    case 'equality-action': {
      const update = (await led.book(bookKeyOf(plan, quarter))).current.get(id);
      return update && { kind: 'led', update };
    }
  }
}

/** Id of the update that stands, in the table of its kind; undefined where nothing was said. */
export async function readStandingId(
  ports: StandingPorts,
  subject: Pick<EntrySubject, 'entry' | 'plan'>,
  quarter: string,
): Promise<number | undefined> {
  return (await readStanding(ports, subject, quarter))?.update.id;
}
