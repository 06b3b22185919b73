import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Organisation, Person, Plan } from '../../core/plan/plan.ts';
import { actionsAskedIn } from '../../core/publish/meeting-action.ts';
import { askLedEntries } from '../../core/remind/ask-led-entries.ts';
import { type AskedEntry, askMilestone, markReturned } from '../../core/remind/asked-entry.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { toPastReminder } from '../../core/remind/past-reminder.ts';
import type { AskingWindow, Recipient, ReminderSituation, Unreachable } from '../../core/remind/reminder-situation.ts';
import { recipientOf } from '../../core/remind/situation-index.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import type { FinanceStore } from '../collect/finance/finance-ports.ts';
import type { MyItems } from '../collect/item/read-my-items.ts';
import type { LedStore } from '../collect/led/led-ports.ts';
import { bookKeyOf } from '../collect/led/led-situation.ts';
import { readOnCourseRule } from '../collect/milestone/read-on-course-rule.ts';
import type { SlackUser } from '../ports.ts';
import type { ReturnStore } from '../review/return-ports.ts';
import type { AbsenceStore, RemindPorts, SnoozeStore } from './ports.ts';
import { readAskedIndicators } from './read-asked-indicators.ts';
import { type BegunPorts, readBegunItemsIn, readBegunItemsOf } from './read-begun-items.ts';
import { type ReadDraftingPorts, readDrafting } from './read-drafting.ts';
import { type ItemBookPorts, itemsIn, readWindowBook, type WindowBook } from './read-item-books.ts';
import { readZone } from './read-zone.ts';

export type SituationPorts = Pick<
  RemindPorts,
  'plans' | 'windows' | 'updates' | 'indicators' | 'slackUsers' | 'deliveries'
> & {
  readonly absences: Pick<AbsenceStore, 'absences'>;
  readonly snoozes: Pick<SnoozeStore, 'snoozes'>;
  readonly led: Pick<LedStore, 'book'>;
  readonly finance: Pick<FinanceStore, 'book'>;
  readonly returns: Pick<ReturnStore, 'waiting' | 'ofQuarter'>;
  readonly drafting: ReadDraftingPorts['drafting'];
  readonly drafts: Pick<DraftStore, 'draftsOf' | 'draftsIn'>;
  readonly items: ItemBookPorts['items'] & BegunPorts['items'];
  readonly itemDrafts: BegunPorts['itemDrafts'];
  readonly meetings: ItemBookPorts['meetings'];
  /** Gives what `readGround` would, from memory where nothing has changed since. Left out, it is read each time. */
  readonly ground?: () => Promise<Ground>;
};

type GroundPorts = Omit<SituationPorts, 'deliveries' | 'ground' | 'itemDrafts'>;

/** A situation without its past: all that changes less often than a message goes out. */
export interface Ground extends Omit<ReminderSituation, 'pastReminders'> {
  /** Zone of those who have none of their own. */
  readonly zone: string;
  readonly books: readonly WindowBook[];
  /** From when on the ledger matters for these windows. */
  readonly since: Date;
}

const DAY_MS = 86_400_000;
/** A window may have been moved after its first reminders; its past is read from well before it opens. */
const PAST_DAYS = 31;

/** Everything that decides who is reminded, read now. Empty where there is no council yet, or nothing collects. */
export async function readSituation(ports: SituationPorts): Promise<ReminderSituation> {
  return withEveryPast(ports, await groundOf(ports));
}

/** The same for windows as they will be: planned ones are handed in as if they collected. */
export async function readSituationOf(
  ports: SituationPorts,
  windows: readonly CollectionWindow[],
): Promise<ReminderSituation> {
  return withEveryPast(ports, await readGroundOf(ports, windows));
}

/** What decides whether one person is reminded: the past of nobody else is in it. */
export async function readPersonSituation(ports: SituationPorts, personId: string): Promise<ReminderSituation> {
  const ground = await groundOf(ports);
  const [past, unsent, begunItems] = await Promise.all([
    ports.deliveries.remindersOf(personId, ground.since),
    ports.drafts.draftsOf(personId),
    readBegunItemsOf(ports, personId),
  ]);
  return { ...withPast(ground, past), unsent, begunItems };
}

/** What these people have given and are asked of items in the windows that collect now. */
export async function readItemsInWindows(
  ports: SituationPorts,
  personIds: readonly string[],
  now: Date,
): Promise<readonly MyItems[]> {
  return itemsIn((await groundOf(ports)).books, personIds, now);
}

/** Rests on everything but the ledger. */
export async function readGround(ports: GroundPorts): Promise<Ground> {
  const windows = await ports.windows.windows();
  return readGroundOf(
    ports,
    windows.filter((window) => window.state === 'collecting'),
  );
}

function groundOf(ports: SituationPorts): Promise<Ground> {
  return ports.ground === undefined ? readGround(ports) : ports.ground();
}

async function readGroundOf(ports: GroundPorts, windows: readonly CollectionWindow[]): Promise<Ground> {
  const organisation = await ports.plans.organisation();
  if (organisation === undefined || windows.length === 0) {
    return { windows: [], recipients: [], zone: 'UTC', books: [], since: new Date(0) };
  }
  const [asking, books] = await Promise.all([
    Promise.all(windows.map((window) => readAskingWindow(ports, window, organisation))),
    Promise.all(windows.map((window) => readWindowBook(ports, window, organisation))),
  ]);
  const since = new Date(Math.min(...windows.map((window) => window.opensAt.getTime())) - PAST_DAYS * DAY_MS);
  return {
    windows: asking.filter((window) => window !== undefined),
    recipients: await readRecipients(ports, organisation, since),
    zone: organisation.timeZone,
    books: books.filter((book) => book !== undefined),
    since,
  };
}

