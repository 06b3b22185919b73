import { readQuarterWords } from '../../core/review/quarter-words.ts';
import { readAskedOfTrail } from '../../core/review/trail-question.ts';
import type { PlanReader } from '../ports.ts';
import type { TrailQuestion } from './trail-wanted.ts';

/** What a history is asked for, in the words of `/quarter history`; of other words nothing, which is everything. */
export async function readTrailQuestion(plans: Pick<PlanReader, 'people'>, text: string): Promise<TrailQuestion> {
  const words = readQuarterWords(text, []);
  if (words.kind !== 'history') return {};
  const [from, to = from] = words.days;
  const initials = (await plans.people()).map((person) => person.initials);
  return { ...readAskedOfTrail(words.of, initials), from, to };
}
