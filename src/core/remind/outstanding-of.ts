import { localDateOf } from '../calendar/zone.ts';
import type { Person } from '../plan/plan.ts';
import type { MeetingAction } from '../publish/meeting-action.ts';
import { absenceAt } from './absence.ts';
import { type AskedEntry, isAwaited, isAwaitedOn } from './asked-entry.ts';
import { askingByPart } from './asking-by-part.ts';
import { type DraftAsked, type Drafting, draftingOf } from './drafting.ts';
import { answererFor, whyUnasked } from './orphans.ts';
import type { AskingWindow, Recipient, ReminderSituation } from './reminder-situation.ts';
import {
  actionsOf,
  countBegunItems,
  draftableBy,
  entriesOf,
  hasUnsent,
  recipientOf,
  whomDeputised,
} from './situation-index.ts';

export interface OwedEntry extends AskedEntry {
  /** Who answers for it, where this person only stands in. */
  readonly insteadOf: Person | undefined;
  /** Who else writes it; undefined where this person does. */
  readonly drafting: Drafting | undefined;
}

/** Something that this person is asked to draft for its owner. */
export interface OwedDraft extends AskedEntry {
  readonly drafting: DraftAsked;
}

/** What one person is asked for in one window. */
export interface Owed {
  readonly asking: AskingWindow;
  /** To answer. */
  readonly entries: readonly OwedEntry[];
  /** To draft. */
  readonly drafts: readonly OwedDraft[];
  /** Answered, but this person has written something else since and not sent it. */
  readonly unsent: readonly AskedEntry[];
  /** How many items this person has begun and not sent. */
  readonly begunItems: number;
  /** From meetings, to say what was done. */
  readonly actions: readonly MeetingAction[];
}

/**
 * What this person owes now in the windows that collect: their own, unless they are away, that of people who are away
 * and whose deputy they are, and what they are asked to draft for others. Windows without any are left out.
 * What they wrote and did not send counts, too, although it is answered.
 */
export function outstandingOf(situation: ReminderSituation, personId: string, now: Date): readonly Owed[] {
  const last = lastAsked.get(situation);
  if (last?.personId === personId && last.at === now.getTime()) return last.owed;
  const owed = findOutstanding(situation, personId, now);
  lastAsked.set(situation, { personId, at: now.getTime(), owed });
  return owed;
}

/** Of each situation the last answer: the verdict on a message, its words and its buttons ask for the same. */
const lastAsked = new WeakMap<
  ReminderSituation,
  { readonly personId: string; readonly at: number; readonly owed: readonly Owed[] }
>();

function findOutstanding(situation: ReminderSituation, personId: string, now: Date): readonly Owed[] {
  const recipient = recipientOf(situation, personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  return owedFor(situation, { owners: ownersFor(situation, personId, now), personId }, now);
}

/** For whom this person answers now: themselves, unless they are away, and those whose deputy they are. Person ids. */
export function answersFor(situation: ReminderSituation, personId: string, now: Date): readonly string[] {
  return ownersFor(situation, personId, now).map(({ person }) => person.id);
}

function ownersFor(situation: ReminderSituation, personId: string, now: Date): readonly Recipient[] {
  const recipient = recipientOf(situation, personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  const own = absenceAt(recipient, now) === undefined ? [recipient] : [];
  return [...own, ...deputisedNow(situation, personId, now)];
}

/** What is theirs to answer, without regard to absence: whether something waits for them at all. */
export function ownOutstandingOf(situation: ReminderSituation, personId: string, now: Date): readonly Owed[] {
  const recipient = recipientOf(situation, personId);
  if (recipient === undefined) return [];
  const owed = owedFor(situation, { owners: [recipient], personId }, now);
  return owed.filter(({ entries, actions }) => entries.length + actions.length > 0);
}

function deputisedNow(situation: ReminderSituation, personId: string, now: Date): readonly Recipient[] {
  return whomDeputised(situation, personId).filter(({ person }) => {
    if (person.id === personId) return false;
    const answerer = answererFor(situation, person.id, now);
    return answerer.kind === 'asked' && answerer.recipient.person.id === personId;
  });
}

interface Owing {
  /** For whom this person answers. */
  readonly owners: readonly Recipient[];
  readonly personId: string;
}

function owedFor(situation: ReminderSituation, { owners, personId }: Owing, now: Date): readonly Owed[] {
  return situation.windows
    .flatMap(askingByPart)
    .map((asking) => ({
      asking,
      entries: owners.flatMap(({ person }) =>
        entriesOf(asking, person.id)
          .filter((asked) => isAwaitedOn(asked, () => localDateOf(now, asking.zone)))
          .map((asked) => ({
            ...asked,
            insteadOf: person.id === personId ? undefined : person,
            drafting: draftingForOthers(situation, asked, { personId, now }),
          })),
      ),
      drafts: draftsOf(situation, asking, { owners, personId, now }),
      actions: owners.flatMap(({ person }) => actionsOf(asking, person.id)),
      begunItems: countBegunItems(situation, personId, asking),
      unsent: owners.flatMap(({ person }) =>
        entriesOf(asking, person.id).filter(
          (asked) => !isAwaited(asked) && hasUnsent(situation, personId, { ...asked, quarter: asking.window.quarter }),
        ),
      ),
    }))
    .filter(
      ({ entries, drafts, unsent, actions, begunItems }) =>
        entries.length + drafts.length + unsent.length + actions.length + begunItems > 0,
    );
}

/** A deputy who was asked to draft it while the owner was here simply answers it now. */
function draftingForOthers(
  situation: ReminderSituation,
  asked: AskedEntry,
  { personId, now }: { readonly personId: string; readonly now: Date },
): Drafting | undefined {
  const drafting = draftingOf(situation, asked, now);
  return drafting?.kind === 'asked' && drafting.contributor.person.id === personId ? undefined : drafting;
}

function draftsOf(
  situation: ReminderSituation,
  asking: AskingWindow,
  { owners, personId, now }: Owing & { readonly now: Date },
): readonly OwedDraft[] {
  const answered = new Set(owners.map(({ person }) => person.id));
  return draftableBy(asking, personId).flatMap((asked) => {
    if (asked.ownerId === undefined || answered.has(asked.ownerId)) return [];
    const drafting = draftingOf(situation, asked, now);
    if (drafting?.kind !== 'asked' || drafting.contributor.person.id !== personId) return [];
    return [{ ...asked, drafting }];
  });
}
