import { type Actor, may, type Permission } from '../../../core/access.ts';
import { calendarOf } from '../../../core/calendar/directorate-calendar.ts';
import { compareDates } from '../../../core/calendar/local-date.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import { windowOfPart } from '../../../core/collect/window-of-part.ts';
import type { Directorate, Organisation, Plan } from '../../../core/plan/plan.ts';
import { type DraftDays, draftDays, isTimeToDraft } from '../../../core/remind/draft-day.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { listMyWork } from '../list-my-work.ts';
import type { CollectPorts } from '../ports.ts';
import type { WorkLine } from '../work-line.ts';

/** One milestone for which somebody can be asked, with all that it stands in. */
export interface Askable {
  readonly line: WorkLine;
  readonly plan: Plan;
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
}

export type AskRefusal =
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Nothing waits that is not due yet. */
  | { readonly outcome: 'nothing-to-ask' };

export interface FoundAskable {
  readonly outcome: 'askable';
  readonly actor: Actor;
  /** The person who asks. */
  readonly personId: string;
  /** At least one, in the plan's order. */
  readonly asks: readonly Askable[];
}

/** The milestones that wait for whoever asks: their own, and those of people for whom they stand in. */
export async function findAskable(
  ports: CollectPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<FoundAskable | AskRefusal> {
  const work = await listMyWork(ports, { clicker, now });
  if (work.outcome === 'refused') return work;
  const actor = await findActor(ports, clicker, now);
  const lines = work.outcome === 'work' ? work.windows.flatMap(({ outstanding }) => outstanding) : [];
  const asks: Askable[] = [];
  for (const line of lines) {
    const ask = await readAskable(ports, line);
    if (ask === undefined || !isTimeToDraft(ask.window, now)) continue;
    const subject = { ownerId: line.ownerId, directorateId: ask.directorate.id };
    if (may(actor, 'ask-to-draft', subject).allowed) asks.push(ask);
  }
  const { personId } = actor;
  if (asks.length === 0 || personId === undefined) return { outcome: 'nothing-to-ask' };
  return { outcome: 'askable', actor, personId, asks };
}

async function readAskable({ plans, windows }: CollectPorts, line: WorkLine): Promise<Askable | undefined> {
  if (line.entry.kind !== 'milestone') return undefined;
  const found = await plans.milestone(line.entry.id);
  const [organisation, directorates, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    windows.windows(),
  ]);
  const directorateId = found?.plan.directorateId;
  const directorate = directorates.find(({ id }) => id === directorateId);
  const window = all.find((each) => each.directorateId === directorateId && each.quarter === line.quarter);
  if (found === undefined || organisation === undefined || directorate === undefined || window === undefined) {
    return undefined;
  }
  return { line, plan: found.plan, window: windowOfPart(window, 'texts'), directorate, organisation };
}

/** The days that suit all of these: what is due first decides. */
export function daysFor(asks: readonly Askable[], now: Date): DraftDays | undefined {
  const days = asks.flatMap(({ window, directorate, organisation }) => {
    const calendar = calendarOf(organisation, directorate);
    return draftDays({ window, calendar, zone: organisation.timeZone }, now) ?? [];
  });
  return days.toSorted((one, other) => compareDates(one.last, other.last))[0];
}
