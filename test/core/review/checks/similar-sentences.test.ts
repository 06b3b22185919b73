import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../src/core/publish/first-sentence.ts';
import { type CheckFacts, toCheckFacts } from '../../../../src/core/review/checks/check-facts.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../../../src/core/review/checks/check-settings.ts';
import { repeatedBy } from '../../../../src/core/review/checks/repeated-texts.ts';
import { findSimilarSentences } from '../../../../src/core/review/checks/similar-sentences.ts';
import { comparedWords } from '../../../../src/core/review/compared-words.ts';
import { isUnchanged } from '../../../../src/core/review/is-unchanged.ts';
import { checkSources, reportWith } from '../../../support/check-builders.ts';
import { inOneGo } from '../../../support/in-one-go.ts';
import { anUpdate } from '../../../support/report-builders.ts';
import { type Random, seeded } from '../../../support/seeded.ts';
import { shareOf } from '../../../support/share-of.ts';

/** Sentences of few or many different words, some of them nearly or quite the same. */
function createWriter({ below }: Random, differentWords: number) {
  const written: string[] = [];
  const word = () => `v${below(differentWords)}`;
  const sentence = () => {
    if (written.length > 3 && below(3) === 0) {
      const words = (written[below(written.length)] ?? '').split(' ');
      for (let changes = below(4); changes > 0; changes -= 1) words[below(words.length)] = word();
      return words.join(' ');
    }
    const words = Array.from({ length: 4 + below(12) }, word).join(' ');
    written.push(words);
    return words;
  };
  return () => Array.from({ length: 1 + below(4) }, () => `The ${sentence()}.`).join(' ');
}

function writeReport(seed: number, differentWords: number, similarPercent: number): CheckFacts {
  const random = seeded(seed);
  const write = createWriter(random, differentWords);
  const texts = Array.from({ length: 40 }, write);
  // What some said last quarter they say again, others said something else.
  const previous = texts.flatMap((text, index) => {
    const commentary = [text, write(), undefined][random.below(3)];
    return commentary === undefined ? [] : [anUpdate(`m${index + 1}`, { id: 100 + index, commentary })];
  });
  const settings = { ...DEFAULT_CHECK_SETTINGS, similarPercent };
  return inOneGo(toCheckFacts(checkSources({ ...reportWith(...texts), previous, settings })));
}

/** Each sentence compared with each that stands earlier. @returns of each pair of texts the two sentences, and the later ref */
function comparePlainly(facts: CheckFacts): readonly (readonly string[])[] {
  const isRepeated = inOneGo(repeatedBy(facts));
  const longEnough = (text: string) => comparedWords(text).length >= facts.settings.shortestText;
  const before = facts.plan.milestones.flatMap(({ id }) => {
    const commentary = facts.previous.get(id)?.commentary;
    return commentary === undefined ? [] : [{ id, sentences: sentencesOf(commentary).filter(longEnough) }];
  });
  return facts.texts.flatMap((other, own) => {
    const matches = new Map<number, readonly string[]>();
    const note = (place: number, ours: string, theirs: string) => {
      if (!matches.has(place)) matches.set(place, [other.subject.ref, ours, theirs]);
    };
    for (const theirs of other.sentences.filter(longEnough)) {
      const isNear = (ours: string, percent: number) => shareOf(comparedWords(ours), comparedWords(theirs)) >= percent;
      const earlier = facts.texts
        .slice(0, own)
        .flatMap((one, place) =>
          isRepeated(one, other) ? [] : one.sentences.filter(longEnough).map((ours) => ({ place, ours })),
        );
      const now = earlier.find(({ ours }) => isNear(ours, facts.settings.similarPercent));
      if (now !== undefined) note(now.place, now.ours, theirs);
      const said = before.flatMap(({ id, sentences }, place) => {
        const isOwn = other.milestoneIds.includes(id);
        if (isOwn && isUnchanged(other.text, sentences.join(' '))) return [];
        const percent = isOwn ? 100 : facts.settings.similarPercent;
        return sentences.map((ours) => ({ place: facts.texts.length + place, ours, percent }));
      });
      const last = said.find(({ ours, percent }) => isNear(ours, percent));
      if (last !== undefined) note(last.place, last.ours, theirs);
    }
    return [...matches].toSorted(([one], [next]) => one - next).map(([, match]) => match);
  });
}

describe('sentences that stand in another text too', () => {
  it.each([
    [8, 85],
    [30, 50],
    [30, 85],
    [100, 70],
    [1_000, 85],
  ])('are found as if each were compared with each: %i different words, %i percent', (differentWords, percent) => {
    let compared = 0;
    for (const seed of [1, 2, 3]) {
      const facts = writeReport(seed, differentWords, percent);
      const found = inOneGo(findSimilarSentences(facts)).map(({ subject, quotes }) => [
        subject.ref,
        ...quotes.map(({ text }) => text),
      ]);
      const plain = comparePlainly(facts);
      expect(found).toEqual(plain);
      compared += plain.length;
    }
    expect(compared).toBeGreaterThan(10);
  });
});
