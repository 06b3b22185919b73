import { compareDates, formatWithWeekday } from '../calendar/local-date.ts';
import { parseQuarter, quarterTitle } from '../calendar/quarter.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { formatClock, localDateOf } from '../calendar/zone.ts';
import { isOutstanding } from '../collect/outstanding.ts';
import { type Movement, movementOf } from '../publish/movement.ts';
import { toStatusKind } from '../publish/status-kind.ts';
import { absenceAt } from './absence.ts';
import { findOrphans, type OrphanReason } from './orphans.ts';
import type { AskedMilestone, AskingWindow, Recipient } from './reminder-situation.ts';

/** How a window stands, for its officers; composed when it is sent and whenever it is drawn anew. */
export interface DigestContent {
  readonly windowId: string;
  readonly directorateName: string;
  readonly quarterTitle: string;
  /** Only a window that collects can be answered, and has somebody to nudge. */
  readonly isCollecting: boolean;
  /** `5pm Tuesday 14 July`, in the directorate's zone. */
  readonly dueAt: string;
  readonly closesAt: string;
  /** Working days after today up to the due day: 0 on that day; undefined once the due time has passed. */
  readonly daysLeft: number | undefined;
  /** The texts that are asked for: given, and asked for in all. */
  readonly texts: { readonly done: number; readonly total: number };
  /** One for each owner of something that is asked for, in the plan's order. */
  readonly owners: readonly DigestOwner[];
  /** Red or amber in this quarter, in the plan's order. */
  readonly flagged: readonly DigestFlag[];
  readonly movers: readonly DigestMover[];
  readonly orphans: readonly DigestOrphan[];
  /** Names of those who sign off. */
  readonly approvers: readonly string[];
}

export interface DigestOwner {
  readonly personId: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** Refs of what has no update, in the plan's order. */
  readonly outstanding: readonly string[];
  readonly isAway: boolean;
}

interface OwnedRef {
  readonly ref: string;
  /** Undefined where nobody owns it. */
  readonly ownerName: string | undefined;
}

export interface DigestFlag extends OwnedRef {
  readonly rag: 'red' | 'amber';
}

export interface DigestMover extends OwnedRef {
  readonly movement: Movement;
}

export interface DigestOrphan extends OwnedRef {
  readonly milestoneId: string;
  readonly words: string;
  readonly reason: OrphanReason;
}

export interface DigestSources {
  /** The people of the plans: owners and approvers. */
  readonly recipients: readonly Recipient[];
  readonly now: Date;
}

/** Throws for a window without a quarter, which the store cannot hold. */
export function digestContent(asking: AskingWindow, sources: DigestSources): DigestContent {
  const { window, directorate, zone } = asking;
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined) throw new Error(`Window ${window.id} has no quarter: "${window.quarter}".`);
  const asked = asking.milestones.filter(isAskedFor);
  const nameOf = namesOf(sources.recipients);
  return {
    windowId: window.id,
    directorateName: directorate.name,
    quarterTitle: quarterTitle(quarter),
    isCollecting: window.state === 'collecting' && sources.now < window.closesAt,
    dueAt: deadlineText(window.dueAt, zone),
    closesAt: deadlineText(window.closesAt, zone),
    daysLeft: daysLeft(asking, sources.now),
    texts: { done: asked.filter(isGiven).length, total: asked.length },
    owners: ownersOf(asked, sources),
    flagged: asked.flatMap((each) => toFlag(each, nameOf)),
    movers: asked.flatMap((each) => toMover(each, nameOf)),
    orphans: orphansOf(asking, sources),
    approvers: directorate.approverIds.flatMap((id) => nameOf(id) ?? []),
  };
}

type NameOf = (personId: string | undefined) => string | undefined;

function namesOf(recipients: readonly Recipient[]): NameOf {
  const names = new Map(recipients.map(({ person }) => [person.id, person.name]));
  return (personId) => (personId === undefined ? undefined : names.get(personId));
}

/** What was finished in an earlier quarter is not asked for again, and counts nowhere. */
function isAskedFor(asked: AskedMilestone): boolean {
  return isGiven(asked) || isOutstanding(asked.milestone, asked);
}

function isGiven({ update }: AskedMilestone): boolean {
  return update !== undefined;
}

function ownersOf(asked: readonly AskedMilestone[], { recipients, now }: DigestSources): readonly DigestOwner[] {
  const ids = new Set(asked.map(({ milestone }) => milestone.ownerId));
  return [...ids].flatMap((id) => {
    const recipient = recipients.find(({ person }) => person.id === id);
    if (recipient === undefined) return [];
    const { person } = recipient;
    const theirs = asked.filter(({ milestone }) => milestone.ownerId === id);
    const outstanding = theirs.filter((each) => !isGiven(each)).map(({ milestone }) => milestone.ref);
    const done = theirs.length - outstanding.length;
    return [
      {
        personId: person.id,
        name: person.name,
        done,
        total: theirs.length,
        outstanding,
        isAway: absenceAt(recipient, now) !== undefined,
      },
    ];
  });
}

function toFlag({ milestone, update }: AskedMilestone, nameOf: NameOf): readonly DigestFlag[] {
  const kind = toStatusKind(update?.status);
  if (kind !== 'red' && kind !== 'amber') return [];
  return [{ ref: milestone.ref, ownerName: nameOf(milestone.ownerId), rag: kind }];
}

function toMover({ milestone, update, earlier }: AskedMilestone, nameOf: NameOf): readonly DigestMover[] {
  const movement = movementOf(toStatusKind(earlier?.status), toStatusKind(update?.status));
  if (movement === undefined || earlier === undefined) return [];
  return [{ ref: milestone.ref, ownerName: nameOf(milestone.ownerId), movement }];
}

function orphansOf(asking: AskingWindow, { recipients, now }: DigestSources): readonly DigestOrphan[] {
  const nameOf = namesOf(recipients);
  return findOrphans({ windows: [asking], recipients, pastReminders: [] }, now).map((orphan) => ({
    milestoneId: orphan.milestoneId,
    ref: orphan.ref,
    words: asking.milestones.find(({ milestone }) => milestone.id === orphan.milestoneId)?.milestone.words ?? '',
    reason: orphan.reason,
    ownerName: nameOf(orphan.ownerId),
  }));
}

function daysLeft({ window, calendar, zone }: AskingWindow, now: Date): number | undefined {
  if (now >= window.dueAt) return undefined;
  const due = localDateOf(window.dueAt, zone);
  let count = 0;
  let day = nextWorkingDay(calendar, localDateOf(now, zone));
  while (compareDates(day, due) <= 0) {
    count += 1;
    day = nextWorkingDay(calendar, day);
  }
  return count;
}

/** `5pm Tuesday 14 July`. */
function deadlineText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} ${formatWithWeekday(localDateOf(instant, zone)).replace(/ \d{4}$/, '')}`;
}
