import { may, type Permission } from '../../../core/access.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import type { MilestoneCard, MilestoneForm } from '../../../core/collect/milestone/milestone-form.ts';
import { isTimeToDraft } from '../../../core/remind/draft-day.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { openDraftForm, readReadyText } from '../drafting/open-draft-form.ts';
import type { CollectPorts } from '../ports.ts';
import { readMilestoneSituation, toCard } from './milestone-situation.ts';
import { type ClosedCard, readClosedCard } from './read-closed-card.ts';
import { readSiblings, toCovering } from './read-covering.ts';
import { readDraft, toForm } from './to-milestone-form.ts';

export type OpenedForm =
  /** `draft`: what this person has begun and not sent. */
  | { readonly outcome: 'form'; readonly form: MilestoneForm; readonly draft: Draft | undefined }
  | { readonly outcome: 'closed'; readonly card: ClosedCard }
  /** The button was for a quarter that is not collected any more. */
  | { readonly outcome: 'another-quarter'; readonly card: MilestoneCard; readonly quarter: string }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  /** The reader was asked to draft it, and its owner has sent it meanwhile. */
  | { readonly outcome: 'sent-by-owner'; readonly card: MilestoneCard }
  | { readonly outcome: 'gone' };

export interface OpenRequest {
  readonly clicker: Clicker;
  readonly milestoneId: string;
  /** The quarter that was on the screen; undefined opens the one that is collected now. */
  readonly quarter?: string | undefined;
  /** How it reached an officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
  readonly now: Date;
}

/** Opens one milestone for its owner, with what was said last quarter and what was already sent for this one. */
export async function openMilestoneForm(ports: CollectPorts, request: OpenRequest): Promise<OpenedForm> {
  const { howItCame } = request;
  const isEntered = howItCame !== undefined;
  const situation = await readMilestoneSituation(ports, { ...request, isEntered });
  if (situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, isEntered ? 'enter-for-owner' : 'answer-milestone', {
    ownerId: situation.milestone.ownerId,
    directorateId: situation.directorate.id,
  });
  if (!permission.allowed) {
    if (isEntered) return { outcome: 'refused', permission, card: toCard(situation) };
    const drafted = await openDraftForm(ports, { situation, actor, quarter: request.quarter });
    return drafted ?? { outcome: 'refused', permission, card: toCard(situation) };
  }
  if (request.quarter !== undefined && situation.window?.quarter !== request.quarter) {
    return { outcome: 'another-quarter', card: toCard(situation), quarter: request.quarter };
  }
  const form = toForm(situation, ports.newNonce());
  if (form === undefined)
    return { outcome: 'closed', card: await readClosedCard(ports, situation, { actor, now: request.now }) };
  if (isEntered) {
    const ready = await readReadyText(ports, situation);
    return { outcome: 'form', form: { ...form, ready, entered: { howItCame } }, draft: undefined };
  }
  const [ready, draft, siblings] = await Promise.all([
    readReadyText(ports, situation),
    readDraft(ports, actor, form),
    readSiblings(ports, situation),
  ]);
  const { window } = situation;
  const toDraft = window !== undefined && isTimeToDraft(window, request.now);
  const covering = toCovering(situation, siblings);
  return { outcome: 'form', form: { ...form, ready, isTimeToDraft: toDraft, covering }, draft };
}
