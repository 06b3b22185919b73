import { absenceAt } from './absence.ts';
import { type AskedEntry, isAwaited, possibleContributors } from './asked-entry.ts';
import { answererFor, whyUnasked } from './orphans.ts';
import type { Recipient, ReminderSituation } from './reminder-situation.ts';
import { recipientOf } from './situation-index.ts';

/** A draft is with a contributor. */
export interface DraftAsked {
  readonly kind: 'asked';
  readonly contributor: Recipient;
  /** Which ask it is. */
  readonly ask: string;
  /** Asked by the plan alone: it holds its owner's first message back, but no longer than until last call. */
  readonly isByPlan: boolean;
  /** The owner sent it back with this. */
  readonly question: string | undefined;
}

/** A draft is with the owner, to be approved. */
export interface DraftReady {
  readonly kind: 'ready';
  readonly contributorId: string;
  readonly ask: string;
}

/** Where the draft of an entry is, while somebody else than its owner writes it. */
export type Drafting = DraftAsked | DraftReady;

/** The ask of the plan itself: one for each entry and quarter. */
const BY_PLAN = 'plan';

/**
 * Undefined where the owner writes it. Whoever is away or cannot be reached is not waited for: the owner is asked then, or
 * the next contributor of the plan.
 */
export function draftingOf(situation: ReminderSituation, asked: AskedEntry, now: Date): Drafting | undefined {
  if (possibleContributors(asked).length === 0 || !isAwaited(asked)) return undefined;
  if (answererFor(situation, asked.ownerId, now).kind === 'nobody') return undefined;
  const wanted = sinceAnswer(asked);
  const { handed, ownerId } = wanted;
  if (handed !== undefined && handed.decision === undefined) {
    return { kind: 'ready', contributorId: handed.contributorId, ask: `handed-${handed.id}` };
  }
  for (const { id, ask, isByPlan } of candidatesOf(wanted)) {
    const contributor = id === ownerId ? undefined : recipientOf(situation, id);
    if (contributor === undefined || whyUnasked(contributor, now) !== undefined) continue;
    if (absenceAt(contributor, now) !== undefined) continue;
    return { kind: 'asked', contributor, ask, isByPlan, question: questionTo(wanted, id) };
  }
  return undefined;
}

type Wanted = Pick<AskedEntry, 'ownerId' | 'contributorIds' | 'request' | 'handed'>;

/** What an officer sent back is for its owner to mend, unless they ask somebody anew. */
function sinceAnswer({ answer, ownerId, contributorIds = [], request, handed }: AskedEntry): Wanted {
  if (answer === undefined) return { ownerId, contributorIds, request, handed };
  return {
    ownerId,
    contributorIds: [],
    request: request !== undefined && request.at > answer.at ? request : undefined,
    handed: handed !== undefined && handed.at > answer.at ? handed : undefined,
  };
}

interface Candidate extends Pick<DraftAsked, 'ask' | 'isByPlan'> {
  readonly id: string;
}

/** What was asked by hand takes the place of what the plan says; else whoever began goes on. */
function candidatesOf({ contributorIds = [], request, handed }: Wanted): readonly Candidate[] {
  if (request !== undefined) return [{ id: request.contributorId, ask: `request-${request.id}`, isByPlan: false }];
  const began = handed === undefined ? [] : [handed.contributorId];
  return [...began, ...contributorIds].map((id) => ({ id, ask: BY_PLAN, isByPlan: true }));
}

function questionTo({ handed }: Wanted, contributorId: string): string | undefined {
  if (handed?.contributorId !== contributorId || handed.decision?.kind !== 'sent-back') return undefined;
  return handed.decision.question;
}
