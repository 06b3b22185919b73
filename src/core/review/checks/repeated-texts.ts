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

interface Comparable {
  readonly text: PrintedText;
  /** With a blank at both ends. */
  readonly words: string;
}

/** Which texts stand twice. A text that covers several milestones is one text, and a silent green is none. */
export function repeatedPairs({ texts, settings }: Pick<CheckFacts, 'texts' | 'settings'>): readonly RepeatedPair[] {
  const comparable = texts.flatMap((text): readonly Comparable[] => {
    const words = asComparable(text.text, settings.shortestText);
    return words === undefined ? [] : [{ text, words }];
  });
  const holders = holdersOf(comparable);
  return comparable.flatMap((one, index) =>
    [...(holders[index] ?? [])]
      .toSorted((first, second) => first - second)
      .flatMap((place): readonly RepeatedPair[] => {
        const other = comparable[place];
        if (other === undefined) return [];
        return [{ one: one.text, other: other.text, how: one.words === other.words ? 'same' : 'contained' }];
      }),
  );
}

/**
 * Of each text the places of later ones that hold it or stand in it. What holds a text holds its rarest word: only those
 * that do are compared, since a large report has millions of pairs.
 */
function holdersOf(comparable: readonly Comparable[]): readonly ReadonlySet<number>[] {
  const holders = comparable.map(() => new Set<number>());
  const placesOf = new Map<string, number[]>();
  const wordsOf = comparable.map(({ words }) => [...new Set(words.trim().split(' '))]);
  for (const [place, words] of wordsOf.entries()) {
    for (const word of words) {
      const known = placesOf.get(word);
      if (known === undefined) placesOf.set(word, [place]);
      else known.push(place);
    }
  }
  const rarestOf = (words: readonly string[]) =>
    words.map((word) => placesOf.get(word) ?? []).reduce((one, other) => (other.length < one.length ? other : one));
  for (const [place, { words }] of comparable.entries()) {
    for (const other of rarestOf(wordsOf[place] ?? [])) {
      if (other === place || comparable[other]?.words.includes(words) !== true) continue;
      holders[Math.min(place, other)]?.add(Math.max(place, other));
    }
  }
  return holders;
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
