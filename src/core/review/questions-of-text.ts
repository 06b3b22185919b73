import { isUnchanged } from './is-unchanged.ts';
import type { Question } from './question.ts';
import { findSameText, type NamedText } from './same-text.ts';
import { saysTooLittle } from './says-too-little.ts';
import { findWordsAgainstGreen } from './words-against-green.ts';

/** A text of any kind, with what it is compared with. */
export interface WrittenText {
  readonly text: string;
  /** Does its status say that all is well? */
  readonly saysOnCourse: boolean;
  /** What was said of the same in the quarter before; undefined when nothing was. */
  readonly before: string | undefined;
  /** The other texts of this quarter that stand by themselves, not those that are meant to be the same. */
  readonly others: readonly NamedText[];
}

/** Everything that is read from the words of one text; asked together, once. An empty text raises no question. */
export function questionsOfText({ text, saysOnCourse, before, others }: WrittenText): readonly Question[] {
  const questions: Question[] = [];
  if (saysTooLittle(text)) questions.push({ check: 'says-too-little' });
  if (isUnchanged(text, before)) questions.push({ check: 'unchanged' });
  const same = findSameText(text, others);
  if (same !== undefined) questions.push({ check: 'same-text', found: same });
  const words = saysOnCourse ? findWordsAgainstGreen(text) : undefined;
  if (words !== undefined) questions.push({ check: 'words-against-green', found: words });
  return questions;
}
