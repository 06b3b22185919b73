import { isDeepStrictEqual } from 'node:util';
import { parseQuarter } from '../../../core/calendar/quarter.ts';
import { type AnswerFault, checkAnswer } from '../../../core/collect/milestone/check-answer.ts';
import { statusChoices } from '../../../core/collect/milestone/status-choice.ts';
import { kindOf, type MilestoneUpdate, type UpdateContent } from '../../../core/collect/milestone/update.ts';
import { answerOfUpdate } from '../../../core/collect/sheet/answer-of-update.ts';
import type { ReturnColumn } from '../../../core/collect/sheet/return-columns.ts';
import type { MilestoneRow } from '../../../core/collect/sheet/return-row.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { questionsOfAnswer } from '../../../core/review/questions-of-answer.ts';
import { isUnseen } from '../../../core/review/returned.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import type { NewUpdate } from '../../ports.ts';
import { readDraftingFacts } from '../drafting/read-drafting-facts.ts';
import { hashContent } from '../find-repeated.ts';
import {
  type MilestoneSituation,
  readMilestoneSituation,
  todayOf,
  whyTextIsDueFor,
} from '../milestone/milestone-situation.ts';
import { readCovered } from '../milestone/read-covering.ts';
import { readNearTexts } from '../milestone/read-other-texts.ts';
import type { CollectPorts } from '../ports.ts';
import { findRowFault } from './check-row.ts';
import {
  type Entering,
  isOwnEntry,
  placeOf,
  problemsAt,
  type RowConflict,
  type RowDecision,
  type RowFault,
} from './row-decision.ts';

export interface RowSurroundings {
  readonly entering: Entering;
  readonly people: readonly Person[];
  /** The texts of the other rows of the file. */
  readonly others: readonly NamedText[];
}

/** What becomes of one row about a milestone, as things are now. */
export async function decideMilestoneRow(
  ports: CollectPorts,
  row: MilestoneRow,
  around: RowSurroundings,
): Promise<RowDecision<NewUpdate>> {
  const { now } = around.entering;
  const asked = { milestoneId: row.id, quarter: row.quarter, isEntered: true, now };
  const situation = await readMilestoneSituation(ports, asked);
  if (situation === undefined) return problemsAt(row, [['Ref', { fault: 'gone' }]]);
  const { milestone, owner, directorate, window, history, question } = situation;
  const { ref, words } = milestone;
  const act = 'answer-milestone' as const;
  const subject = { ref, words, owner, directorateId: directorate.id, act, isAfterClose: situation.isAfterClose };
  const fault = findRowFault(row, subject, around.entering);
  if (fault !== undefined) return problemsAt(row, [fault]);
  const checked = checkAnswer(row.answer, await readRules(ports, situation, around));
  const says = (update: MilestoneUpdate) =>
    isSame(row, update, { situation, content: checked.ok ? checked.value : undefined });
  const ofQuarter = history.filter((update) => update.quarter === row.quarter);
  const standing = ofQuarter.at(-1);
  if (standing !== undefined && says(standing)) return { kind: 'already-in' };
  const basis = ofQuarter.find(({ id }) => id === row.basis.updateId);
  if (basis !== undefined && says(basis)) return { kind: 'untouched' };
  if (window === undefined) return problemsAt(row, [['Ref', { fault: 'closed', quarter: row.quarter }]]);
  if (standing !== undefined && standing.id !== row.basis.updateId && !isOwnEntry(standing, around.entering)) {
    return overtaken(row, standing, around.people);
  }
  if (isUnseen(question, row.basis.questionId)) {
    const since = { kind: 'question', by: question.askedBy, at: question.at, text: question.question } as const;
    return conflictAt(row, since);
  }
  const isDayLost = checked.ok && row.answer.completedOn !== undefined && checked.value.status.progress !== 'completed';
  if (!checked.ok || isDayLost) return refused(row, situation, checked.ok ? [] : checked.refusal);
  return toStore(ports, row, { around, situation, content: checked.value });
}

