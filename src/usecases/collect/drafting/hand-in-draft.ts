import { type Actor, may, OWNERLESS, type Permission } from '../../../core/access.ts';
import type { DraftDecision, HandedDraft } from '../../../core/collect/draft-request.ts';
import { type AnswerFault, checkAnswer } from '../../../core/collect/milestone/check-answer.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { statusChoices } from '../../../core/collect/milestone/status-choice.ts';
import type { UpdateContent } from '../../../core/collect/milestone/update.ts';
import { type Question, stillToAsk } from '../../../core/review/question.ts';
import { questionsOfAnswer } from '../../../core/review/questions-of-answer.ts';
import { type FormQuestion, isUnseen } from '../../../core/review/returned.ts';
import { findActor } from '../../find-actor.ts';
import { type Beginning, toDraftClosing } from '../draft/draft-of-update.ts';
import { findRepeated } from '../find-repeated.ts';
import {
  type MilestoneSituation,
  readMilestoneSituation,
  toCard,
  todayOf,
  whyTextIsDueFor,
} from '../milestone/milestone-situation.ts';
import { type NotOpen, notOpen } from '../milestone/read-opening.ts';
import { readOtherTexts } from '../milestone/read-other-texts.ts';
import { hashAnswer, type SubmitRequest } from '../milestone/submit-update.ts';
import type { CollectPorts } from '../ports.ts';
import { isAnswered } from './open-draft-form.ts';
import { type DraftingFacts, readDraftingFacts } from './read-drafting-facts.ts';

export type HandInOutcome =
  | {
      readonly outcome: 'handed';
      readonly handed: HandedDraft;
      readonly card: MilestoneCard;
      /** IANA. */
      readonly timeZone: string;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly AnswerFault[] }
  | { readonly outcome: 'question'; readonly questions: readonly Question[]; readonly prefilled: Beginning }
  /** An officer has asked something since the form was opened. */
  | {
      readonly outcome: 'returned';
      readonly question: FormQuestion;
      /** IANA. */
      readonly timeZone: string;
    }
  /** Its owner has sent it: nothing was handed in. `decision`: what became of what this person had handed in. */
  | {
      readonly outcome: 'sent-by-owner';
      readonly card: MilestoneCard;
      readonly decision: DraftDecision | undefined;
    }
  | { readonly outcome: 'busy' }
  | NotOpen
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  | { readonly outcome: 'gone' };

/**
 * "Hand to Anne": what a contributor drafted goes to the owner, and to nobody else. Sent twice with the same content it is
 * handed in once; until it is approved, it can be handed in again with other words.
 */
