import { describe, expect, it } from 'vitest';
import { indexSentences } from '../../../../src/core/review/checks/similar-index.ts';
import { inOneGo } from '../../../support/in-one-go.ts';
import { type Random, seeded } from '../../../support/seeded.ts';
import { shareOf } from '../../../support/share-of.ts';

const COMMON = ['the', 'of', 'and', 'schools', 'in'] as const;
const RARE = ['roof', 'hub', 'tender', 'carers', 'nursery', 'valuer', 'pupils', 'survey', 'bus', 'grant'] as const;

function writeSentence({ below, pick }: Random): readonly string[] {
  return Array.from({ length: 6 + below(10) }, () => (below(2) === 0 ? pick(COMMON) : pick(RARE)));
}

/** As somebody would who changes a word or two of last quarter's. */
function change(words: readonly string[], { below, pick }: Random): readonly string[] {
  const at = below(words.length);
  return below(3) === 0 ? words.toSpliced(at, 1) : words.toSpliced(at, 1, pick(RARE));
}

describe('sentences that are looked up by their rarest words', () => {
  it.each([50, 70, 85, 100])('leave none out that shares %i percent of its words, and most others', (percent) => {
    const random = seeded(percent);
    const first = Array.from({ length: 60 }, () => writeSentence(random));
    const sentences = [...first, ...first.map((words) => change(words, random)), ...first.slice(0, 10)];
    const { candidates } = inOneGo(indexSentences(sentences, percent));
    let similar = 0;
    for (const [own, words] of sentences.entries()) {
      const found = new Set(candidates(own));
      for (const [place, other] of sentences.entries()) {
        if (shareOf(words, other) < percent) continue;
        similar += 1;
        expect(found.has(place), `${words.join(' ')} | ${other.join(' ')}`).toBe(true);
      }
    }
    expect(similar).toBeGreaterThan(sentences.length);
  });

  it('are few, in the order in which they stand', () => {
    const sentences = [
      ['the', 'roof', 'of', 'the', 'hub', 'leaks'],
      ['the', 'survey', 'of', 'the', 'carers', 'ends'],
      ['the', 'roof', 'of', 'the', 'hub', 'is', 'dry'],
    ];
    expect(inOneGo(indexSentences(sentences, 70)).candidates(2)).toEqual([0, 2]);
  });
});
