import { type Actor, may, type Permission } from '../../core/access.ts';
import type { Draft } from '../../core/collect/draft.ts';
import type { EarlierWord, MilestoneCard, MilestoneForm, StandingAnswer } from '../../core/collect/milestone-form.ts';
import { statusChoices, statusToChoice } from '../../core/collect/status-choice.ts';
import type { MilestoneUpdate } from '../../core/collect/update.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard, whyTextIsDueFor } from './milestone-situation.ts';
import type { CollectPorts } from './ports.ts';
import { type ClosedCard, readClosedCard } from './read-closed-card.ts';

export type OpenedForm =
  /** `draft`: what this person has begun and not sent. */
  | { readonly outcome: 'form'; readonly form: MilestoneForm; readonly draft: Draft | undefined }
  | { readonly outcome: 'closed'; readonly card: ClosedCard }
  /** The button was for a quarter that is not collected any more. */
  | { readonly outcome: 'another-quarter'; readonly card: MilestoneCard; readonly quarter: string }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  | { readonly outcome: 'gone' };

export interface OpenRequest {
  readonly clicker: Clicker;
  readonly milestoneId: string;
  /** The quarter that was on the screen; undefined opens the one that is collected now. */
  readonly quarter?: string | undefined;
  readonly now: Date;
}

/** Opens one milestone for its owner, with what was said last quarter and what was already sent for this one. */
export async function openMilestoneForm(ports: CollectPorts, request: OpenRequest): Promise<OpenedForm> {
  const situation = await readMilestoneSituation(ports, request);
  if (situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, 'answer-milestone', {
    ownerId: situation.milestone.ownerId,
    directorateId: situation.directorate.id,
  });
  if (!permission.allowed) return { outcome: 'refused', permission, card: toCard(situation) };
  if (request.quarter !== undefined && situation.window?.quarter !== request.quarter) {
    return { outcome: 'another-quarter', card: toCard(situation), quarter: request.quarter };
  }
  const form = toForm(situation, ports.newNonce());
  if (form === undefined) return { outcome: 'closed', card: await readClosedCard(ports, situation, request.now) };
  return { outcome: 'form', form, draft: await readDraft(ports, actor, form) };
}

async function readDraft(
  { drafts }: CollectPorts,
  { personId }: Actor,
  { card, quarter }: MilestoneForm,
): Promise<Draft | undefined> {
  if (personId === undefined) return undefined;
  return drafts.draft({ personId, entry: { kind: 'milestone', id: card.milestoneId }, quarter });
}

/** @returns undefined when nothing is collected for it now. */
export function toForm(situation: MilestoneSituation, nonce: string): MilestoneForm | undefined {
  const { window, quarter, organisation, milestone } = situation;
  if (window === undefined || quarter === undefined) return undefined;
  return {
    card: toCard(situation),
    quarter: window.quarter,
    offered: statusChoices(milestone, quarter),
    ragWording: organisation.ragWording,
    mayBeSilent: whyTextIsDueFor(situation) === undefined,
    before: situation.before && toEarlierWord(situation.before),
    standing: toStanding(situation),
    question: situation.question,
    proposal: situation.proposal,
    closesAt: window.closesAt,
    timeZone: organisation.timeZone,
    nonce,
  };
}

function toEarlierWord(update: MilestoneUpdate): EarlierWord {
  return { quarter: update.quarter, status: update.status, commentary: update.commentary };
}

function toStanding({ standing, author, milestone }: MilestoneSituation): StandingAnswer | undefined {
  if (standing === undefined) return undefined;
  const by = author?.name ?? 'Somebody else';
  return { update: standing, by, choice: statusToChoice(standing.status, milestone.due) };
}
