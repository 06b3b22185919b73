import type { LocalDate } from '../../core/calendar/local-date.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { ViewName } from '../../core/collect/window-of-part.ts';
import { ACTION_REF, type AskKey, isSameEntry } from '../../core/remind/asked-entry.ts';
import { partOf, spokenOf } from '../../core/remind/asking-by-part.ts';
import type { OrphanReason } from '../../core/remind/orphans.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { outstandingOf, ownOutstandingOf } from '../../core/remind/outstanding-of.ts';
import type { PlannedReminder, SparedRule } from '../../core/remind/person-verdict.ts';
import { forecastReminders } from '../../core/remind/reminder-forecast.ts';
import type { ReminderSituation } from '../../core/remind/reminder-situation.ts';
import type { ReminderStep } from '../../core/remind/reminder-step.ts';
import { recipientOf } from '../../core/remind/situation-index.ts';
import { readSituation, readSituationOf, type SituationPorts } from './read-situation.ts';

/** Who would hear what on a day, and why; for people to read. */
export interface Forecast {
  readonly date: LocalDate;
  /** The windows that collect, and those that will by themselves; without any nobody hears anything. */
  readonly windows: readonly { readonly directorateCode: string; readonly quarter: string }[];
  readonly reminded: readonly {
    readonly initials: string;
    readonly reason: PlannedReminder['reason'];
    readonly windows: readonly {
      readonly directorateCode: string;
      readonly quarter: string;
      /** Set where parts of this quarter have dates of their own. */
      readonly part?: ViewName;
      readonly step: ReminderStep;
      readonly refs: readonly string[];
      /** Refs of what they are asked to draft for others. */
      readonly drafts: readonly string[];
    }[];
  }[];
  readonly spared: readonly {
    readonly initials: string;
    readonly rule: SparedRule;
    readonly until: Date | undefined;
  }[];
  readonly orphans: readonly {
    readonly directorateCode: string;
    readonly ref: string;
    readonly initials: string | undefined;
    readonly reason: OrphanReason;
  }[];
}

/** Sends nothing and stores nothing. Supposes that nobody answers anything from now until that day. */
export async function readForecast(
  ports: SituationPorts,
  { date, now }: { readonly date: LocalDate; readonly now: Date },
): Promise<Forecast> {
  const situation = await readSituationOf(ports, (await ports.windows.windows()).flatMap(asIfOpened));
  const { reminders, spared, orphans } = forecastReminders(situation, date, now);
  const initialsOf = (personId: string | undefined) =>
    situation.recipients.find(({ person }) => person.id === personId)?.person.initials;
  const codeOf = (directorateId: string) =>
    situation.windows.find(({ directorate }) => directorate.id === directorateId)?.directorate.code ?? directorateId;
  return {
    date,
    windows: situation.windows.map(({ directorate, window }) => ({
      directorateCode: directorate.code,
      quarter: window.quarter,
    })),
    reminded: reminders.map((reminder) => ({
      initials: initialsOf(reminder.personId) ?? reminder.personId,
      reason: reminder.reason,
      windows: windowsOf(situation, reminder, noonOf(situation, reminder, date)),
    })),
    spared: spared.map(({ personId, rule, until }) => ({ initials: initialsOf(personId) ?? personId, rule, until })),
    orphans: orphans.map(({ directorateId, ref, ownerId, reason }) => ({
      directorateCode: codeOf(directorateId),
      ref,
      initials: initialsOf(ownerId),
      reason,
    })),
  };
}

/** A planned window that opens by itself counts as open: until its opening its owners are too early. */
function asIfOpened(window: CollectionWindow): readonly CollectionWindow[] {
  if (window.state === 'planned' && window.start === 'by-itself') return [{ ...window, state: 'collecting' }];
  return window.state === 'collecting' ? [window] : [];
}

function noonOf(situation: ReminderSituation, { personId }: PlannedReminder, date: LocalDate): Date {
  return instantOf(date, '12:00', recipientOf(situation, personId)?.zone ?? 'UTC');
}

function windowsOf(situation: ReminderSituation, { personId, windows }: PlannedReminder, at: Date) {
  return outstandingOf(situation, personId, at).flatMap(({ asking, entries, drafts, actions }) => {
    const { directorate, window } = asking;
    const spoken = spokenOf(windows, asking);
    if (spoken === undefined) return [];
    const refs = [...entries.map(({ ref }) => ref), ...actions.map(() => ACTION_REF)];
    return [
      {
        directorateCode: directorate.code,
        quarter: window.quarter,
        ...partOf(asking),
        step: spoken.step,
        refs,
        drafts: drafts.map(({ ref }) => ref),
      },
    ];
  });
}

/** How many people windows will ask, and who of them is still to be found in Slack. */
export interface FirstAsks {
  /** One for each person, those who are still to be found included. */
  readonly messages: number;
  /** Initials. */
  readonly notInSlack: readonly string[];
}

interface Asking {
  readonly windowIds: readonly string[];
  readonly now: Date;
}

/** Counts whoever answers for or drafts something outstanding that no message has named to them: they are asked next. */
export async function countFirstAsks(ports: SituationPorts, asking: Asking): Promise<FirstAsks> {
  const situation = await readSituation(ports);
  const named = situation.pastReminders.filter(({ state }) => state !== 'not-sent');
  return countAsked(situation, asking, (personId, entry) => {
    return !named.some((past) => past.personId === personId && past.entries.some((each) => isSameEntry(each, entry)));
  });
}

/** Counts whoever answers for or drafts anything outstanding: they are reminded at the next step unless they do it. */
export async function countWaitedFor(ports: SituationPorts, asking: Asking): Promise<FirstAsks> {
  return countAsked(await readSituation(ports), asking, () => true);
}

/** What is theirs to answer, unless somebody else drafts it first, and what they draft for others. */
function askedFirst(situation: ReminderSituation, personId: string, now: Date) {
  const own = ownOutstandingOf(situation, personId, now).flatMap(({ asking, entries, actions }) => {
    const keys: readonly AskKey[] = [
      ...entries.filter(({ drafting }) => drafting?.kind !== 'asked').map(({ entry }) => entry),
      ...actions.map(({ id }) => ({ kind: 'meeting-action' as const, id })),
    ];
    return keys.map((entry) => ({ windowId: asking.window.id, entry }));
  });
  const drafts = outstandingOf(situation, personId, now).flatMap(({ asking, drafts: theirs }) =>
    theirs.map(({ entry }) => ({ windowId: asking.window.id, entry })),
  );
  return [...own, ...drafts];
}

/** Those who cannot be asked at all are not counted. */
function countAsked(
  situation: ReminderSituation,
  { windowIds, now }: Asking,
  isMeant: (personId: string, entry: AskKey) => boolean,
): FirstAsks {
  const owners = situation.recipients
    .filter(({ person }) =>
      askedFirst(situation, person.id, now)
        .filter(({ windowId }) => windowIds.includes(windowId))
        .some(({ entry }) => isMeant(person.id, entry)),
    )
    .map((recipient) => ({ initials: recipient.person.initials, reason: whyUnasked(recipient, now) }));
  const notInSlack = owners.filter(({ reason }) => reason === 'not-in-slack').map(({ initials }) => initials);
  const inSlack = owners.filter(({ reason }) => reason === undefined);
  return { messages: inSlack.length + notInSlack.length, notInSlack };
}
