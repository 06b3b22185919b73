import type { LedContent } from '../collect/led/led-entry.ts';
import type { Question, QuestionCheck } from './question.ts';
import { questionsOfText } from './questions-of-text.ts';
import type { NamedText } from './same-text.ts';

export interface LedContext {
  /** What was said of the same in an earlier quarter. */
  readonly before: LedContent | undefined;
  /** The texts of the other risks and equality actions of this quarter. */
  readonly others: readonly NamedText[];
}

/** Everything that is asked once about the words of a risk or an equality action; each check once for all its texts. */
export function questionsOfLed(content: LedContent, { before, others }: LedContext): readonly Question[] {
  const earlier = before === undefined ? [] : textsOf(before);
  const saysOnCourse = content.kind === 'equality-action' && content.progress === 'on-course';
  const asked = new Map<QuestionCheck, Question>();
  for (const [index, text] of textsOf(content).entries()) {
    const questions = questionsOfText({ text, saysOnCourse, before: earlier[index], others });
    for (const question of questions) asked.set(question.check, asked.get(question.check) ?? question);
  }
  return [...asked.values()];
}

/** Its texts, in the order of the form. */
export function textsOf(content: LedContent): readonly string[] {
  return content.kind === 'risk' ? [content.done, content.next] : [content.text];
}
