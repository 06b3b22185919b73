import { describe, expect, it } from 'vitest';
import { DEFAULT_CHECK_SETTINGS } from '../../../../src/core/review/checks/check-settings.ts';
import type { PrintedText } from '../../../../src/core/review/checks/printed-texts.ts';
import { repeatedPairs } from '../../../../src/core/review/checks/repeated-texts.ts';
import { inOneGo } from '../../../support/in-one-go.ts';
import { seeded } from '../../../support/seeded.ts';

const WORDS = ['sites', 'open', 'in', 'May', 'the', 'third', 'follows', 'when', 'money', 'comes'] as const;

const aText = (text: string, index: number): PrintedText => ({
  subject: { kind: 'milestone', id: `m${index}`, ref: `REF${index}`, words: '' },
  milestoneIds: [`m${index}`],
  where: 'Area',
  text,
  sentences: [text],
  actionSentences: [],
});

/** Every text against every later one; of those that are the same, the first stands for all. */
function byHand(texts: readonly PrintedText[]): readonly string[] {
  const padded = texts.map(({ text }) => ` ${text.toLowerCase()} `);
  const isFirst = (place: number) => padded.indexOf(padded[place] ?? '') === place;
  return padded.flatMap((one, index) =>
    padded.slice(index + 1).flatMap((other, more) => {
      const place = index + 1 + more;
      if (!isFirst(index)) return [];
      if (one === other) return [`${index} ${place} same`];
      return isFirst(place) && (one.includes(other) || other.includes(one)) ? [`${index} ${place} contained`] : [];
    }),
  );
}

describe('texts that stand twice', () => {
  it.each([1, 2, 3])('are those that a comparison of each with each finds, in the same order: seed %i', (seed) => {
    const random = seeded(seed);
    const long = () => Array.from({ length: 12 }, () => random.pick(WORDS));
    const whole = Array.from({ length: 20 }, long);
    const parts = whole.map((words) => {
      const from = random.below(6);
      return words.slice(from, from + 6 + random.below(4));
    });
    const again = whole.slice(0, 5);
    const texts = [...whole, ...parts, ...again].map((words, index) => aText(words.join(' '), index));
    const found = inOneGo(repeatedPairs({ texts, settings: DEFAULT_CHECK_SETTINGS })).map(
      ({ one, other, how }) => `${texts.indexOf(one)} ${texts.indexOf(other)} ${how}`,
    );
    expect(found).toEqual(byHand(texts));
    expect(found.filter((pair) => pair.endsWith('same')).length).toBeGreaterThanOrEqual(5);
    expect(found.filter((pair) => pair.endsWith('contained')).length).toBeGreaterThanOrEqual(20);
  });

  it('are as many findings as there are texts, and not as there are pairs, where all say the same', () => {
    const texts = Array.from({ length: 400 }, (_, index) => aText('Work is going on as planned for now.', index));
    const pairs = inOneGo(repeatedPairs({ texts, settings: DEFAULT_CHECK_SETTINGS }));
    expect(pairs).toHaveLength(399);
    expect(new Set(pairs.map(({ one }) => one))).toEqual(new Set(texts.slice(0, 1)));
  });
});
