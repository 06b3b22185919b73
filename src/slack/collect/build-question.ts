import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { FormQuestion } from '../../core/review/returned.ts';
import { richLine, section } from '../blocks.ts';

/** What an officer asked, above the form of any kind of entry. @param timeZone IANA, the directorate's. */
export function buildQuestion(
  { question, askedBy = 'The performance officer', at, isWaiting }: FormQuestion,
  timeZone: string,
): readonly KnownBlock[] {
  const asked = `${askedBy} sent this back on ${formatWithWeekday(localDateOf(at, timeZone))} and asks:`;
  const answered = isWaiting ? [] : [' You have answered; you can still change your answer.'];
  return [richLine({ bold: asked }, ...answered), section(question)];
}
