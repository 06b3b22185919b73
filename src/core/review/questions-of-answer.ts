import type { Answer } from '../collect/milestone/check-answer.ts';
import { isOnCourse } from '../collect/milestone/status-choice.ts';
import type { EmptiedText, Question } from './question.ts';
import { questionsOfText, type WrittenText } from './questions-of-text.ts';
import { findWordsAgainstGreen } from './words-against-green.ts';

export interface AnswerContext extends Pick<WrittenText, 'before' | 'others'> {
  /** What the form began with; undefined when its fields were empty. */
  readonly prefilled: Pick<Answer, 'commentary' | 'action'> | undefined;
}

/** Everything that is asked once about the answer of a milestone's form, before it is stored as it is: see stillToAsk. */
export function questionsOfAnswer(answer: Answer, { prefilled, ...text }: AnswerContext): readonly Question[] {
  const emptied = (['commentary', 'action'] as const).filter(
    (field) => answer[field].trim() === '' && (prefilled?.[field] ?? '') !== '',
  );
  const saysOnCourse = answer.choice !== undefined && isOnCourse(answer.choice);
  return [
    ...questionsOfEmptied(emptied),
    ...questionsOfAction(answer),
    ...questionsOfText({ ...text, text: answer.commentary, saysOnCourse }),
  ];
}

/**
 * The same about a milestone that a text covers with a status of its own. @param text that covers it
 * @param id of the covered one. @param ref by which the writer knows which one is meant
 */
export function questionsOfCover(
  answer: Pick<Answer, 'choice' | 'action'>,
  { text, id, ref }: { readonly text: string; readonly id: string; readonly ref: string },
): readonly Question[] {
  const words = answer.choice !== undefined && isOnCourse(answer.choice) ? findWordsAgainstGreen(text) : undefined;
  const against: readonly Question[] = words === undefined ? [] : [{ check: 'words-against-green', found: words }];
  return [...questionsOfAction(answer), ...against].map((question) => ({ ...question, covered: ref, coveredId: id }));
}

export function questionsOfEmptied(emptied: readonly EmptiedText[]): readonly Question[] {
  return emptied.length === 0 ? [] : [{ check: 'emptied', emptied }];
}

/** What is being done: asked for where it is usually missing by oversight, required only for Red. */
export function questionsOfAction({ choice, action }: Pick<Answer, 'choice' | 'action'>): readonly Question[] {
  if (action.trim() !== '') return [];
  if (choice === 'amber-uncertain' || choice === 'not-started-amber') return [{ check: 'action-for-amber' }];
  return choice === 'not-completed' ? [{ check: 'what-happens-now' }] : [];
}