async function readRules(ports: CollectPorts, situation: MilestoneSituation, { entering }: RowSurroundings) {
  const { milestone, organisation, quarter } = situation;
  const covered = await readCovered(ports, situation);
  return {
    due: milestone.due,
    offered: quarter === undefined ? [] : statusChoices(milestone, quarter),
    mayBeSilent: whyTextIsDueFor(situation) === undefined && covered.length === 0,
    today: todayOf(organisation, entering.now),
  };
}

/** Does the update say just what the row says? */
function isSame(
  { answer }: MilestoneRow,
  { status, commentary, action, actionBy }: MilestoneUpdate,
  { situation, content }: { readonly situation: MilestoneSituation; readonly content: UpdateContent | undefined },
): boolean {
  const said = { status, commentary, action, actionBy };
  return isDeepStrictEqual(content, said) || isDeepStrictEqual(answer, answerOfUpdate(said, situation.milestone.due));
}

function overtaken(row: MilestoneRow, standing: MilestoneUpdate, people: readonly Person[]): RowDecision<never> {
  const author = people.find(({ id }) => id === (standing.enteredById ?? standing.ownerId));
  const by = author?.name ?? 'somebody who has left';
  return conflictAt(row, { kind: 'update', by, at: standing.at, text: standing.commentary });
}

function conflictAt(row: MilestoneRow, since: RowConflict['since']): RowDecision<never> {
  return { kind: 'conflict', conflict: { ...placeOf(row, 'Ref'), since, given: row.answer.commentary } };
}

const COLUMN_OF: Readonly<Record<AnswerFault['field'], ReturnColumn>> = {
  choice: 'Status',
  commentary: 'Commentary',
  action: 'What is being done',
  completedOn: 'Completed on',
};

function refused(row: MilestoneRow, situation: MilestoneSituation, faults: readonly AnswerFault[]): RowDecision<never> {
  if (faults.length === 0) return problemsAt(row, [['Completed on', { fault: 'day-not-needed' }]]);
  const quarter = parseQuarter(row.quarter);
  const offered = quarter === undefined ? [] : statusChoices(situation.milestone, quarter);
  return problemsAt(
    row,
    faults.map((answer) => {
      const what: RowFault =
        answer.fault === 'not-offered' ? { fault: 'not-offered', offered } : { fault: 'answer', answer };
      return [COLUMN_OF[answer.field], what] as const;
    }),
  );
}

interface Whole {
  readonly around: RowSurroundings;
  readonly situation: MilestoneSituation;
  readonly content: UpdateContent;
}

async function toStore(
  ports: CollectPorts,
  row: MilestoneRow,
  { around, situation, content }: Whole,
): Promise<RowDecision<NewUpdate>> {
  const { milestone, window, plan, standing, before } = situation;
  const { entering, people, others } = around;
  if (window === undefined || milestone.ownerId === undefined)
    throw new Error('A row was taken without a window or an owner.');
  const { ready } = await readDraftingFacts(ports, situation);
  const drafter = people.find(({ id }) => id === ready?.contributorId)?.name;
  const questions = questionsOfAnswer(row.answer, {
    prefilled: row.basis.updateId === undefined ? undefined : standing,
    before: before?.commentary,
    others: [...(await readNearTexts(ports, situation)), ...others],
  });
  const { ownerId } = milestone;
  const isOwner = entering.person.id === ownerId;
  return {
    kind: 'store',
    asked: { ...placeOf(row, 'Ref'), questions, drafter },
    update: {
      milestoneId: milestone.id,
      quarter: window.quarter,
      kind: kindOf(content),
      content,
      ownerId,
      enteredById: isOwner ? undefined : entering.person.id,
      howItCame: entering.howItCame,
      author: { ...entering.author, ...(isOwner ? {} : { onBehalfOf: ownerId }) },
      at: entering.now,
      formNonce: ports.newNonce(),
      submissionId: ports.newNonce(),
      contentHash: hashContent([milestone.id, window.quarter, content]),
      basedOn: standing?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: situation.question?.id,
      isEntered: situation.isAfterClose,
    },
  };
}