export async function handInDraft(ports: CollectPorts, request: SubmitRequest): Promise<HandInOutcome> {
  for (;;) {
    const situation = await readMilestoneSituation(ports, request);
    if (situation === undefined) return { outcome: 'gone' };
    const [actor, facts] = await Promise.all([
      findActor(ports, request.clicker, request.now),
      // Of the form's quarter: also after the close it is told why, and not taken for a stranger.
      readDraftingFacts(ports, { milestone: situation.milestone, window: request }),
    ]);
    const decided = await decide(ports, request, { situation, actor, facts });
    if (decided.outcome === 'handed' && actor.personId !== undefined) {
      // Handed in before: what was typed since and taken back again is no draft.
      await ports.drafts.closeSame(toDraftClosing(request, actor.personId), request.patience);
    }
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { situation, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface Case {
  readonly situation: MilestoneSituation;
  readonly actor: Actor;
  readonly facts: DraftingFacts;
}

interface ToStore {
  readonly outcome: 'store';
  readonly content: UpdateContent;
  readonly personId: string;
  readonly ownerId: string;
}

async function decide(
  ports: CollectPorts,
  request: SubmitRequest,
  { situation, actor, facts }: Case,
): Promise<Exclude<HandInOutcome, { outcome: 'busy' }> | ToStore> {
  const { milestone, directorate, window } = situation;
  const { personId } = actor;
  const { ownerId } = milestone;
  const card = toCard(situation);
  const subject = { ownerId, contributorIds: facts.contributorIds, directorateId: directorate.id };
  const permission = may(actor, 'draft-entry', subject);
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  if (ownerId === undefined || personId === undefined) return { outcome: 'refused', permission: OWNERLESS, card };
  const repeated = findRepeated(await ports.drafting.handedByForm(request.nonce), {
    submissionId: request.submissionId,
    contentHash: hashAnswer(request),
    isOverwritten: ({ handed }) => handed.decision !== undefined,
  });
  if (repeated !== undefined) return toHanded(situation, repeated.handed);
  if (window?.quarter !== request.quarter) {
    return notOpen(ports, situation, request);
  }
  if (isAnswered(situation)) return { outcome: 'sent-by-owner', card, decision: decisionOn(facts, personId) };
  if (isUnseen(situation.question, request.returnId)) {
    return { outcome: 'returned', question: situation.question, timeZone: situation.organisation.timeZone };
  }
  const checked = check(situation, request);
  if (!checked.ok) return { outcome: 'faults', faults: checked.refusal };
  const { questions, prefilled } = await questionsOf(ports, request, { situation, facts, personId });
  if (questions.length > 0) return { outcome: 'question', questions, prefilled };
  return { outcome: 'store', content: checked.value, personId, ownerId };
}

function decisionOn({ handed }: DraftingFacts, personId: string): DraftDecision | undefined {
  return handed.findLast(({ contributorId }) => contributorId === personId)?.decision;
}

function toHanded(situation: MilestoneSituation, handed: HandedDraft): HandInOutcome & { readonly outcome: 'handed' } {
  return { outcome: 'handed', handed, card: toCard(situation), timeZone: situation.organisation.timeZone };
}

function check(situation: MilestoneSituation, { answer, now }: SubmitRequest) {
  const { milestone, quarter, organisation } = situation;
  return checkAnswer(answer, {
    due: milestone.due,
    offered: quarter === undefined ? [] : statusChoices(milestone, quarter),
    mayBeSilent: whyTextIsDueFor(situation) === undefined,
    today: todayOf(organisation, now),
  });
}

async function questionsOf(
  ports: CollectPorts,
  request: SubmitRequest,
  { situation, facts, personId }: Omit<Case, 'actor'> & { readonly personId: string },
): Promise<{ readonly questions: readonly Question[]; readonly prefilled: Beginning }> {
  const own = facts.handed.findLast(({ contributorId }) => contributorId === personId);
  const prefilled = { commentary: own?.content.commentary ?? '', action: own?.content.action ?? '' };
  const others = await readOtherTexts(ports, situation);
  const before = situation.before?.commentary;
  const raised = questionsOfAnswer(request.answer, { prefilled, before, others });
  return { questions: stillToAsk(raised, request.asked), prefilled };
}

async function store(
  ports: CollectPorts,
  request: SubmitRequest,
  { situation, content, personId, ownerId }: Pick<Case, 'situation'> & Omit<ToStore, 'outcome'>,
): Promise<HandInOutcome | 'changed'> {
  const { milestone, window, standing, plan, question } = situation;
  if (window === undefined) return 'changed';
  const stored = await ports.drafting.hand(
    {
      entry: { kind: 'milestone', id: milestone.id },
      quarter: window.quarter,
      contributorId: personId,
      ownerId,
      content,
      formNonce: request.nonce,
      contentHash: hashAnswer(request),
      submissionId: request.submissionId,
      author: { actor: request.clicker.slackUserId, onBehalfOf: ownerId },
      at: request.now,
      basedOn: standing?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: question?.id,
      draft: toDraftClosing(request, personId),
    },
    request.patience,
  );
  if (stored.ok) return toHanded(situation, stored.value);
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}
