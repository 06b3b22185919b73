import { shorten } from '../../publish/shorten.ts';
import { asComparable } from '../same-text.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import type { PrintedText } from './printed-texts.ts';

/** Enough to tell milestones with the same ref apart. Unit: UTF-16 code units. */
const NAME_LENGTH = 50;

/** Two texts of one report, the earlier one first. */
export interface RepeatedPair {
  readonly one: PrintedText;
  readonly other: PrintedText;
  /** `same`: word for word; `contained`: one stands within the other. */
  readonly how: 'same' | 'contained';
}

/** Which texts stand twice. A text that covers several milestones is one text, and a silent green is none. */
export function repeatedPairs({ texts, settings }: Pick<CheckFacts, 'texts' | 'settings'>): readonly RepeatedPair[] {
  const comparable = texts.flatMap((text) => {
    const words = asComparable(text.text, settings.shortestText);
    return words === undefined ? [] : [{ text, words }];
  });
  return comparable.flatMap((one, index) =>
    comparable.slice(index + 1).flatMap((other): readonly RepeatedPair[] => {
      const pair = { one: one.text, other: other.text };
      if (one.words === other.words) return [{ ...pair, how: 'same' }];
      const isContained = one.words.includes(other.words) || other.words.includes(one.words);
      return isContained ? [{ ...pair, how: 'contained' }] : [];
    }),
  );
}

/** By ref, and by their words where the ref is the same. */
export function namesOf(one: PrintedText, other: PrintedText): readonly [string, string] {
  if (one.subject.ref !== other.subject.ref) return [one.subject.ref, other.subject.ref];
  const nameOf = ({ subject }: PrintedText) => `${subject.ref} ${shorten(subject.words, NAME_LENGTH)}`;
  return [nameOf(one), nameOf(other)];
}

/**
 * C1: the same commentary twice, which blocks. C2: one commentary that stands within another; its writer was asked in the
 * form where both were there, and the officer sees the whole report.
 */
export function findRepeatedTexts(facts: CheckFacts): readonly Finding[] {
  return repeatedPairs(facts).map(({ one, other, how }): Finding => {
    const [first, second] = namesOf(one, other);
    const about = {
      subject: other.subject,
      where: other.where,
      quotes: [
        { of: first, text: one.text },
        { of: second, text: other.text },
      ],
      basis: [one.subject.id, one.text, other.text].join('\n'),
    };
    if (how === 'same') {
      return {
        ...about,
        check: 'C1',
        level: 'block',
        found: `The same text stands under ${first} and ${second}.`,
        settledBy: 'Send one of them back; where one text is meant for both, its owner ticks "This text also covers".',
      };
    }
    return {
      ...about,
      check: 'C2',
      level: 'list',
      found: `The whole text of one stands within the other: ${first} and ${second}.`,
      settledBy: 'Send one of them back, and ask what is to be said of it alone.',
    };
  });
}
