import type { ChosenCover } from '../../../core/collect/milestone/cover.ts';
import { fieldsToAnswer, fieldsToCovers } from '../../../core/collect/milestone/milestone-draft.ts';
import { saysMoreThanGreen } from '../../../core/collect/milestone/still-on-course.ts';
import type { Question } from '../../../core/review/question.ts';
import type { CollectPorts } from '../ports.ts';
import type { Siblings } from './read-covering.ts';

interface Coverer {
  readonly personId: string;
  readonly quarter: string;
  readonly siblings: Siblings;
}

/** What the writer of a text has begun for milestones that it is to cover: it would stand beside the text, unsent. */
export async function questionsOfBegun(
  { drafts }: Pick<CollectPorts, 'drafts'>,
  covers: readonly ChosenCover[],
  { personId, quarter, siblings }: Coverer,
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const { milestoneId: id } of covers) {
    const draft = await drafts.draft({ personId, entry: { kind: 'milestone', id }, quarter });
    const milestone = siblings.get(id)?.milestone;
    if (draft === undefined || milestone === undefined) continue;
    const answer = fieldsToAnswer(draft.fields);
    if (!saysMoreThanGreen(answer, fieldsToCovers(draft.fields))) continue;
    questions.push({
      check: 'begun',
      covered: `${milestone.ref} ${milestone.words}`,
      coveredId: id,
      found: answer.commentary.trim(),
    });
  }
  return questions;
}
