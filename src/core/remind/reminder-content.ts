import { parseQuarter, periodTitle, quarterTitle } from '../calendar/quarter.ts';
import type { WindowPart } from '../calendar/window-part.ts';
import type { EntryKey } from '../collect/entry.ts';
import { rememberResults } from '../remember-results.ts';
import type { EntryWord } from './asked-entry.ts';
import { spokenOf } from './asking-by-part.ts';
import { deadlineText } from './deadline-text.ts';
import { type DraftGroup, draftGroups } from './draft-groups.ts';
import type { LeftUnsent } from './left-unsent.ts';
import { type Owed, type OwedEntry, outstandingOf } from './outstanding-of.ts';
import type { PlannedReminder } from './person-verdict.ts';
import type { AskingWindow, Recipient, ReminderSituation } from './reminder-situation.ts';
import type { ReminderStep } from './reminder-step.ts';
import { hasUnsent, recipientOf } from './situation-index.ts';
import { offerSnooze } from './snooze.ts';

const MOST_REMEMBERED_QUARTERS = 100;

/** What one reminder says, composed when it is sent. */
export interface ReminderContent {
  readonly person: { readonly id: string; readonly initials: string; readonly name: string };
  /** To answer, what is due first at the top: windows whose step and dates are the same stand together. */
  readonly groups: readonly ReminderGroup[];
  /** To draft for others. Something stands in one of the two. */
  readonly drafts: readonly DraftGroup[];
  /** How many updates the reader has written and not sent. */
  readonly unsentCount: number;
  /** Key developments and emerging issues that the reader has begun, and until when the first of them can be sent. */
  readonly begunItems?: { readonly count: number; readonly closesAt: string };
  /** What was not sent before something else closed. */
  readonly left?: LeftUnsent;
  /** Parts that it asked for and that have closed, with the refs of what nobody has sent of them. */
  readonly missed?: { readonly parts: readonly WindowPart[]; readonly refs: readonly string[] };
  /** Whether "Remind me tomorrow" can be pressed, or has been. `until`: `9am Thursday 2 July`, in the reader's zone. */
  readonly snooze: { readonly kind: 'offered' | 'none' } | { readonly kind: 'set'; readonly until: string };
}

/** Everything outstanding of which the same can be said. */
export interface ReminderGroup {
  readonly step: ReminderStep;
  readonly quarterTitle: string;
  /** `1 April to 30 June 2026` */
  readonly period: string;
  /** `5pm Tuesday 14 July`, in the directorate's zone. */
  readonly dueAt: string;
  /** `5pm Tuesday 21 July` */
  readonly closesAt: string;
  /** A part of the window that has dates of its own, or what is left beside one. */
  readonly isPart?: boolean;
  /** In the plan's order, one directorate after the other. */
  readonly lines: readonly ReminderLine[];
  /** For each action from a meeting that waits, the code of its directorate; what it is stands behind everything else. */
  readonly actionCodes?: readonly string[];
}

export interface ReminderLine {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  /** When it is to be done itself: `To be done by 31 March 2027`; undefined when it has no date. */
  readonly due: string | undefined;
  /** What was said in an earlier quarter; undefined for the first time. */
  readonly earlier: EntryWord | undefined;
  /** Name of the owner, for whom the reader stands in. */
  readonly insteadOf: string | undefined;
  /** It came back with an officer's question. */
  readonly isReturned?: boolean;
  /** It may be recorded as on course without a text. */
  readonly mayStayOnCourse?: boolean;
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Somebody else drafts it: their name. `ready`: the text waits for the reader. */
  readonly drafter?: { readonly kind: 'asked' | 'ready'; readonly name: string } | undefined;
}

/** Puts a reminder that was decided just now into words and dates. Throws for a reminder without anything to say. */
export function reminderContent(
  situation: ReminderSituation,
  reminder: Pick<PlannedReminder, 'key' | 'personId' | 'windows'>,
  now: Date,
): ReminderContent {
  const recipient = recipientOf(situation, reminder.personId);
  const parts = partsOf(situation, reminder, now);
  const groups = groupAlike(
    parts.filter(({ entries, actions }) => entries.length + actions.length > 0).map((part) => toGroup(situation, part)),
  );
  const drafts = parts.flatMap((part) => draftGroups(situation, part));
  const unsentCount = countUnsent(situation, reminder.personId, parts);
  const begunItems = begunOf(parts);
  if (recipient === undefined || groups.length + drafts.length + unsentCount + (begunItems?.count ?? 0) === 0)
    throw new Error(`${reminder.key} has nothing to say to anybody.`);
  const { id, initials, name } = recipient.person;
  const unsent = { unsentCount, ...(begunItems && { begunItems }) };
  return { person: { id, initials, name }, groups, drafts, ...unsent, snooze: snoozeOf(situation, recipient, now) };
}

