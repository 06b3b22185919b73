import { parseQuarter, quarterTitle } from '../calendar/quarter.ts';
import { type CollectionWindow, endsAt } from '../collect/collection-window.ts';
import type { EntryKey, EntryKind } from '../collect/entry.ts';
import { PART_OF_KIND, windowOfPart } from '../collect/window-of-part.ts';
import { type Movement, movementOf } from '../publish/movement.ts';
import { type PlannedMeeting, planMeeting } from '../publish/planned-meeting.ts';
import { toStatusKind } from '../publish/status-kind.ts';
import type { ReviewCounts } from '../review/review-queue.ts';
import { absenceAt } from './absence.ts';
import { type AskedEntry, countEntries, type EntryCounts, isAwaited, nameEntry } from './asked-entry.ts';
import { deadlineText } from './deadline-text.ts';
import { type DigestArea, digestAreas } from './digest-areas.ts';
import { type DigestPartDates, daysLeft, digestPartDates } from './digest-dates.ts';
import {
  type DigestFinance,
  type DigestItems,
  type DigestSection,
  type DigestSignOff,
  digestFinance,
  digestItems,
  digestSections,
  digestSignOff,
  type GivenSources,
} from './digest-given.ts';
import { findOrphans, type OrphanReason } from './orphans.ts';
import type { AskingWindow, Recipient } from './reminder-situation.ts';

/** How a window stands, for its officers; composed when it is sent and whenever it is drawn anew. */
export interface DigestContent {
  readonly windowId: string;
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly quarterTitle: string;
  /** Only a window that collects can be answered, and has somebody to nudge. */
  readonly isCollecting: boolean;
  readonly isPublished: boolean;
  /** To which the report goes; undefined where the plan names none. */
  readonly meeting: PlannedMeeting | undefined;
  /** Everybody who was asked has signed what would be published. */
  readonly isSignedOff: boolean;
  /** `5pm Tuesday 14 July`, in the directorate's zone. */
  readonly dueAt: string;
  /** When the last part closes. */
  readonly closesAt: string;
  /** Working days after today up to the due day: 0 on that day; undefined once the due time has passed. */
  readonly daysLeft: number | undefined;
  /** Of all parts, where one at least has dates of its own; undefined where none has. */
  readonly partDates: DigestPartDates | undefined;
  /** One for each kind of entry that is asked for, in the order of the plan. */
  readonly parts: readonly DigestPart[];
  /** Empty where it was not asked for. */
  readonly areas: readonly DigestArea[];
  /** Undefined where it was not asked for. */
  readonly items: DigestItems | undefined;
  /** Undefined where it was not asked for, or the plan has no departments. */
  readonly finance: DigestFinance | undefined;
  /** Sections of the report with nothing in them. */
  readonly sections: readonly DigestSection[];
  /** One for each owner of something that is asked for, in the plan's order. */
  readonly owners: readonly DigestOwner[];
  /** Red or amber in this quarter, in the plan's order. */
  readonly flagged: readonly DigestFlag[];
  readonly movers: readonly DigestMover[];
  readonly orphans: readonly DigestOrphan[];
  /** What was sent back with a question that is not answered yet, in the plan's order. */
  readonly returned: readonly OwnedRef[];
  /** What a contributor handed in and its owner has not sent, in the plan's order. */
  readonly drafted: readonly DigestDrafted[];
  /** What meetings asked for, and nothing was said of yet. */
  readonly actions: readonly DigestAction[];
  /** What is asked to be changed in the plan and not decided yet, in the plan's order. */
  readonly proposals: readonly DigestProposal[];
  /** How much of what was sent an officer has read; undefined where it was not asked for. */
  readonly review: ReviewCounts | undefined;
  /** Names of those who sign off. */
  readonly approvers: readonly string[];
  /** Undefined while nobody was asked to sign, or where it was not asked for. */
  readonly signOff: DigestSignOff | undefined;
}

/** Everything of one kind that is asked for. */
export interface DigestPart {
  readonly kind: EntryKind;
  readonly done: number;
  readonly total: number;
  /** Names of those from whom something is still to come, in the plan's order. */
  readonly holders: readonly string[];
}

