import { type Actor, may, OWNERLESS, type Permission, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import { type ChangeableUntil, changeableUntil } from '../../../core/collect/answering-window.ts';
import type { DraftFields } from '../../../core/collect/draft.ts';
import { type Answer, type AnswerFault, checkAnswer } from '../../../core/collect/milestone/check-answer.ts';
import type { ChosenCover } from '../../../core/collect/milestone/cover.ts';
import type { HandedText, MilestoneCard, MilestoneForm } from '../../../core/collect/milestone/milestone-form.ts';
import { statusChoices } from '../../../core/collect/milestone/status-choice.ts';
import { kindOf, type MilestoneUpdate, type UpdateContent } from '../../../core/collect/milestone/update.ts';
import { type Question, stillToAsk } from '../../../core/review/question.ts';
import { questionsOfAnswer } from '../../../core/review/questions-of-answer.ts';
import { type FormQuestion, isUnseen } from '../../../core/review/returned.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { NewCover, Patience } from '../../ports.ts';
import { type Beginner, type Beginning, readBeginning, readDrafted, toDraftClosing } from '../draft/draft-of-update.ts';
import type { SentForm } from '../draft/sent-form.ts';
import { toHandedText } from '../drafting/open-draft-form.ts';
import { readDraftingFacts } from '../drafting/read-drafting-facts.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import type { CollectPorts } from '../ports.ts';
import { type CoverDecision, decideCovers } from './decide-covers.ts';
import {
  type MilestoneSituation,
  readMilestoneSituation,
  toCard,
  todayOf,
  whyTextIsDueFor,
} from './milestone-situation.ts';
import { questionsOfBegun } from './questions-of-begun.ts';
import { type CoveredWord, readCovered, readSiblings } from './read-covering.ts';
import { type NotOpen, notOpen } from './read-opening.ts';
import { readOtherTexts } from './read-other-texts.ts';
import { toForm } from './to-milestone-form.ts';

export interface SubmitRequest extends SentForm {
  readonly clicker: Clicker;
  readonly milestoneId: string;
  /** The quarter that the form was opened for, e.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly answer: Answer;
  /** Milestones that the text is to cover as well; each has its own answer once it was asked. */
  readonly covers?: readonly ChosenCover[];
  /** Id of the update that the person saw when the form was drawn; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** Id of the update whose texts stood in the fields at the beginning; undefined when they were empty. */
  readonly prefilledFrom: number | undefined;
  /** What the person was asked already; asked once, the next Save stores it as it is. */
  readonly asked: readonly string[];
  /** The officer's question that stood above the form; undefined when there was none. */
  readonly returnId?: number | undefined;
  /** The contributor's draft that the person was shown; undefined when there was none. */
  readonly handedId?: number | undefined;
  /** How it reached an officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
  readonly patience: Patience;
}

export type SubmitOutcome =
  | {
      readonly outcome: 'saved';
      readonly update: MilestoneUpdate;
      readonly card: MilestoneCard;
      /** The milestones that its text covers now. */
      readonly covered: readonly CoveredWord[];
      /** IANA. */
      readonly timeZone: string;
      /** Until when it can be changed; undefined when its window has closed since. */
      readonly closesAt: Date | undefined;
      readonly changeable: ChangeableUntil;
    }
  | (Exclude<CoverDecision, { outcome: 'covers' | 'ask-statuses' }> & { readonly form: MilestoneForm })
  | (Extract<CoverDecision, { outcome: 'ask-statuses' }> & {
      /** What the person's draft holds: what was said of the covered ones before. */
      readonly drafted: DraftFields;
      readonly form: MilestoneForm;
    })
  | { readonly outcome: 'faults'; readonly faults: readonly AnswerFault[]; readonly form: MilestoneForm }
  | {
      readonly outcome: 'question';
      readonly questions: readonly Question[];
      /** The texts that the form began with. */
      readonly prefilled: Beginning;
      readonly form: MilestoneForm;
    }
  /**
   * Something else was said since the form was drawn. Nothing was stored; both texts are to be shown. `who`: undefined
   * where it was the same person, on another device.
   */
  | {
      readonly outcome: 'overtaken';
      readonly by: MilestoneUpdate;
      readonly who: string | undefined;
      readonly form: MilestoneForm;
    }
  /** An officer sent it back since the form was drawn. Nothing was stored; the question is to be shown. */
  | { readonly outcome: 'returned'; readonly question: FormQuestion; readonly form: MilestoneForm }
  /** A contributor handed in a draft since the form was drawn. Nothing was stored; it is to be shown. */
  | { readonly outcome: 'draft-came'; readonly text: HandedText; readonly form: MilestoneForm }
  | { readonly outcome: 'busy'; readonly form: MilestoneForm }
  | NotOpen
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard }
  | { readonly outcome: 'gone' };