function snoozeOf(situation: ReminderSituation, recipient: Recipient, now: Date): ReminderContent['snooze'] {
  const { snooze, zone } = recipient;
  if (snooze !== undefined && now < snooze.until) return { kind: 'set', until: deadlineText(snooze.until, zone) };
  return { kind: offerSnooze(situation, recipient, now).kind === 'until' ? 'offered' : 'none' };
}

function begunOf(parts: readonly Part[]): ReminderContent['begunItems'] {
  const begun = parts.filter(({ begunItems }) => begunItems > 0);
  const [first] = begun
    .map(({ asking }) => asking)
    .toSorted((one, other) => one.window.closesAt.getTime() - other.window.closesAt.getTime());
  if (first === undefined) return undefined;
  const count = begun.reduce((sum, { begunItems }) => sum + begunItems, 0);
  return { count, closesAt: deadlineText(first.window.closesAt, first.zone) };
}

function countUnsent(situation: ReminderSituation, personId: string, parts: readonly Part[]): number {
  return parts.reduce((sum, { asking, entries, unsent }) => {
    const { quarter } = asking.window;
    const begun = entries.filter(({ entry }) => hasUnsent(situation, personId, { entry, quarter }));
    return sum + begun.length + unsent.length;
  }, 0);
}

interface Part extends Owed {
  readonly step: ReminderStep;
}

function partsOf(
  situation: ReminderSituation,
  reminder: Pick<PlannedReminder, 'personId' | 'windows'>,
  now: Date,
): readonly Part[] {
  return outstandingOf(situation, reminder.personId, now)
    .flatMap((owed) => {
      const spoken = spokenOf(reminder.windows, owed.asking);
      return spoken === undefined ? [] : [{ ...owed, step: spoken.step }];
    })
    .toSorted((one, other) => one.asking.window.dueAt.getTime() - other.asking.window.dueAt.getTime());
}

function toGroup(situation: ReminderSituation, { asking, step, entries, actions }: Part): ReminderGroup {
  const { window, zone } = asking;
  const titles = titlesOf(window.quarter);
  if (titles === undefined) throw new Error(`Window ${window.id} has no quarter: "${window.quarter}".`);
  return {
    step,
    ...titles,
    dueAt: deadlineText(window.dueAt, zone),
    closesAt: deadlineText(window.closesAt, zone),
    ...(asking.view === undefined ? {} : { isPart: true }),
    lines: entries.map((owed) => toLine(situation, asking, owed)),
    ...(actions.length > 0 && { actionCodes: actions.map(() => asking.directorate.code) }),
  };
}

const titlesOf = rememberResults((code) => {
  const quarter = parseQuarter(code);
  return quarter && { quarterTitle: quarterTitle(quarter), period: periodTitle(quarter) };
}, MOST_REMEMBERED_QUARTERS);

function groupAlike(single: readonly ReminderGroup[]): readonly ReminderGroup[] {
  const groups = new Map<string, ReminderGroup>();
  for (const group of single) {
    const key = [group.step, group.quarterTitle, group.dueAt, group.closesAt].join(' | ');
    const before = groups.get(key);
    groups.set(key, before === undefined ? group : together(before, group));
  }
  return [...groups.values()];
}

function together(one: ReminderGroup, other: ReminderGroup): ReminderGroup {
  const actionCodes = [...(one.actionCodes ?? []), ...(other.actionCodes ?? [])];
  return {
    ...one,
    lines: [...one.lines, ...other.lines],
    ...(actionCodes.length > 0 && { actionCodes }),
  };
}

function toLine(situation: ReminderSituation, { directorate, window }: AskingWindow, owed: OwedEntry): ReminderLine {
  const { entry, ref, words, due, earlier, insteadOf, isReturned, mayStayOnCourse = false } = owed;
  return {
    entry,
    ref,
    words,
    due,
    earlier,
    insteadOf: insteadOf?.name,
    ...(isReturned ? { isReturned } : {}),
    ...(mayStayOnCourse ? { mayStayOnCourse } : {}),
    directorateCode: directorate.code,
    quarter: window.quarter,
    drafter: drafterOf(situation, owed),
  };
}

function drafterOf(situation: ReminderSituation, { drafting }: OwedEntry): ReminderLine['drafter'] {
  if (drafting === undefined) return undefined;
  if (drafting.kind === 'asked') return { kind: 'asked', name: drafting.contributor.person.name };
  return { kind: 'ready', name: recipientOf(situation, drafting.contributorId)?.person.name ?? 'Somebody' };
}
