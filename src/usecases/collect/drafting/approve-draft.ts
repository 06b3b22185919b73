import { type Actor, may, OWNERLESS, type Permission } from '../../../core/access.ts';
import type { DraftDecision, HandedDraft } from '../../../core/collect/draft-request.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { kindOf, type MilestoneUpdate } from '../../../core/collect/milestone/update.ts';
import { isUnseen } from '../../../core/review/returned.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import { hashContent } from '../find-repeated.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { faultsOf } from './list-ready.ts';
import { isAnswered } from './open-draft-form.ts';
import { readDraftingFacts } from './read-drafting-facts.ts';

export interface DecideRequest {
  readonly clicker: Clicker;
  /** The text that was read; comes back from Slack and may be anything. */
  readonly handedId: number;
  readonly now: Date;
  readonly patience: Patience;
}

export interface ApproveRequest extends DecideRequest {
  /** The officer's question that stood above the text; undefined where none did. */
  readonly returnId: number | undefined;
}

/** Why nothing became of a press; in each case the text is kept. */
export type DecideRefusal =
  /** Somebody decided on it before: this person on another device, the owner, the deputy. */
  | {
      readonly outcome: 'decided';
      readonly card: MilestoneCard;
      readonly decision: DraftDecision;
      readonly byName: string;
    }
  /** It was answered in another way. */
  | { readonly outcome: 'answered'; readonly card: MilestoneCard; readonly handed: HandedDraft }
  /** Its author has handed in another text since. */
  | { readonly outcome: 'replaced'; readonly card: MilestoneCard }
  | { readonly outcome: 'closed'; readonly card: MilestoneCard; readonly handed: HandedDraft }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'gone' };

export type ApproveOutcome =
  | { readonly outcome: 'approved'; readonly card: MilestoneCard; readonly update: MilestoneUpdate }
  | { readonly outcome: 'faulty'; readonly card: MilestoneCard }
  /** An officer has asked something since the text was read: that is to be read first. */
  | { readonly outcome: 'asked-since'; readonly card: MilestoneCard }
  | DecideRefusal;

/** A contributor's text becomes the owner's update, as it was read: printed with the owner's initials, kept with both names. */
export async function approveDraft(ports: CollectPorts, request: ApproveRequest): Promise<ApproveOutcome> {
  for (;;) {
    const found = await findDecision(ports, request);
    if (found.outcome !== 'open') return found;
    if (isUnseen(found.situation.question, request.returnId)) {
      return { outcome: 'asked-since', card: toCard(found.situation) };
    }
    if (faultsOf(found.situation, found.handed, request.now).length > 0) {
      return { outcome: 'faulty', card: toCard(found.situation) };
    }
    const stored = await store(ports, request, found);
    if (stored !== 'changed') return stored;
  }
}

/** A text that can still be decided on by whoever pressed. */
export interface OpenDecision {
  readonly outcome: 'open';
  readonly situation: MilestoneSituation;
  readonly actor: Actor;
  readonly personId: string;
  readonly ownerId: string;
  readonly handed: HandedDraft;
}

export async function findDecision(
  ports: CollectPorts,
  { clicker, handedId, now }: Omit<DecideRequest, 'patience'>,
): Promise<OpenDecision | DecideRefusal> {
  const handed = await ports.drafting.handed(handedId);
  const situation =
    handed && (await readMilestoneSituation(ports, { milestoneId: handed.entry.id, quarter: handed.quarter, now }));
  if (handed === undefined || situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, clicker, now);
  const card = toCard(situation);
  const { ownerId } = situation.milestone;
  const permission = may(actor, 'decide-draft', { ownerId, directorateId: situation.directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  const { personId } = actor;
  if (personId === undefined || ownerId === undefined) return { outcome: 'refused', permission: OWNERLESS, card };
  if (handed.decision !== undefined) {
    return { outcome: 'decided', card, decision: handed.decision, byName: await nameOf(ports, handed.decision.byId) };
  }
  if (situation.window?.quarter !== handed.quarter) return { outcome: 'closed', card, handed };
  if (isAnswered(situation)) return { outcome: 'answered', card, handed };
  const { handed: all } = await readDraftingFacts(ports, situation);
  const newest = all.findLast(({ contributorId }) => contributorId === handed.contributorId);
  if (newest?.id !== handed.id) return { outcome: 'replaced', card };
  return { outcome: 'open', situation, actor, personId, ownerId, handed };
}

async function nameOf({ plans }: CollectPorts, personId: string): Promise<string> {
  return (await plans.people()).find(({ id }) => id === personId)?.name ?? 'Somebody';
}

async function store(
  ports: CollectPorts,
  { clicker, now, patience }: DecideRequest,
  { situation, personId, ownerId, handed }: OpenDecision,
): Promise<ApproveOutcome | 'changed'> {
  const { window, plan, standing, question, milestone } = situation;
  if (window === undefined) return 'changed';
  const approval = `approve-${handed.id}`;
  const stored = await ports.updates.append(
    {
      milestoneId: milestone.id,
      quarter: handed.quarter,
      kind: kindOf(handed.content),
      content: handed.content,
      ownerId,
      enteredById: handed.contributorId,
      author: { actor: clicker.slackUserId, ...(personId === ownerId ? {} : { onBehalfOf: ownerId }) },
      at: now,
      formNonce: approval,
      contentHash: hashContent([approval]),
      submissionId: approval,
      basedOn: standing?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: question?.id,
      approves: { handedId: handed.id, byId: personId },
    },
    patience,
  );
  if (stored.ok) return { outcome: 'approved', card: toCard(situation), update: stored.value };
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}
