import type { Steps } from '../../steps.ts';

/**
 * Which sentences may be similar to a given one, so that not each is compared with each. Two that share so many percent of
 * their words share several of their rarest words, too, among as many as may differ and some more: only those are looked up.
 * One alone would leave thousands in a report of few different words.
 * https://doi.org/10.1145/1242572.1242591 (prefix filtering), https://doi.org/10.1145/2213836.2213847 (of several)
 */
export interface SimilarIndex {
  /** Of one that was indexed, by its place: places, ascending, its own among them. A few too many, never too few. */
  readonly candidates: (place: number) => readonly number[];
}

/** How many of their rarest words two sentences share at least, where they share as many at all. */
const SHARED_RAREST = 3;

/** What is looked up of one sentence. */
interface Rarest {
  /** Numbers of words; the second time that a word stands there is another one. */
  readonly words: readonly number[];
  /** So many of them stand in each that is similar. */
  readonly least: number;
}

/** @param percent of their words that two sentences share, above 0 */
export function* indexSentences(sentences: readonly (readonly string[])[], percent: number): Steps<SimilarIndex> {
  const numbered: (readonly number[])[] = [];
  const counts: number[] = [];
  const numbers = new Map<string, number>();
  for (const words of sentences) {
    const own = words.map((word, at) => numberOf(`${word} ${timesBefore(words, at)}`, numbers));
    for (const number of own) counts[number] = (counts[number] ?? 0) + 1;
    numbered.push(own);
    yield 1;
  }
  const rareness = (number: number) => counts[number] ?? 0;
  const rarest: Rarest[] = [];
  const places = new Map<number, number[]>();
  for (const [place, own] of numbered.entries()) {
    const picked = pickRarest(own, { percent, rareness });
    for (const word of picked.words) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
    }
    rarest.push(picked);
    yield 1;
  }
  const met = new Uint16Array(sentences.length);
  return {
    candidates: (place) => {
      const { words, least } = rarest[place] ?? { words: [], least: 1 };
      const lists = words.map((word) => places.get(word) ?? []);
      const found: number[] = [];
      for (const list of lists) {
        for (const other of list) {
          const times = (met[other] ?? 0) + 1;
          met[other] = times;
          if (times === least) found.push(other);
        }
      }
      for (const list of lists) for (const other of list) met[other] = 0;
      return found.toSorted((one, other) => one - other);
    },
  };
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function timesBefore(words: readonly string[], at: number): number {
  return words.filter((word, before) => before < at && word === words[at]).length;
}

interface Measure {
  readonly percent: number;
  readonly rareness: (word: number) => number;
}

/** The rarest first, in one order for all. */
function pickRarest(words: readonly number[], { percent, rareness }: Measure): Rarest {
  const shared = Math.max(1, Math.ceil((percent * words.length) / (200 - percent) - 1e-9));
  const least = Math.min(SHARED_RAREST, shared);
  const rarestFirst = words.toSorted((one, other) => rareness(one) - rareness(other) || one - other);
  return { words: rarestFirst.slice(0, words.length - shared + SHARED_RAREST), least };
}