export interface DigestOwner {
  readonly personId: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** What `total` consists of. */
  readonly counts: EntryCounts;
  /** Refs of what has no update, in the plan's order. */
  readonly outstanding: readonly string[];
  /** Of these not: parts of theirs have closed while others are open, so that nothing more is asked of them. */
  readonly missed: readonly string[];
  /** How much of that somebody has begun to write. */
  readonly begun: number;
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

export interface DigestDrafted extends OwnedRef {
  /** Name of who wrote the text. */
  readonly by: string;
}

export interface DigestAction {
  readonly text: string;
  readonly ownerName: string | undefined;
}

export interface DigestProposal extends OwnedRef {
  /** `due 30 September 2027 instead of 31 March 2027` */
  readonly asked: string;
}

export interface DigestOrphan extends OwnedRef {
  readonly entry: EntryKey;
  readonly words: string;
  readonly reason: OrphanReason;
}

export interface DigestSources {
  /** The people of the plans: owners and approvers. */
  readonly recipients: readonly Recipient[];
  readonly now: Date;
  readonly proposals?: readonly DigestProposal[];
  readonly review?: ReviewCounts;
  /** Left out where only the entries matter. */
  readonly given?: GivenSources;
  /** What has an open draft, by the name of its entry. */
  readonly begun?: ReadonlySet<string>;
}

/** Throws for a window without a quarter, which the store cannot hold. */
export function digestContent(asking: AskingWindow, sources: DigestSources): DigestContent {
  const { window, directorate, zone } = asking;
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined) throw new Error(`Window ${window.id} has no quarter: "${window.quarter}".`);
  const isCollecting = window.state === 'collecting' && sources.now < endsAt(window);
  const entries = isCollecting ? asking.entries : asking.entries.map(withoutQuestion);
  const asked = entries.filter(isAskedFor);
  const nameOf = namesOf(sources.recipients);
  return {
    windowId: window.id,
    directorateCode: directorate.code,
    directorateName: directorate.name,
    quarter: window.quarter,
    quarterTitle: quarterTitle(quarter),
    isCollecting,
    isPublished: window.state === 'published',
    meeting: planMeeting(directorate, { calendar: asking.calendar, quarter }),
    isSignedOff: window.state === 'signed-off',
    dueAt: deadlineText(window.dueAt, zone),
    closesAt: deadlineText(endsAt(window), zone),
    partDates: digestPartDates(asking, sources.now),
    daysLeft: daysLeft(asking, sources.now),
    parts: partsOf(asked, nameOf),
    areas: sources.given === undefined ? [] : digestAreas(asked, sources.given.plan),
    items: sources.given && digestItems(sources.given, nameOf),
    finance: sources.given && digestFinance(sources.given, nameOf),
    sections: sources.given === undefined ? [] : digestSections(sources.given, { directorate, quarter, nameOf }),
    owners: ownersOf(asked, { ...sources, isMissed: (each) => isCollecting && isMissed(each, window, sources.now) }),
    flagged: asked.flatMap((each) => toFlag(each, nameOf)),
    movers: asked.flatMap((each) => toMover(each, nameOf)),
    orphans: orphansOf(asking, sources),
    returned: asking.entries
      .filter(({ isReturned = false }) => isReturned)
      .map(({ ref, ownerId }) => ({ ref, ownerName: nameOf(ownerId) })),
    drafted: asked.flatMap((each) => toDrafted(each, nameOf)),
    actions: (asking.actions ?? [])
      .filter(({ said }) => said === undefined)
      .map(({ action: { text, personId } }) => ({ text, ownerName: nameOf(personId) })),
    proposals: sources.proposals ?? [],
    review: sources.review,
    approvers: directorate.approverIds.flatMap((id) => nameOf(id) ?? []),
    signOff: sources.given && digestSignOff(sources.given, directorate.approverIds, sources),
  };
}

type NameOf = (personId: string | undefined) => string | undefined;

function namesOf(recipients: readonly Recipient[]): NameOf {
  const names = new Map(recipients.map(({ person }) => [person.id, person.name]));
  return (personId) => (personId === undefined ? undefined : names.get(personId));
}

