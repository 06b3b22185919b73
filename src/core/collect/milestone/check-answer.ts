import { compareDates, type LocalDate } from '../../calendar/local-date.ts';
import type { Due } from '../../plan/plan.ts';
import { done, type Result, refuse } from '../../result.ts';
import { choiceToStatus, isRed, type StatusChoice } from './status-choice.ts';
import type { UpdateContent } from './update.ts';

/** Slack takes no more in one text field, and the report prints what was typed. Unit: UTF-16 code units. */
export const LONGEST_TEXT = 3000;

/** What the form holds, before it is checked. */
export interface Answer {
  readonly choice: StatusChoice | undefined;
  readonly commentary: string;
  readonly action: string;
  readonly actionBy: LocalDate | undefined;
  readonly completedOn: LocalDate | undefined;
}

export type AnswerFault =
  | { readonly field: 'choice'; readonly fault: 'missing' | 'not-offered' }
  | { readonly field: 'commentary'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'action'; readonly fault: 'missing-for-red' | 'too-long' }
  | { readonly field: 'completedOn'; readonly fault: 'missing' | 'in-the-future' }
  /** Completed on a day after the due date, or late on a day that is not. */
  | { readonly field: 'completedOn'; readonly fault: 'is-late' | 'is-in-time'; readonly due: LocalDate };

export interface AnswerRules {
  readonly offered: readonly StatusChoice[];
  readonly due: Due;
  /** Green needs no text this time: see whyTextIsDue. A text that covers others is needed in any case. */
  readonly mayBeSilent: boolean;
  /** Today in the directorate's zone. */
  readonly today: LocalDate;
}

/** Only structural faults refuse a form; all of them at once. */
export function checkAnswer(answer: Answer, rules: AnswerRules): Result<UpdateContent, readonly AnswerFault[]> {
  const faults = [
    ...choiceFaults(answer, rules),
    ...commentaryFaults(answer, rules),
    ...actionFaults(answer),
    ...dateFaults(answer, rules),
  ];
  if (faults.length > 0 || answer.choice === undefined) return refuse(faults);
  return done({
    status: choiceToStatus(answer.choice, answer.completedOn),
    commentary: answer.commentary.trim(),
    action: answer.action.trim(),
    actionBy: answer.actionBy,
  });
}

function choiceFaults(answer: Answer, rules: AnswerRules): readonly AnswerFault[] {
  if (answer.choice === undefined) return [{ field: 'choice', fault: 'missing' }];
  return rules.offered.includes(answer.choice) ? [] : [{ field: 'choice', fault: 'not-offered' }];
}

function commentaryFaults(answer: Answer, rules: AnswerRules): readonly AnswerFault[] {
  if (answer.commentary.length > LONGEST_TEXT) return [{ field: 'commentary', fault: 'too-long' }];
  const isNeeded = !rules.mayBeSilent || answer.choice !== 'green';
  return isNeeded && answer.commentary.trim() === '' ? [{ field: 'commentary', fault: 'missing' }] : [];
}

function actionFaults(answer: Answer): readonly AnswerFault[] {
  if (answer.action.length > LONGEST_TEXT) return [{ field: 'action', fault: 'too-long' }];
  if (answer.action.trim() !== '') return [];
  return answer.choice !== undefined && isRed(answer.choice) ? [{ field: 'action', fault: 'missing-for-red' }] : [];
}

function dateFaults({ choice, completedOn }: Answer, rules: AnswerRules): readonly AnswerFault[] {
  if (choice !== 'completed' && choice !== 'completed-late') return [];
  if (completedOn === undefined) return [{ field: 'completedOn', fault: 'missing' }];
  if (compareDates(completedOn, rules.today) > 0) return [{ field: 'completedOn', fault: 'in-the-future' }];
  return againstDue({ choice, completedOn }, rules);
}

/** Only the day is stored: a choice that says otherwise than the day would be lost without a word. */
function againstDue(
  { choice, completedOn }: { readonly choice: 'completed' | 'completed-late'; readonly completedOn: LocalDate },
  { due, offered }: AnswerRules,
): readonly AnswerFault[] {
  if (due.kind !== 'date' || !offered.includes('completed-late')) return [];
  const isLate = compareDates(completedOn, due.date) > 0;
  if (isLate === (choice === 'completed-late')) return [];
  return [{ field: 'completedOn', fault: isLate ? 'is-late' : 'is-in-time', due: due.date }];
}
