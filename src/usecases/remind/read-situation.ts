import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Organisation, Person } from '../../core/plan/plan.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { toPastReminder } from '../../core/remind/past-reminder.ts';
import type {
  AskedMilestone,
  AskingWindow,
  Recipient,
  ReminderSituation,
  Unreachable,
} from '../../core/remind/reminder-situation.ts';
import type { SlackUser } from '../ports.ts';
import type { RemindPorts } from './ports.ts';
import { readZone } from './read-zone.ts';

export type SituationPorts = Pick<
  RemindPorts,
  'plans' | 'windows' | 'updates' | 'slackUsers' | 'deliveries' | 'absences' | 'snoozes'
>;

const DAY_MS = 86_400_000;
/** A window may have been moved after its first reminders; its past is read from well before it opens. */
const PAST_DAYS = 31;

/** Everything that decides who is reminded, read now. Empty where there is no council yet, or nothing collects. */
export async function readSituation(ports: SituationPorts): Promise<ReminderSituation> {
  const organisation = await ports.plans.organisation();
  const windows = (await ports.windows.windows()).filter((window) => window.state === 'collecting');
  if (organisation === undefined || windows.length === 0) return { windows: [], recipients: [], pastReminders: [] };
  const asking = await Promise.all(windows.map((window) => readAskingWindow(ports, window, organisation)));
  const since = Math.min(...windows.map((window) => window.opensAt.getTime())) - PAST_DAYS * DAY_MS;
  const recipients = await readRecipients(ports, organisation, new Date(since));
  const past = await ports.deliveries.remindersSince(new Date(since));
  return {
    windows: asking.filter((window) => window !== undefined),
    recipients,
    pastReminders: past.flatMap((delivery) => toPast(delivery, recipients, organisation)),
  };
}

async function readAskingWindow(
  ports: SituationPorts,
  window: CollectionWindow,
  organisation: Organisation,
): Promise<AskingWindow | undefined> {
  const quarter = parseQuarter(window.quarter);
  const directorates = await ports.plans.directorates();
  const directorate = directorates.find((candidate) => candidate.id === window.directorateId);
  const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
  if (directorate === undefined || plan === undefined) return undefined;
  const ids = plan.milestones.map((milestone) => milestone.id);
  const [standing, before] = await Promise.all([
    ports.updates.standing(window.quarter, ids),
    ports.updates.standingBefore(window.quarter, ids),
  ]);
  const milestones: readonly AskedMilestone[] = plan.milestones.map((milestone) => ({
    milestone,
    update: standing.get(milestone.id),
    earlier: before.get(milestone.id),
  }));
  const calendar = calendarOf(organisation, directorate);
  return { window, directorate, calendar, zone: organisation.timeZone, milestones };
}

async function readRecipients(
  ports: SituationPorts,
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
  return { person, zone: readZone(user?.timeZone, councilZone), unreachable: whyUnreachable(user) };
}

/** Without the direct-message channel a message of unclear outcome could not be looked up, so it counts as missing. */
function whyUnreachable(user: SlackUser | undefined): Unreachable | undefined {
  if (user?.isDeleted) return 'deactivated';
  if (user?.isBot) return 'bot';
  if (user?.isGuest) return 'guest';
  return user?.dmChannelId === undefined ? 'not-in-slack' : undefined;
}

function toPast(delivery: Delivery, recipients: readonly Recipient[], organisation: Organisation) {
  const recipient = recipients.find(({ person }) => person.id === delivery.personId);
  return toPastReminder(delivery, recipient?.zone ?? organisation.timeZone) ?? [];
}
