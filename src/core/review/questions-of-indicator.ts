import type { IndicatorAnswer } from '../collect/indicator/check-figure-answer.ts';
import type { IndicatorContent } from '../collect/indicator/indicator-update.ts';
import type { EmptiedText, Question } from './question.ts';
import { questionsOfAction, questionsOfEmptied } from './questions-of-answer.ts';
import { questionsOfText, type WrittenText } from './questions-of-text.ts';

/** The texts of the form that may be emptied by mistake. */
export type IndicatorTexts = Pick<IndicatorAnswer, EmptiedText>;

const TEXTS = ['commentary', 'action', 'period'] as const;

/** Everything that is asked once about the answer of an indicator's form, before it is stored as it is: see stillToAsk. */
export function questionsOfIndicator(
  answer: IndicatorTexts,
  { status }: Pick<IndicatorContent, 'status'>,
  {
    prefilled,
    ...compared
  }: Pick<WrittenText, 'before' | 'others'> & {
    /** What the form began with; undefined when its fields were empty. */
    readonly prefilled: IndicatorTexts | undefined;
  },
): readonly Question[] {
  const emptied = TEXTS.filter((field) => answer[field].trim() === '' && (prefilled?.[field] ?? '') !== '');
  const choice = status.amberReason === 'uncertain' ? 'amber-uncertain' : undefined;
  const saysOnCourse = status.rag === 'green';
  return [
    ...questionsOfEmptied(emptied),
    ...questionsOfAction({ choice, action: answer.action }),
    ...questionsOfText({ text: answer.commentary, saysOnCourse, ...compared }),
  ];
}
