import { type Actor, may, OWNERLESS, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import {
  checkIndicatorAnswer,
  type IndicatorAnswer,
  type IndicatorFault,
} from '../../../core/collect/indicator/check-figure-answer.ts';
import { type Direction, directionOf } from '../../../core/collect/indicator/direction.ts';
import type { FigureEntry } from '../../../core/collect/indicator/figure-window.ts';
import type { IndicatorCard, IndicatorForm } from '../../../core/collect/indicator/indicator-form.ts';
import type { IndicatorContent, IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import type { Question } from '../../../core/review/question.ts';
import { stillToAsk } from '../../../core/review/question.ts';
import { type IndicatorTexts, questionsOfIndicator } from '../../../core/review/questions-of-indicator.ts';
import { type FormQuestion, isUnseen } from '../../../core/review/returned.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import {
  type IndicatorBeginning,
  readIndicatorBeginning,
  toIndicatorDraftClosing,
} from '../draft/draft-of-indicator.ts';
import type { SentForm } from '../draft/sent-form.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import { todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation, toIndicatorCard } from './indicator-situation.ts';
import { type FigureRefusal, toIndicatorForm } from './open-indicator-form.ts';
import { readOtherCommentaries } from './read-other-commentaries.ts';

/** What every form about a figure sends. */
export interface FigureSubmit extends SentForm {
  readonly clicker: Clicker;
  readonly indicatorId: string;
  /** The quarter that the form was opened for, e.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly patience: Patience;
}

export interface SubmitIndicatorRequest extends FigureSubmit {
  readonly answer: IndicatorAnswer;
  /** Id of the update that the person saw when the form was drawn; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** The supplier's newest figure that the person saw; undefined when there was none. */
  readonly seenSuppliedId: number | undefined;
  /** Id of the update whose texts stood in the fields at the beginning; undefined when they were empty. */
  readonly prefilledFrom: number | undefined;
  /** What the person was asked already; asked once, the next Save stores it as it is. */
  readonly asked: readonly string[];
  /** The officer's question that stood above the form; undefined when there was none. */
  readonly returnId?: number | undefined;
  /** How it reached an officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
}

export interface SavedIndicator {
  readonly outcome: 'saved';
  readonly update: IndicatorUpdate;
  readonly card: IndicatorCard;
  readonly direction: Direction;
  /** The figure of the same quarter a year before. */
  readonly lastYear: number | undefined;
  /** How it entered; undefined when no figure is taken any more. */
  readonly entry: FigureEntry | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** Until when it can be changed; undefined when its window has closed. */
  readonly closesAt: Date | undefined;
}

export type SubmitIndicatorOutcome =
  | SavedIndicator
  | { readonly outcome: 'faults'; readonly faults: readonly IndicatorFault[]; readonly form: IndicatorForm }
  | {
      readonly outcome: 'question';
      readonly questions: readonly Question[];
      /** The texts that the form began with. */
      readonly prefilled: IndicatorTexts;
      readonly form: IndicatorForm;
    }
  /**
   * Something else was said since the form was drawn. Nothing was stored; both are to be shown. `who`: undefined where it
   * was the same person, on another device.
   */
  | {
      readonly outcome: 'overtaken';
      readonly by: IndicatorUpdate;
      readonly who: string | undefined;
      readonly form: IndicatorForm;
    }
  /** The supplier has given another figure since the form was drawn. Nothing was stored. */
  | { readonly outcome: 'resupplied'; readonly form: IndicatorForm }
  /** An officer sent it back since the form was drawn. Nothing was stored; the question is to be shown. */
  | { readonly outcome: 'returned'; readonly question: FormQuestion; readonly form: IndicatorForm }
  | { readonly outcome: 'busy'; readonly form: IndicatorForm }
  | FigureRefusal;

/**
 * Stores what an owner sent of an indicator. Sent twice with the same content it is stored once; sent again with other
 * content it is a new update.
 */
export async function submitIndicator(
  ports: CollectPorts,
  request: SubmitIndicatorRequest,
): Promise<SubmitIndicatorOutcome> {
  for (;;) {
    const situation = await readIndicatorSituation(ports, request);
    if (situation === undefined) return { outcome: 'gone' };
    const actor = await findActor(ports, request.clicker, request.now);
    const decided = await decide(ports, request, { situation, actor });
    if (decided.outcome === 'saved' && actor.personId !== undefined) {
      // Sent before: what was typed since and taken back again is no draft.
      await ports.drafts.closeSame(toIndicatorDraftClosing(request, actor.personId), request.patience);
    }
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { situation, actor, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface Case {
  readonly situation: IndicatorSituation;
  readonly actor: Actor;
}

type Decision = Exclude<SubmitIndicatorOutcome, { outcome: 'busy' }> | ToStore;
interface ToStore {
  readonly outcome: 'store';
  readonly content: IndicatorContent;
  readonly hash: string;
  readonly form: IndicatorForm;
}

async function decide(
  ports: CollectPorts,
  request: SubmitIndicatorRequest,
  { situation, actor }: Case,
): Promise<Decision> {
  const { indicator, directorate, said } = situation;
  const card = toIndicatorCard(situation);
  const act = request.howItCame === undefined ? 'answer-indicator' : 'enter-for-owner';
  const permission = may(actor, act, { ownerId: indicator.ownerId, directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  if (indicator.ownerId === undefined) return { outcome: 'refused', permission: OWNERLESS, card };
  if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, card };
  const hash = hashAnswer(request);
  const ofForm = await ports.indicators.ofForm(request.nonce);
  const standing = situation.history.findLast((update) => update.quarter === request.quarter);
  const repeated = findRepeated(ofForm, {
    submissionId: request.submissionId,
    contentHash: hash,
    isOverwritten: ({ stored }) => standing?.id !== stored.id,
  });
  if (repeated !== undefined) return saved(situation, repeated.stored);
  const form = toIndicatorForm(situation, request.nonce);
  if (form === undefined) return { outcome: 'closed', card, quarter: request.quarter, officers: situation.officers };
  const isOfForm = ofForm.some(({ stored }) => stored.id === standing?.id);
  if (standing !== undefined && standing.id !== request.basedOn && !isOfForm) {
    const isOwn = (standing.enteredById ?? standing.ownerId) === actor.personId;
    return { outcome: 'overtaken', by: standing, who: isOwn ? undefined : form.standingBy, form };
  }
  if (isUnseen(situation.question, request.returnId)) {
    return { outcome: 'returned', question: situation.question, form };
  }
  if (said.supplied?.id !== request.seenSuppliedId) return { outcome: 'resupplied', form };
  const began = await readIndicatorBeginning(ports, request, { situation, personId: actor.personId });
  const others = await readOtherCommentaries(ports, situation);
  return judge(request, situation, { form, hash, began, others });
}

function judge(
  request: SubmitIndicatorRequest,
  { indicator, organisation, said }: IndicatorSituation,
  {
    form,
    hash,
    began,
    others,
  }: {
    readonly form: IndicatorForm;
    readonly hash: string;
    readonly began: IndicatorBeginning;
    readonly others: readonly NamedText[];
  },
): Decision {
  const { quarter } = form;
  const today = todayOf(organisation, request.now);
  // Nobody can take a choice back in Slack: where one stood at the beginning and none arrives, it was lost on its way.
  const choice = request.answer.choice ?? began.choice;
  const checked = checkIndicatorAnswer({ ...request.answer, choice }, { indicator, quarter, today });
  if (!checked.ok) return { outcome: 'faults', faults: checked.refusal, form };
  const before = said.earlier?.commentary;
  const raised = questionsOfIndicator(request.answer, checked.value, { prefilled: began, before, others });
  const questions = stillToAsk(raised, request.asked);
  if (questions.length > 0) return { outcome: 'question', questions, prefilled: began, form };
  return { outcome: 'store', content: checked.value, hash, form };
}

function saved(situation: IndicatorSituation, update: IndicatorUpdate): SavedIndicator {
  const { figureWindow, organisation, indicator } = situation;
  const isOpen = figureWindow?.window.quarter === update.quarter;
  const lastYear = figureWindow && indicator.lastYear[figureWindow.quarter.number - 1];
  return {
    outcome: 'saved',
    update,
    card: toIndicatorCard(situation),
    direction: directionOf(update.figure, lastYear, indicator),
    lastYear,
    entry: isOpen ? figureWindow.entry : undefined,
    timeZone: organisation.timeZone,
    closesAt: isOpen && figureWindow.entry.kind === 'collecting' ? figureWindow.window.closesAt : undefined,
  };
}

async function store(
  ports: CollectPorts,
  request: SubmitIndicatorRequest,
  { situation, actor, content, hash, form }: Case & Omit<ToStore, 'outcome'>,
): Promise<SubmitIndicatorOutcome | 'changed'> {
  const { indicator, figureWindow, plan, said } = situation;
  const { ownerId } = indicator;
  const { personId } = actor;
  if (figureWindow === undefined || ownerId === undefined || personId === undefined) return 'changed';
  const { window, entry } = figureWindow;
  const isOwner = personId === ownerId;
  const stored = await ports.indicators.append(
    {
      indicatorId: indicator.id,
      quarter: window.quarter,
      content,
      ownerId,
      enteredById: isOwner ? undefined : personId,
      howItCame: request.howItCame,
      suppliedId: said.supplied?.id,
      printedIn: entry.kind === 'late' ? entry.printedIn : undefined,
      author: { actor: request.clicker.slackUserId, ...(isOwner ? {} : { onBehalfOf: ownerId }) },
      at: request.now,
      formNonce: request.nonce,
      contentHash: hash,
      submissionId: request.submissionId,
      basedOn: said.update?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: situation.question?.id,
      draft: toIndicatorDraftClosing(request, personId),
    },
    request.patience,
  );
  if (stored.ok) return saved(situation, stored.value);
  return stored.refusal === 'busy' ? { outcome: 'busy', form } : 'changed';
}

function hashAnswer({ indicatorId, quarter, answer }: SubmitIndicatorRequest): string {
  const { figure, noFigure, period, isProvisional, isRedefined, expectedOn } = answer;
  const { choice, overrideReason, commentary, action, actionBy } = answer;
  return hashContent([
    ...[indicatorId, quarter, figure.trim(), noFigure, period.trim(), isProvisional, isRedefined, expectedOn],
    ...[choice, overrideReason.trim(), commentary.trim(), action.trim(), actionBy],
  ]);
}
