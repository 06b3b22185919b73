import { compareDates, formatLong } from '../../calendar/local-date.ts';
import { periodOf } from '../../calendar/quarter.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { promisedDate } from './promised-dates.ts';

/** C14: a sentence that speaks of a day as still to come which is over when the report is read. */
export function findStaleTexts({ texts, quarter, day }: CheckFacts): readonly Finding[] {
  const { last } = periodOf(quarter);
  return texts.flatMap(({ subject, where, sentences, actionSentences }) =>
    [...sentences, ...actionSentences].flatMap((sentence): readonly Finding[] => {
      const promised = promisedDate(sentence, last);
      if (promised === undefined || compareDates(promised.date, day) >= 0) return [];
      return [
        {
          check: 'C14',
          level: 'list',
          subject,
          where,
          quotes: [{ of: subject.ref, text: sentence }],
          basis: sentence,
          found: `This is still to come in the text, but ${promised.printed} is over on ${formatLong(day)}.`,
          settledBy: 'Ask what became of it, and have the sentence say so.',
        },
      ];
    }),
  );
}