/** After the close nothing is missing that has a text, whether or not somebody still asks about it. */
function withoutQuestion(asked: AskedEntry): AskedEntry {
  return asked.answer === undefined ? asked : { ...asked, isReturned: false };
}

/** What was finished in an earlier quarter is not asked for again, and counts nowhere. */
function isAskedFor(asked: AskedEntry): boolean {
  return isGiven(asked) || isAwaited(asked);
}

function isGiven({ answer, isReturned = false }: AskedEntry): boolean {
  return answer !== undefined && !isReturned;
}

function partsOf(asked: readonly AskedEntry[], nameOf: NameOf): readonly DigestPart[] {
  return [...Map.groupBy(asked, ({ entry }) => entry.kind)].map(([kind, all]) => {
    const awaited = all.filter((each) => !isGiven(each));
    const holders = new Set(awaited.flatMap(({ ownerId }) => nameOf(ownerId) ?? []));
    return { kind, done: all.length - awaited.length, total: all.length, holders: [...holders] };
  });
}

function ownersOf(
  asked: readonly AskedEntry[],
  {
    recipients,
    now,
    begun = new Set(),
    isMissed,
  }: DigestSources & { readonly isMissed: (asked: AskedEntry) => boolean },
): readonly DigestOwner[] {
  const byId = new Map(recipients.map((recipient) => [recipient.person.id, recipient]));
  return [...Map.groupBy(asked, ({ ownerId }) => ownerId)].flatMap(([id, theirs]) => {
    const recipient = byId.get(id ?? '');
    if (recipient === undefined) return [];
    const { person } = recipient;
    const missing = theirs.filter((each) => !isGiven(each));
    const refsOf = (entries: readonly AskedEntry[]) => entries.map(({ ref }) => ref);
    return [
      {
        personId: person.id,
        name: person.name,
        done: theirs.length - missing.length,
        total: theirs.length,
        counts: countEntries(theirs),
        outstanding: refsOf(missing.filter((each) => !isMissed(each))),
        missed: refsOf(missing.filter(isMissed)),
        begun: missing.filter(({ entry }) => begun.has(nameEntry(entry))).length,
        isAway: absenceAt(recipient, now) !== undefined,
      },
    ];
  });
}

/** What came back with a question is open to its owner whatever the date. */
function isMissed({ entry, isReturned = false }: AskedEntry, window: CollectionWindow, now: Date): boolean {
  return !isReturned && now >= windowOfPart(window, PART_OF_KIND[entry.kind]).closesAt;
}

function toFlag({ ref, ownerId, answer }: AskedEntry, nameOf: NameOf): readonly DigestFlag[] {
  const kind = toStatusKind(answer?.status);
  if (kind !== 'red' && kind !== 'amber') return [];
  return [{ ref, ownerName: nameOf(ownerId), rag: kind }];
}

/** Whatever is sent decides on it. */
function toDrafted({ ref, ownerId, handed }: AskedEntry, nameOf: NameOf): readonly DigestDrafted[] {
  if (handed === undefined || handed.decision !== undefined) return [];
  return [{ ref, ownerName: nameOf(ownerId), by: nameOf(handed.contributorId) ?? 'a contributor' }];
}

function toMover({ ref, ownerId, answer, earlier }: AskedEntry, nameOf: NameOf): readonly DigestMover[] {
  const movement = movementOf(toStatusKind(earlier?.status), toStatusKind(answer?.status));
  if (movement === undefined || earlier === undefined) return [];
  return [{ ref, ownerName: nameOf(ownerId), movement }];
}

function orphansOf(asking: AskingWindow, { recipients, now }: DigestSources): readonly DigestOrphan[] {
  const nameOf = namesOf(recipients);
  const words = new Map(asking.entries.map((asked) => [nameEntry(asked.entry), asked.words]));
  return findOrphans({ windows: [asking], recipients, pastReminders: [] }, now).map((orphan) => ({
    entry: orphan.entry,
    ref: orphan.ref,
    words: words.get(nameEntry(orphan.entry)) ?? '',
    reason: orphan.reason,
    ownerName: nameOf(orphan.ownerId),
  }));
}
