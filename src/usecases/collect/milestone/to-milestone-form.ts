import type { Actor } from '../../../core/access.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import type { EarlierWord, MilestoneForm, StandingAnswer } from '../../../core/collect/milestone/milestone-form.ts';
import { statusChoices, statusToChoice } from '../../../core/collect/milestone/status-choice.ts';
import type { MilestoneUpdate } from '../../../core/collect/milestone/update.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, toCard, whyTextIsDueFor } from './milestone-situation.ts';

/** What this person has begun and not sent. */
export async function readDraft(
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
  const why = whyTextIsDueFor(situation);
  return {
    card: toCard(situation),
    quarter: window.quarter,
    offered: statusChoices(milestone, quarter),
    ragWording: organisation.ragWording,
    mayBeSilent: why === undefined,
    textIsDue: why === 'text-for-all' ? undefined : why,
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
