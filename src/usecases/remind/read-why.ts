import { may, type Permission } from '../../core/access.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { ViewName } from '../../core/collect/window-of-part.ts';
import type { Directorate, Person } from '../../core/plan/plan.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { ACTION_REF, nameEntry } from '../../core/remind/asked-entry.ts';
import { outstandingOf } from '../../core/remind/outstanding-of.ts';
import { type DiaryDay, reminderDiary } from '../../core/remind/reminder-diary.ts';
import type { AskingWindow, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import { recipientOf } from '../../core/remind/situation-index.ts';
import { type ActorSources, type Clicker, findActor, nameOnRecord } from '../find-actor.ts';
import type { PlanReader } from '../ports.ts';
import type { StoredAbsence } from './ports.ts';
import { readSituation, type SituationPorts } from './read-situation.ts';

/** Why somebody was reminded, or not. */
export interface Why {
  readonly person: Person;
  /** IANA: the zone of their Slack profile, else the council's. */
  readonly zone: string;
  /** What waits for them now, window by window. */
  readonly outstanding: readonly {
    readonly directorate: Directorate;
    readonly quarter: string;
    /** Set where parts of this quarter have dates of their own; then with these. */
    readonly dates?: WhyDates;
    readonly refs: readonly string[];
    readonly insteadOf: readonly string[];
    /** Refs of what they are asked to draft for others. */
    readonly drafts: readonly string[];
  }[];
  /** Those that were not ended early, of the days of the diary and later, with who said so. */
  readonly absences: readonly SaidAbsence[];
  /** Oldest first. */
  readonly diary: readonly DiaryDay[];
  /** Ref by the entry's name, of everything that was ever named to them. */
  readonly refs: ReadonlyMap<string, string>;
  /** Names of the officers who look after these directorates. */
  readonly officers: readonly string[];
}

export interface SaidAbsence extends Absence {
  /** A name; undefined where they said so themselves, or where nobody of the plans did. */
  readonly saidBy: string | undefined;
}

/** When this part is due and closes. */
export interface WhyDates {
  readonly part: ViewName;
  readonly dueAt: Date;
  readonly closesAt: Date;
  /** The directorate's, IANA. */
  readonly zone: string;
}

/** @returns undefined when there is no such person. */
export async function readWhy(
  ports: SituationPorts,
  isMeant: (person: Person) => boolean,
  now: Date,
): Promise<Why | undefined> {
  const situation = await readSituation(ports);
  const people = await ports.plans.people();
  const person = people.find(isMeant);
  if (person === undefined) return undefined;
  const recipient = recipientOf(situation, person.id);
  if (recipient === undefined) {
    return { person, zone: 'UTC', outstanding: [], absences: [], diary: [], refs: new Map(), officers: [] };
  }
  const owed = outstandingOf(situation, person.id, now);
  const diary = reminderDiary(situation, recipient, now);
  const since = diary[0]?.date ?? localDateOf(now, recipient.zone);
  return {
    person,
    zone: recipient.zone,
    outstanding: owed.map(({ asking, entries, drafts, actions }) => ({
      directorate: asking.directorate,
      quarter: asking.window.quarter,
      ...datesOf(asking),
      refs: [...entries.map(({ ref }) => ref), ...actions.map(() => ACTION_REF)],
      insteadOf: [...new Set(entries.flatMap(({ insteadOf }) => insteadOf?.name ?? []))],
      drafts: drafts.map(({ ref }) => ref),
    })),
    absences: (await ports.absences.absences(since)).flatMap((absence) => toSaid(absence, { person, people })),
    diary,
    refs: refsOf(situation),
    officers: await officersOf(
      ports.plans,
      owed.map(({ asking }) => asking.directorate),
    ),
  };
}

export type WhyAnswer =
  | { readonly outcome: 'why'; readonly why: Why }
  | { readonly outcome: 'refused'; readonly permission: Permission };

/** "Why did I get this?", asked by whoever got it. */
export async function explainReminder(
  ports: ActorSources & SituationPorts,
  request: { readonly clicker: Clicker; readonly personId: string; readonly now: Date },
): Promise<WhyAnswer> {
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, 'explain-reminder', { ownerId: request.personId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const why = await readWhy(ports, ({ id }) => id === request.personId, request.now);
  if (why === undefined) throw new Error(`${request.personId} may ask, but is nobody.`);
  return { outcome: 'why', why };
}

function toSaid(
  { personId, firstDay, lastDay, setBy }: StoredAbsence,
  { person, people }: { readonly person: Person; readonly people: readonly Person[] },
): readonly SaidAbsence[] {
  if (personId !== person.id) return [];
  const by = people.find((each) => nameOnRecord(each) === setBy);
  return [{ firstDay, lastDay, saidBy: by?.id === personId ? undefined : by?.name }];
}

function refsOf({ windows }: ReminderSituation): ReadonlyMap<string, string> {
  return new Map(windows.flatMap(({ entries }) => entries.map(({ entry, ref }) => [nameEntry(entry), ref])));
}

async function officersOf(
  plans: Pick<PlanReader, 'people'>,
  directorates: readonly Directorate[],
): Promise<readonly string[]> {
  const ids = new Set(directorates.flatMap(({ officerIds }) => officerIds));
  return (await plans.people()).filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

function datesOf({ window, view, zone }: AskingWindow): { readonly dates?: WhyDates } {
  if (view?.part === undefined) return {};
  return { dates: { part: view.part, dueAt: window.dueAt, closesAt: window.closesAt, zone } };
}
