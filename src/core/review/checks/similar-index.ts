import type { Steps } from '../../steps.ts';

/**
 * Which sentences may be similar to a given one, so that not each is compared with each. Two that share so many percent of
 * their words share one of their rarest words, too, among as many as may differ and one more: only those are looked up.
 * https://doi.org/10.1145/1242572.1242591 (prefix filtering)
 */
export interface SimilarIndex {
  /** Places in the list that was indexed, ascending: a few too many, never too few. */
  readonly candidates: (words: readonly string[]) => readonly number[];
}

/** @param percent of their words that two sentences share, above 0 */
export function* indexSentences(sentences: readonly (readonly string[])[], percent: number): Steps<SimilarIndex> {
  const rarity = countWords(sentences);
  const rarestOf = (words: readonly string[]) => pickRarest(words, { rarity, percent });
  const places = new Map<string, number[]>();
  for (const [place, words] of sentences.entries()) {
    for (const word of rarestOf(words)) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
    }
    yield 1;
  }
  return {
    candidates: (words) => {
      const found = [...rarestOf(words)].flatMap((word) => places.get(word) ?? []);
      return [...new Set(found)].toSorted((one, other) => one - other);
    },
  };
}

function countWords(sentences: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

interface Measure {
  readonly rarity: ReadonlyMap<string, number>;
  readonly percent: number;
}

/** The rarest first, in one order for all; a word that stands twice counts twice. */
function pickRarest(words: readonly string[], { rarity, percent }: Measure): ReadonlySet<string> {
  const shared = Math.max(1, Math.ceil((percent * words.length) / (200 - percent) - 1e-9));
  const rareness = (word: string) => rarity.get(word) ?? 0;
  const rarestFirst = words.toSorted((one, other) => rareness(one) - rareness(other) || (one < other ? -1 : 1));
  return new Set(rarestFirst.slice(0, words.length - shared + 1));
}
