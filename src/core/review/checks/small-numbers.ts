import { MONTHS } from '../../calendar/dates-in-text.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const PEOPLE =
  'child|children|young people|young person|pupils?|students?|babies|infants?|boys?|girls?|parents?|carers?|famil(?:y|ies)|residents?|patients?|' +
  'tenants?|people|persons?|adults?|women|woman|men|man|care leavers?|teenagers?|apprentices?|learners?|clients?|victims?|offenders?|households?';
/** What people gave their name to is not people: "two Children in Need Teams", "one family centre". */
const NOT_PEOPLE =
  "(?![ -](?:in need (?:plans?|teams?)|centres?|teams?|services?|homes?|trusts?|hubs?|boards?|courts?|plans?|days?|s’|workers?|places?))(?![’'])";
/** What a number counts or belongs to instead: "2 year old children", "3 June". */
const NO_COUNT = ['years?', 'months?', 'weeks?', 'days?', 'and', 'to', 'or', 'per', ...MONTHS].join('|');
/** A number, at most two words between, people: "3 looked after children". Not "2 year old children", "Level 2 pupils". */
const BESIDE_PEOPLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}£.,/-]|(?:level|stage|year|phase|tier|band|ks|quarter|aged|age|grade|section|part) )(\d|${NUMBER_WORDS.join('|')}) (?!(?:${NO_COUNT})\b)(?:of (?:the|our|these) )?(?:\p{Ll}+ ){0,2}?(?:${PEOPLE})\b${NOT_PEOPLE}`,
  'giu',
);

/** C34: so few people that somebody might be recognised. A reader of the report decides; nothing is hidden by itself. */
export function findSmallNumbers({ texts, settings }: CheckFacts): readonly Finding[] {
  return texts.flatMap(({ subject, where, sentences, actionSentences }) =>
    [...sentences, ...actionSentences].flatMap((sentence): readonly Finding[] => {
      const words = smallNumberIn(sentence, settings.smallNumber);
      if (words === undefined) return [];
      return [
        {
          check: 'C34',
          level: 'list',
          subject,
          where,
          quotes: [{ of: subject.ref, text: sentence }],
          basis: sentence,
          found: `"${words}" is so few that somebody might be recognised.`,
          settledBy: `Ask whether it must be said; "fewer than ${settings.smallNumber}" may do.`,
        },
      ];
    }),
  );
}

/** The first words that count so few people; undefined where there are none. @param bound fewer than this are few */
function smallNumberIn(sentence: string, bound: number): string | undefined {
  for (const match of sentence.matchAll(BESIDE_PEOPLE)) {
    const given = (match[1] ?? '').toLowerCase();
    const number = NUMBER_WORDS.includes(given) ? NUMBER_WORDS.indexOf(given) : Number(given);
    if (number > 0 && number < bound) return match[0];
  }
  return undefined;
}