async function withEveryPast(ports: SituationPorts, ground: Ground): Promise<ReminderSituation> {
  if (ground.windows.length === 0) return withPast(ground, []);
  const quarters = [...new Set(ground.windows.map(({ window }) => window.quarter))];
  const [past, begunItems, ...drafts] = await Promise.all([
    ports.deliveries.remindersSince(ground.since),
    readBegunItemsIn(ports, quarters),
    ...quarters.map((quarter) => ports.drafts.draftsIn(quarter)),
  ]);
  return { ...withPast(ground, past), unsent: drafts.flat(), begunItems };
}

function withPast({ windows, recipients, zone }: Ground, past: readonly Delivery[]): ReminderSituation {
  const zoneOf = (personId: string | undefined) => recipientOf({ recipients }, personId)?.zone ?? zone;
  const pastReminders = past.flatMap((delivery) => toPastReminder(delivery, zoneOf(delivery.personId)) ?? []);
  return { windows, recipients, pastReminders };
}

/** A window in any state with what it asks for; undefined where its plan is gone. */
export async function readAskingWindow(
  ports: Pick<SituationPorts, 'plans' | 'updates' | 'indicators' | 'led' | 'returns' | 'drafting' | 'meetings'>,
  window: CollectionWindow,
  organisation: Organisation,
): Promise<AskingWindow | undefined> {
  const quarter = parseQuarter(window.quarter);
  const directorates = await ports.plans.directorates();
  const directorate = directorates.find((candidate) => candidate.id === window.directorateId);
  const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
  if (quarter === undefined || directorate === undefined || plan === undefined) return undefined;
  const calendar = calendarOf(organisation, directorate);
  const [milestones, indicators, book, returns, meetings] = await Promise.all([
    readAskedMilestones(ports, plan, window),
    readAskedIndicators(ports, plan, window),
    ports.led.book(bookKeyOf(plan, window.quarter)),
    ports.returns.waiting(),
    ports.meetings.book(directorate.id),
  ]);
  const led = askLedEntries(plan, book, { directorate, quarterNumber: quarter.number });
  const drafting = await readDrafting(ports, window.quarter);
  const entries = markReturned(
    [...milestones.map((each) => ({ ...each, ...drafting(each.entry) })), ...indicators, ...led],
    returns.filter((each) => each.quarter === window.quarter),
  );
  const actions = actionsAskedIn(meetings, window.quarter);
  return { window, directorate, calendar, zone: organisation.timeZone, entries, actions };
}

async function readAskedMilestones(
  ports: Pick<SituationPorts, 'plans' | 'updates' | 'returns'>,
  plan: Plan,
  window: CollectionWindow,
): Promise<readonly AskedEntry[]> {
  const ids = plan.milestones.map(({ id }) => id);
  const [standing, before, mayStay] = await Promise.all([
    ports.updates.standing(window.quarter, ids),
    ports.updates.standingBefore(window.quarter, ids),
    readOnCourseRule(ports, { plan, window }),
  ]);
  return plan.milestones.map((milestone) => {
    const said = { update: standing.get(milestone.id), earlier: before.get(milestone.id) };
    return {
      ...askMilestone(milestone, said, window.quarter),
      ...(mayStay(milestone, said) ? { mayStayOnCourse: true } : {}),
    };
  });
}

/** Everybody in the plans, whether a message reaches them, and when they are away from that instant on. */
export async function readRecipients(
  ports: Pick<SituationPorts, 'plans' | 'slackUsers' | 'absences' | 'snoozes'>,
  organisation: Organisation,
  since: Date,
): Promise<readonly Recipient[]> {
  const [people, slackUsers, absences, snoozes] = await Promise.all([
    ports.plans.people(),
    ports.slackUsers.slackUsers(),
    ports.absences.absences(localDateOf(since, 'UTC')),
    ports.snoozes.snoozes(),
  ]);
  const byPerson = Map.groupBy(absences, ({ personId }) => personId);
  const users = new Map(slackUsers.map((user) => [user.id, user]));
  return people.map((person) => {
    const user = person.slackUserId === undefined ? undefined : users.get(person.slackUserId);
    const recipient = toRecipient(person, user, organisation.timeZone);
    return { ...recipient, absences: byPerson.get(person.id) ?? [], snooze: snoozes.get(person.id) };
  });
}

function toRecipient(person: Person, user: SlackUser | undefined, councilZone: string): Recipient {
  const zone = readZone(user?.timeZone, councilZone);
  return { person, zone, unreachable: whyUnreachable(user), channelId: user?.dmChannelId };
}

/** Without the direct-message channel a message of unclear outcome could not be looked up, so it counts as missing. */
function whyUnreachable(user: SlackUser | undefined): Unreachable | undefined {
  if (user?.isDeleted) return 'deactivated';
  if (user?.isBot) return 'bot';
  if (user?.isGuest) return 'guest';
  return user?.dmChannelId === undefined ? 'not-in-slack' : undefined;
}
