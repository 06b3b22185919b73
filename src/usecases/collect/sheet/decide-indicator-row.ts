import { isDeepStrictEqual } from 'node:util';
import { checkIndicatorAnswer, type IndicatorFault } from '../../../core/collect/indicator/check-figure-answer.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import type { IndicatorContent, IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import { mayBeShare } from '../../../core/collect/indicator/may-be-share.ts';
import { answerOfIndicator, withPlainFigure } from '../../../core/collect/sheet/answer-of-update.ts';
import type { ReturnColumn } from '../../../core/collect/sheet/return-columns.ts';
import type { IndicatorRow } from '../../../core/collect/sheet/return-row.ts';
import { questionsOfIndicator } from '../../../core/review/questions-of-indicator.ts';
import { isUnseen } from '../../../core/review/returned.ts';
import { hashContent } from '../find-repeated.ts';
import type { NewIndicatorUpdate } from '../indicator/indicator-ports.ts';
import { type IndicatorSituation, readIndicatorSituation } from '../indicator/indicator-situation.ts';
import { readOtherCommentaries } from '../indicator/read-other-commentaries.ts';
import { todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { findRowFault } from './check-row.ts';
import type { RowSurroundings } from './decide-milestone-row.ts';
import { isOwnEntry, placeOf, problemsAt, type RowConflict, type RowDecision } from './row-decision.ts';

/** What becomes of one row about an indicator, as things are now. */
export async function decideIndicatorRow(
  ports: CollectPorts,
  row: IndicatorRow,
  around: RowSurroundings,
): Promise<RowDecision<NewIndicatorUpdate>> {
  const { now } = around.entering;
  const situation = await readIndicatorSituation(ports, { indicatorId: row.id, quarter: row.quarter, now });
  if (situation === undefined) return problemsAt(row, [['Ref', { fault: 'gone' }]]);
  const { indicator, owner, directorate, figureWindow, history } = situation;
  const { ref, words } = indicator;
  const act = 'answer-indicator' as const;
  const subject = { ref, words, owner, directorateId: directorate.id, act, isAfterClose: false };
  const fault = findRowFault(row, subject, around.entering);
  if (fault !== undefined) return problemsAt(row, [fault]);
  const checked = checkRow(row, situation, around);
  const says = (update: IndicatorUpdate) =>
    isSame(row, update, { situation, content: checked?.ok ? checked.value : undefined });
  const ofQuarter = history.filter((update) => update.quarter === row.quarter);
  const standing = ofQuarter.at(-1);
  if (standing !== undefined && says(standing)) return { kind: 'already-in' };
  const basis = ofQuarter.find(({ id }) => id === row.basis.updateId);
  if (basis !== undefined && says(basis)) return { kind: 'untouched' };
  if (figureWindow === undefined || checked === undefined) {
    return problemsAt(row, [['Ref', { fault: 'closed', quarter: row.quarter }]]);
  }
  const since = findNewer(row, situation, { standing, ...around });
  if (since !== undefined) {
    return { kind: 'conflict', conflict: { ...placeOf(row, 'Ref'), since, given: givenWords(row) } };
  }
  if (mayBeShare(indicator, row.number)) return problemsAt(row, [['Figure', { fault: 'perhaps-a-share' }]]);
  if (!checked.ok)
    return problemsAt(
      row,
      checked.refusal.map((figure) => [COLUMN_OF[figure.field], { fault: 'figure', figure }] as const),
    );
  return toStore(ports, row, { around, situation, content: checked.value });
}

/** Undefined where no figure is taken now. */
function checkRow(
  { answer }: IndicatorRow,
  { indicator, figureWindow, organisation }: IndicatorSituation,
  { entering }: RowSurroundings,
) {
  if (figureWindow === undefined) return undefined;
  const today = todayOf(organisation, entering.now);
  return checkIndicatorAnswer(answer, { indicator, quarter: figureWindow.quarter, today });
}

/** Does the update say just what the row says? */
function isSame(
  { answer }: IndicatorRow,
  { figure, status, commentary, action, actionBy }: IndicatorUpdate,
  { situation, content }: { readonly situation: IndicatorSituation; readonly content: IndicatorContent | undefined },
): boolean {
  const { indicator } = situation;
  const said = { figure, status, commentary, action, actionBy };
  return (
    isDeepStrictEqual(content, said) ||
    isDeepStrictEqual(withPlainFigure(answer, indicator), answerOfIndicator(said, indicator))
  );
}

/** What came since the row was written. */
function findNewer(
  { basis }: IndicatorRow,
  { said, question, supplier, indicator }: IndicatorSituation,
  { standing, people, entering }: RowSurroundings & { readonly standing: IndicatorUpdate | undefined },
): RowConflict['since'] | undefined {
  if (standing !== undefined && standing.id !== basis.updateId && !isOwnEntry(standing, entering)) {
    const author = people.find(({ id }) => id === (standing.enteredById ?? standing.ownerId));
    const text = [figureText(standing.figure, indicator), standing.commentary].filter((part) => part !== '').join('\n');
    return { kind: 'update', by: author?.name ?? 'somebody who has left', at: standing.at, text };
  }
  if (isUnseen(question, basis.questionId)) {
    return { kind: 'question', by: question.askedBy, at: question.at, text: question.question };
  }
  const { supplied } = said;
  if (supplied === undefined || supplied.id === basis.suppliedId) return undefined;
  const by = supplier?.name ?? 'the supplier';
  return { kind: 'figure', by, at: supplied.at, text: figureText(supplied.figure, indicator) };
}

function givenWords({ answer }: IndicatorRow): string {
  return [answer.figure, answer.commentary].filter((text) => text !== '').join('\n');
}

const COLUMN_OF: Readonly<Record<IndicatorFault['field'], ReturnColumn>> = {
  figure: 'Figure',
  expectedOn: 'Expected on',
  period: 'Period',
  choice: 'Status',
  overrideReason: 'Status differs because',
  commentary: 'Commentary',
  action: 'What is being done',
};

interface Whole {
  readonly around: RowSurroundings;
  readonly situation: IndicatorSituation;
  readonly content: IndicatorContent;
}

async function toStore(
  ports: CollectPorts,
  row: IndicatorRow,
  { around, situation, content }: Whole,
): Promise<RowDecision<NewIndicatorUpdate>> {
  const { indicator, figureWindow, plan, said } = situation;
  const { entering } = around;
  const { ownerId } = indicator;
  if (figureWindow === undefined || ownerId === undefined)
    throw new Error('A row was taken without a window or an owner.');
  const { window, entry } = figureWindow;
  const prefilled =
    row.basis.updateId === undefined ? undefined : said.update && answerOfIndicator(said.update, indicator);
  const others = [...(await readOtherCommentaries(ports, situation)), ...around.others];
  const before = said.earlier?.commentary;
  const questions = questionsOfIndicator(row.answer, content, { prefilled, before, others });
  const isOwner = entering.person.id === ownerId;
  return {
    kind: 'store',
    asked: { ...placeOf(row, 'Ref'), questions, drafter: undefined },
    update: {
      indicatorId: indicator.id,
      quarter: window.quarter,
      content,
      ownerId,
      enteredById: isOwner ? undefined : entering.person.id,
      howItCame: entering.howItCame,
      suppliedId: said.supplied?.id,
      printedIn: entry.kind === 'late' ? entry.printedIn : undefined,
      author: { ...entering.author, ...(isOwner ? {} : { onBehalfOf: ownerId }) },
      at: entering.now,
      formNonce: ports.newNonce(),
      submissionId: ports.newNonce(),
      contentHash: hashContent([indicator.id, window.quarter, content]),
      basedOn: said.update?.id,
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
      returnId: situation.question?.id,
      draft: undefined,
    },
  };
}
