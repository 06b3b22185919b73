import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { CollectionWindow } from '../collect/collection-window.ts';
import type { EntryKey } from '../collect/entry.ts';
import type { PartView } from '../collect/window-of-part.ts';
import type { Directorate, Person } from '../plan/plan.ts';
import type { AskedAction } from '../publish/meeting-action.ts';
import type { Absence } from './absence.ts';
import type { AskedEntry, AskKey } from './asked-entry.ts';
import type { SpokenWindow } from './asking-by-part.ts';

/** Everything that decides who is reminded, as stored now. */
export interface ReminderSituation {
  readonly windows: readonly AskingWindow[];
  readonly recipients: readonly Recipient[];
  /** What the ledger holds of reminders for these windows, and of the last days. */
  readonly pastReminders: readonly PastReminder[];
  /** Whom an officer wants reminded between the steps, too: person ids. */
  readonly nudgedIds?: readonly string[];
  /** What people have written and not sent, of the windows' quarters. */
  readonly unsent?: readonly UnsentKey[];
  /** Key developments and emerging issues that people have begun and not sent. */
  readonly begunItems?: readonly BegunItemKey[];
}

export interface BegunItemKey {
  readonly personId: string;
  readonly directorateId: string;
  readonly quarter: string;
}

/** An update that somebody has begun. */
export interface UnsentKey {
  readonly personId: string;
  readonly entry: EntryKey;
  readonly quarter: string;
}

/** A window with what it asks for. */
export interface AskingWindow {
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
  readonly calendar: WorkingCalendar;
  /** The directorate's zone, IANA name. */
  readonly zone: string;
  /** Everything in force in the plan, kind by kind, each in the plan's order. */
  readonly entries: readonly AskedEntry[];
  /** What meetings asked for that is asked about in this window's quarter. */
  readonly actions?: readonly AskedAction[];
  /** Only what has the dates of these parts: see askingByPart. Left out, it is all that the window asks for. */
  readonly view?: Pick<PartView, 'part' | 'parts'>;
}

/** Why no message can reach somebody, or why they could not act on it. */
export type Unreachable = 'not-in-slack' | 'deactivated' | 'guest' | 'bot';

/** Somebody asked for silence at `at`, to be reminded at `until`. */
export interface Snooze {
  readonly at: Date;
  readonly until: Date;
}

export interface Recipient {
  readonly person: Person;
  /** IANA name: the zone of their Slack profile, else the council's. */
  readonly zone: string;
  readonly unreachable: Unreachable | undefined;
  /** Their direct-message channel in Slack, `D…`; undefined while it is not known. */
  readonly channelId?: string | undefined;
  /** Those that were not ended early; in any order. */
  readonly absences?: readonly Absence[];
  /** "Remind me tomorrow": the newest. */
  readonly snooze?: Snooze | undefined;
}

/** A reminder in the ledger, reduced to what later reminders depend on. */
export interface PastReminder {
  /** Id in the ledger; undefined for one that is only supposed, as in a forecast. */
  readonly deliveryId?: number | undefined;
  readonly key: string;
  readonly personId: string;
  /**
   * `asked`: it stands in Slack, or may stand there and cannot be looked up. `on-its-way`: it will go out, or be looked
   * up. `not-sent`: refused or withdrawn, and its key is used up for that day.
   */
  readonly state: 'asked' | 'on-its-way' | 'not-sent';
  /** Day in the person's zone on which it was sent; on which it was planned where it was not. */
  readonly date: LocalDate;
  /** When it was handed to Slack; undefined where nobody knows. */
  readonly sentAt?: Date | undefined;
  readonly windowIds: readonly string[];
  /** Of which parts of these windows it spoke, where parts had dates of their own. */
  readonly spoken?: readonly Pick<SpokenWindow, 'windowId' | 'part'>[];
  readonly entries: readonly AskKey[];
}
