import { compareDates, type LocalDate } from '../../calendar/local-date.ts';
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
  | { readonly field: 'completedOn'; readonly fault: 'missing' | 'in-the-future' };

export interface AnswerRules {
  readonly offered: readonly StatusChoice[];
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

function dateFaults(answer: Answer, rules: AnswerRules): readonly AnswerFault[] {
  if (answer.choice !== 'completed' && answer.choice !== 'completed-late') return [];
  if (answer.completedOn === undefined) return [{ field: 'completedOn', fault: 'missing' }];
  return compareDates(answer.completedOn, rules.today) > 0 ? [{ field: 'completedOn', fault: 'in-the-future' }] : [];
}
