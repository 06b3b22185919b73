import { shorten } from '../../publish/shorten.ts';
import { flatMapInSteps, type Steps } from '../../steps.ts';
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

/**
 * Which texts stand twice, each told of once: of several that are the same, the first stands for all in every comparison.
 * A text that covers several milestones is one text, and a silent green is none.
 */
export function* repeatedPairs(facts: Pick<CheckFacts, 'texts' | 'settings'>): Steps<readonly RepeatedPair[]> {
  const { comparable, firsts } = yield* sortOut(facts);
  const holders = yield* holdersOf(firsts);
  const places = new Map(firsts.map(({ words }, place) => [words, place]));
  const same = Map.groupBy(comparable, ({ words }) => words);
  const order = new Map(comparable.map(({ text }, place) => [text, place]));
  return yield* flatMapInSteps(firsts, ({ text: one, words }) => {
    const again = (same.get(words) ?? []).slice(1).map((other) => ({ one, other: other.text, how: 'same' as const }));
    const contained = [...(holders[places.get(words) ?? -1] ?? [])].flatMap((place): readonly RepeatedPair[] => {
      const other = firsts[place]?.text;
      return other === undefined ? [] : [{ one, other, how: 'contained' }];
    });
    return [...again, ...contained].toSorted((a, b) => (order.get(a.other) ?? 0) - (order.get(b.other) ?? 0));
  });
}

/** Is the officer told of these two already, or of two that are the same? */
export function* repeatedBy(
  facts: Pick<CheckFacts, 'texts' | 'settings'>,
): Steps<(one: PrintedText, other: PrintedText) => boolean> {
  const { comparable, firsts } = yield* sortOut(facts);
  const holders = yield* holdersOf(firsts);
  const places = new Map(firsts.map(({ words }, place) => [words, place]));
  const placeOf = new Map(comparable.map(({ text, words }) => [text, places.get(words)]));
  return (one, other) => {
    const [first, second] = [placeOf.get(one), placeOf.get(other)];
    if (first === undefined || second === undefined) return false;
    return first === second || holders[Math.min(first, second)]?.has(Math.max(first, second)) === true;
  };
}

/** `firsts`: one of each that are the same word for word. */
function* sortOut({ texts, settings }: Pick<CheckFacts, 'texts' | 'settings'>) {
  const comparable = yield* flatMapInSteps(texts, (text): readonly Comparable[] => {
    const words = asComparable(text.text, settings.shortestText);
    return words === undefined ? [] : [{ text, words }];
  });
  const firsts = [...Map.groupBy(comparable, ({ words }) => words).values()].flatMap((group) => group.slice(0, 1));
  return { comparable, firsts };
}

/**
 * Of each text the places of later ones that hold it or stand in it. What holds a text holds its rarest word: only those
 * that do are compared, since a large report has millions of pairs.
 */
function* holdersOf(comparable: readonly Comparable[]): Steps<readonly ReadonlySet<number>[]> {
  const holders = comparable.map(() => new Set<number>());
  const placesOf = new Map<string, number[]>();
  const wordsOf: (readonly string[])[] = [];
  for (const [place, text] of comparable.entries()) {
    const words = [...new Set(text.words.trim().split(' '))];
    wordsOf.push(words);
    for (const word of words) {
      const known = placesOf.get(word);
      if (known === undefined) placesOf.set(word, [place]);
      else known.push(place);
    }
    yield 1;
  }
  const rarestOf = (words: readonly string[]) =>
    words.map((word) => placesOf.get(word) ?? []).reduce((one, other) => (other.length < one.length ? other : one));
  for (const [place, { words }] of comparable.entries()) {
    for (const other of rarestOf(wordsOf[place] ?? [])) {
      if (other === place || comparable[other]?.words.includes(words) !== true) continue;
      holders[Math.min(place, other)]?.add(Math.max(place, other));
    }
    yield 1;
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
export function* findRepeatedTexts(facts: CheckFacts): Steps<readonly Finding[]> {
  return (yield* repeatedPairs(facts)).map(({ one, other, how }): Finding => {
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
