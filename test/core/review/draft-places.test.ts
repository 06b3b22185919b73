import { describe, expect, it } from 'vitest';
import { checkChanges } from '../../../src/core/review/asked-change.ts';
import { draftPlaces, opensAt } from '../../../src/core/review/draft-places.ts';
import { aMilestone, anIndicator, aPlan, aSnapshot } from '../../support/report-builders.ts';

const words = 'Open two more sites in the north of the borough, and make sure that each has a garden';
const SNAPSHOT = aSnapshot({
  plan: aPlan({ milestones: [aMilestone('m-1', { ref: 'COPS2', words })], indicators: [anIndicator('i-1')] }),
});

describe('the paragraphs of a draft', () => {
  it('are its sections, its areas, and what stands in them, under the numbers that it prints', () => {
    const places = draftPlaces(SNAPSHOT);
    expect(places.filter(({ key }) => key.startsWith('section:')).map(({ label }) => label)).toEqual(
      SNAPSHOT.sections.map(({ number, title }) => `${number} ${title}`),
    );
    const milestone = places.find(({ key }) => key === 'milestone:m-1');
    expect(milestone?.label).toMatch(/^6\.1 COPS2 Open two more sites.*…$/);
    expect(places.some(({ key }) => key === 'indicator:i-1')).toBe(true);
    expect(places.every(({ label }) => label.length <= 75)).toBe(true);
    expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
  });

  it.each([
    ['milestone:m-1', { kind: 'entry', entry: { kind: 'milestone', id: 'm-1' } }],
    ['equality-action:e-1', { kind: 'entry', entry: { kind: 'equality-action', id: 'e-1' } }],
    ['item:i-1', { kind: 'items' }],
    ['section:finance', { kind: 'section-texts' }],
    [undefined, undefined],
  ])('%s opens what prints it', (key, opens) => {
    expect(opensAt(key)).toEqual(opens);
  });
});

describe('what an approver wants changed', () => {
  const places = [{ key: 'milestone:m-1', label: '6.1 COPS2 Open two more sites' }];
  const whole = { place: undefined, label: 'The whole report' };

  it.each([
    ['without words', [{ place: 'milestone:m-1', words: ' ' }], { ok: false, refusal: 'no-words' }],
    ['too long', [{ place: undefined, words: 'x'.repeat(701) }], { ok: false, refusal: 'too-long' }],
    [
      'in a paragraph, and in the whole',
      [
        { place: 'milestone:m-1', words: ' Say who. ' },
        { place: undefined, words: '' },
        { place: undefined, words: 'Shorter.' },
      ],
      {
        ok: true,
        value: [
          { place: 'milestone:m-1', label: places[0]?.label, words: 'Say who.' },
          { ...whole, words: 'Shorter.' },
        ],
      },
    ],
    [
      'in a paragraph that is not there',
      [{ place: 'milestone:x', words: 'No.' }],
      { ok: true, value: [{ ...whole, words: 'No.' }] },
    ],
  ])('%s', (_, typed, expected) => {
    expect(checkChanges(typed, places)).toEqual(expected);
  });
});