/**
 * Stores what somebody sent from the form. Sent twice with the same content it is stored once; sent again with other
 * content (the first answer was lost on its way, the text was edited) it is a new update.
 */
export async function submitUpdate(ports: CollectPorts, request: SubmitRequest): Promise<SubmitOutcome> {
  for (;;) {
    const isEntered = request.howItCame !== undefined;
    const situation = await readMilestoneSituation(ports, { ...request, isEntered });
    if (situation === undefined) return { outcome: 'gone' };
    const actor = await findActor(ports, request.clicker, request.now);
    const decided = await decide(ports, request, { situation, actor });
    if (decided.outcome === 'saved' && actor.personId !== undefined) {
      // Sent before: what was typed since and taken back again is no draft.
      await ports.drafts.closeSame(toDraftClosing(request, actor.personId), request.patience);
    }
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { situation, actor, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface Case {
  readonly situation: MilestoneSituation;
  readonly actor: Actor;
}

type Decision = Exclude<SubmitOutcome, { outcome: 'busy' }> | ToStore;
interface ToStore {
  readonly outcome: 'store';
  readonly content: UpdateContent;
  readonly covers: readonly NewCover[];
  readonly hash: string;
  readonly form: MilestoneForm;
}

async function decide(ports: CollectPorts, request: SubmitRequest, { situation, actor }: Case): Promise<Decision> {
  const { milestone, directorate, organisation, quarter, window } = situation;
  const card = toCard(situation);
  const permission = may(actor, request.howItCame === undefined ? 'answer-milestone' : 'enter-for-owner', {
    ownerId: milestone.ownerId,
    directorateId: directorate.id,
  });
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  if (milestone.ownerId === undefined) return { outcome: 'refused', permission: OWNERLESS, card };
  if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, card };
  const hash = hashAnswer(request);
  const form = toForm(situation, request.nonce);
  const ofForm = await ports.updates.ofForm({ milestoneId: milestone.id, formNonce: request.nonce });
  const repeated = findRepeated(ofForm, {
    submissionId: request.submissionId,
    contentHash: hash,
    isOverwritten: ({ update: { id, quarter: its } }) =>
      situation.standing?.quarter === its && situation.standing.id !== id,
  });
  if (repeated !== undefined) return saved(ports, situation, repeated.update);
  if (form === undefined || quarter === undefined || window?.quarter !== request.quarter) {
    return notOpen(ports, situation, request);
  }
  const { standing } = situation;
  if (
    standing !== undefined &&
    standing.id !== request.basedOn &&
    !ofForm.some(({ update }) => update.id === standing.id)
  ) {
    const isOwn = (standing.enteredById ?? standing.ownerId) === actor.personId;
    return { outcome: 'overtaken', by: standing, who: isOwn ? undefined : form.standing?.by, form };
  }
  if (isUnseen(situation.question, request.returnId)) {
    return { outcome: 'returned', question: situation.question, form };
  }
  const { ready } = await readDraftingFacts(ports, situation);
  if (ready !== undefined && ready.id !== request.handedId) {
    return { outcome: 'draft-came', text: await toHandedText(ports, situation, ready), form };
  }
  const checked = checkAnswer(request.answer, {
    due: milestone.due,
    offered: statusChoices(milestone, quarter),
    mayBeSilent: await mayBeSilent(ports, request, situation),
    today: todayOf(organisation, request.now),
  });
  if (!checked.ok) return { outcome: 'faults', faults: checked.refusal, form };
  const { personId } = actor;
  return decideWords(ports, request, { situation, personId, ready, content: checked.value, hash, form });
}

/** A text that covers others is needed for them, whatever the status of its own milestone. */
async function mayBeSilent(
  ports: CollectPorts,
  { covers = [] }: SubmitRequest,
  situation: MilestoneSituation,
): Promise<boolean> {
  if (covers.length > 0 || whyTextIsDueFor(situation) !== undefined) return false;
  return (await readCovered(ports, situation)).length === 0;
}

/** What is structurally whole may still want a status for each milestone that it covers, or a second look. */
async function decideWords(
  ports: CollectPorts,
  request: SubmitRequest,
  { situation, personId, ready, ...whole }: Omit<ToStore, 'outcome' | 'covers'> & Beginner,
): Promise<Decision> {
  const { covers: chosen = [], now } = request;
  const { form } = whole;
  const siblings = chosen.length === 0 ? new Map() : await readSiblings(ports, situation);
  const decided = decideCovers(chosen, { situation, siblings, text: request.answer.commentary, now });
  if (decided.outcome === 'ask-statuses')
    return { ...decided, drafted: await readDrafted(ports, request, personId), form };
  if (decided.outcome !== 'covers') return { ...decided, form };
  const prefilled = await readBeginning(ports, request, { situation, ready, personId });
  const others = await readOtherTexts(ports, situation);
  const before = situation.before?.commentary;
  const begun = await questionsOfBegun(ports, chosen, { personId, quarter: request.quarter, siblings });
  const raised = [...questionsOfAnswer(request.answer, { prefilled, before, others }), ...decided.questions, ...begun];
  const questions = stillToAsk(raised, request.asked);
  if (questions.length > 0) return { outcome: 'question', questions, prefilled, form };
  return { outcome: 'store', covers: decided.covers, ...whole };
}

async function saved(
  ports: CollectPorts,
  situation: MilestoneSituation,
  update: MilestoneUpdate,
): Promise<SubmitOutcome & { readonly outcome: 'saved' }> {
  const { window, organisation } = situation;
  const isOpen = window?.quarter === update.quarter;
  return {
    outcome: 'saved',
    update,
    card: toCard(situation),
    covered: await readCovered(ports, situation),
    timeZone: organisation.timeZone,
    closesAt: isOpen ? window.closesAt : undefined,
    changeable: isOpen ? changeableUntil(window, update.at) : 'close',
  };
}

async function store(
  ports: CollectPorts,
  request: SubmitRequest,
  { situation, actor, content, covers, hash, form }: Case & Omit<ToStore, 'outcome'>,
): Promise<SubmitOutcome | 'changed'> {
  const { milestone, window, standing } = situation;
  const { personId } = actor;
  if (window === undefined || milestone.ownerId === undefined || personId === undefined) return 'changed';
  const isOwner = personId === milestone.ownerId;
  const stored = await ports.updates.append(
    {
      milestoneId: milestone.id,
      quarter: window.quarter,
      kind: kindOf(content),
      content,
      covers,
      ownerId: milestone.ownerId,
      enteredById: isOwner ? undefined : personId,
      howItCame: request.howItCame,
      isEntered: request.howItCame !== undefined,
      author: { actor: request.clicker.slackUserId, ...(isOwner ? {} : { onBehalfOf: milestone.ownerId }) },
      at: request.now,
      formNonce: request.nonce,
      contentHash: hash,
      submissionId: request.submissionId,
      basedOn: standing?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: situation.plan.id,
      planVersion: situation.plan.version,
      returnId: situation.question?.id,
      draft: toDraftClosing(request, personId),
    },
    request.patience,
  );
  if (stored.ok) return saved(ports, situation, stored.value);
  return stored.refusal === 'busy' ? { outcome: 'busy', form } : 'changed';
}

export function hashAnswer({ milestoneId, quarter, answer, covers = [] }: SubmitRequest): string {
  const { choice, commentary, action, actionBy, completedOn } = answer;
  const own = [milestoneId, quarter, choice, commentary.trim(), action.trim(), actionBy, completedOn];
  const others = covers.map((cover) => [
    cover.milestoneId,
    cover.answer?.choice,
    cover.answer?.action.trim(),
    cover.answer?.completedOn,
  ]);
  return hashContent(others.length === 0 ? own : [...own, others]);
}
