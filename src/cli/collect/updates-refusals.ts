import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { IndicatorFault } from '../../core/collect/indicator/check-figure-answer.ts';
import type { AnswerFault } from '../../core/collect/milestone/check-answer.ts';
import type { Question } from '../../core/review/question.ts';
import type { ImportSheetRefusal } from '../../usecases/collect/sheet/import-return-sheet.ts';
import type { RowConflict, RowFault, RowProblem, RowQuestions } from '../../usecases/collect/sheet/row-decision.ts';
import { RETURN_WORDS } from './return-sheet-words.ts';
import { figureFaultText } from './values-words.ts';

const NOTHING_STORED = 'Nothing was stored.';
const AGAIN =
  'Write the sheet anew for these ("ragtime updates sheet"), or answer them in Slack; the rest of this file can come again.';

/** Why nothing of a return sheet was stored, each cell on a line. */
export function importSheetRefusalText(refusal: ImportSheetRefusal): string {
  switch (refusal.reason) {
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}". ${NOTHING_STORED}`;
    case 'busy':
      return `The database was busy for too long. ${NOTHING_STORED} Please run the same command again.`;
    case 'rows': {
      const { problems, conflicts, questions } = refusal;
      const isOnlyAsked = problems.length + conflicts.length === 0;
      return [
        ...problems.map(problemText),
        ...conflicts.flatMap(conflictLines),
        ...(conflicts.length > 0 ? [AGAIN] : []),
        ...questions.flatMap(questionLines),
        isOnlyAsked ? `${NOTHING_STORED} With --anyway it is stored as it is.` : NOTHING_STORED,
      ].join('\n');
    }
  }
}

interface Place {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
}

function placeText({ sheet, cell, ref }: Place): string {
  return `${sheet} ${cell} (${ref})`;
}

function problemText(problem: RowProblem): string {
  return `${placeText(problem)}: ${rowFaultText(problem.what)}`;
}

function rowFaultText(what: RowFault): string {
  switch (what.fault) {
    case 'gone':
      return 'this is no longer in the plan.';
    case 'twice':
      return 'this stands in the file twice; one row is accepted.';
    case 'mixed-up':
      return `the row's hidden part belongs to "${what.wanted}". Rows may have been sorted or copied by halves; fill it in again in a new sheet.`;
    case 'other-owner':
      return what.initials === undefined
        ? 'this has no owner now; the plan is to name one first.'
        : `this belongs to ${what.initials} now; write a sheet for ${what.initials}.`;
    case 'not-yours':
      return `${what.initials} is no officer of this directorate, nor the owner or their deputy; one of these is to enter it.`;
    case 'closed':
      return `nothing is taken for it in ${titleOfQuarter(what.quarter)} now.`;
    case 'day-not-needed':
      return 'a day of completion stands beside a status that says it is not completed; take one of them back.';
    case 'perhaps-a-share':
      return 'the cell may hold a share or a percentage; write 79.2 for 79.2%, or put an apostrophe in front where it is meant as it stands.';
    case 'not-offered':
      return `this status does not fit its dates; ${what.offered.map((choice) => RETURN_WORDS.choices[choice]).join(' · ')} would be accepted.`;
    case 'answer':
      return answerFaultText(what.answer);
    case 'figure':
      return indicatorFaultText(what.figure);
  }
}

function answerFaultText(fault: AnswerFault): string {
  switch (fault.fault) {
    case 'missing-for-red':
      return 'Red needs a line on what is being done. If nothing can be done, say so and why.';
    case 'not-offered':
      return 'this status does not fit its dates.';
    case 'too-long':
      return 'this is longer than 3,000 characters.';
    case 'in-the-future':
      return 'this day is still to come; give the day on which it was completed.';
    case 'is-late':
      return `it was due ${formatLong(fault.due)}, and this day is later; choose “${RETURN_WORDS.choices['completed-late']}”, or correct the day.`;
    case 'is-in-time':
      return `it was due ${formatLong(fault.due)}, and this day is not later; choose “${RETURN_WORDS.choices.completed}”, or correct the day.`;
    case 'missing':
      return MISSING[fault.field];
  }
}

const MISSING = {
  choice: 'the status is missing.',
  commentary: 'a few sentences on what councillors should know are missing.',
  completedOn: 'the day on which it was completed is missing.',
} as const;

function indicatorFaultText(fault: IndicatorFault): string {
  switch (fault.field) {
    case 'figure':
    case 'expectedOn':
    case 'period':
      return figureFaultText(fault);
    case 'choice':
      return 'the status is missing.';
    case 'overrideReason':
      return OVERRIDE[fault.fault];
    case 'commentary':
      return fault.fault === 'missing'
        ? 'Amber and Red need a few sentences on the reason.'
        : 'this is longer than 3,000 characters.';
    case 'action':
      return fault.fault === 'missing-for-red'
        ? 'Red needs a line on what is being done. If nothing can be done, say so and why.'
        : 'this is longer than 3,000 characters.';
  }
}

const OVERRIDE = {
  missing: 'say in a line why the status differs from the computed one.',
  'not-needed': 'the status is the computed one, so this would be printed nowhere.',
  'too-long': 'this is longer than 200 characters.',
} as const;

/** Both texts, so that somebody can decide. */
function conflictLines(conflict: RowConflict): readonly string[] {
  const { since, given } = conflict;
  return [
    `${placeText(conflict)}: ${sinceText(since)}`,
    ...indented('there now', since.text),
    ...indented('in the file', given),
  ];
}

function sinceText(since: RowConflict['since']): string {
  switch (since.kind) {
    case 'update':
      return `${since.by} has answered it since this sheet was written, or since its last import.`;
    case 'question':
      return `${since.by ?? 'An officer'} has sent it back with a question since this sheet was written.`;
    case 'figure':
      return `${since.by} has given a figure since this sheet was written.`;
  }
}

function indented(lead: string, text: string): readonly string[] {
  return text === '' ? [] : [`  ${lead}: ${text.replaceAll('\n', '\n    ')}`];
}

function questionLines(asked: RowQuestions): readonly string[] {
  const { questions, drafter } = asked;
  return [
    ...questions.map((question) => `${placeText(asked)}: ${questionText(question)}`),
    ...(drafter === undefined
      ? []
      : [`${placeText(asked)}: a draft of ${drafter} waits for the owner, and would not be needed any more.`]),
  ];
}

function questionText({ check, found = '' }: Question): string {
  switch (check) {
    case 'emptied':
      return 'a text that stood here when the sheet was written is taken out.';
    case 'action-for-amber':
      return 'Amber because it is uncertain usually has a line on what is being done and who is doing it.';
    case 'what-happens-now':
      return 'its date has come and it is not completed; what happens now?';
    case 'same-text':
      return `the same words stand under ${found}.`;
    case 'says-too-little':
      return 'this text is very short.';
    case 'words-against-green':
      return `the text says "${found}", and the status says on course.`;
    case 'unchanged':
      return 'this is the text of last quarter, word for word.';
    case 'begun':
      return 'something else was begun for it in Slack, and is not sent.';
  }
}
