import { describe, expect, it } from 'vitest';
import type { HandedMark } from '../../../src/core/collect/draft-request.ts';
import type { ItemVersion } from '../../../src/core/collect/item/item.ts';
import { sharesOf } from '../../../src/core/publish/share.ts';
import { type HolderSources, holdersOf } from '../../../src/core/publish/share-holders.ts';
import {
  aFigureBook,
  aMilestone,
  anIndicator,
  anIndicatorUpdate,
  anUpdate,
  aPlan,
  aSnapshot,
  aStatus,
  byMilestone,
  EMPTY_BOOK,
  EMPTY_LED_BOOK,
  type SnapshotParts,
} from '../../support/report-builders.ts';

const PLAN = aPlan({
  milestones: [aMilestone('m1'), aMilestone('m2', { ref: 'LAS1', ownerId: 'p-SN' }), aMilestone('m3')],
  indicators: [anIndicator('i1')],
});
const CURRENT = [anUpdate('m1'), anUpdate('m2', { ownerId: 'p-SN' })];
const FIGURES = aFigureBook([anIndicatorUpdate('i1')]);
const HANDED: HandedMark = {
  id: 1,
  entry: { kind: 'milestone', id: 'm1' },
  quarter: '2026-27/Q1',
  contributorId: 'p-TC',
  at: new Date('2026-07-08T09:00:00Z'),
  decision: { kind: 'approved', byId: 'p-AMc', at: new Date('2026-07-09T09:00:00Z') },
};
const ITEM: ItemVersion = {
  id: 1,
  itemId: 'item-1',
  directorateId: 'd-ce',
  quarter: '2026-27/Q1',
  kind: 'key-development',
  title: 'New sixth form opens',
  text: 'It opened.',
  authorIds: ['p-TC', 'p-SN'],
  followsId: undefined,
  isWithdrawn: false,
  enteredById: 'p-TC',
  at: new Date('2026-07-08T09:00:00Z'),
};

const holders = (more: Partial<HolderSources> = {}) =>
  holdersOf({
    plan: PLAN,
    updates: { current: byMilestone(CURRENT) },
    figures: FIGURES,
    ledBook: EMPTY_LED_BOOK,
    itemBook: EMPTY_BOOK,
    handed: [],
    ...more,
  });
const report = (more: SnapshotParts = {}) =>
  aSnapshot({ plan: PLAN, current: CURRENT, figures: FIGURES, revision: 1, ...more });
/** `p-AMc: COPS1 Words of m1 = Green` */
const told = (shares: ReturnType<typeof sharesOf>) =>
  shares.flatMap(({ personId, lines }) =>
    lines.map(({ title, word, part }) => `${personId} ${part}: ${title} = ${word}`),
  );

const AMC_M1 = 'p-AMc own: COPS1 Words of m1 = Green';
const SN_M2 = 'p-SN own: LAS1 Words of m2 = Green';
const AMC_I1 = 'p-AMc own: COPI1 Words of i1 = 79.2%, Green';

describe('what a report prints of somebody', () => {
  it('is what they sent, with its status, in the order of the report; what nobody sent is told to nobody', () => {
    expect(told(sharesOf(report(), holders()))).toEqual([AMC_M1, AMC_I1, SN_M2]);
  });

  it('is an item for each of its authors', () => {
    const itemBook = { ...EMPTY_BOOK, items: [ITEM] };
    const lines = told(sharesOf(report({ itemBook }), holders({ itemBook })));
    expect(lines.filter((line) => line.includes('sixth form'))).toEqual([
      'p-TC own: Key development 2.1 New sixth form opens = ',
      'p-SN own: Key development 2.1 New sixth form opens = ',
    ]);
  });

  it.each<[string, readonly HandedMark[], number]>([
    ['that was approved', [HANDED], 1],
    ['that waits still', [{ ...HANDED, decision: undefined }], 0],
    [
      'in whose place the owner wrote something else',
      [{ ...HANDED, decision: { kind: 'answered', byId: 'p-AMc', at: HANDED.at } }],
      0,
    ],
    ['of another directorate', [{ ...HANDED, entry: { kind: 'milestone', id: 'elsewhere' } }], 0],
    ['of a milestone that is printed without an update', [{ ...HANDED, entry: { kind: 'milestone', id: 'm3' } }], 0],
    [
      'of which the newest is somebody else’s',
      [HANDED, { ...HANDED, id: 2, contributorId: 'p-SN', decision: undefined }],
      0,
    ],
  ])('is the text of a contributor %s', (_, handed, count) => {
    const lines = told(sharesOf(report(), holders({ handed })));
    expect(lines.filter((line) => line.startsWith('p-TC drafted: COPS1'))).toHaveLength(count);
    expect(lines).toContain(AMC_M1);
  });
});

describe('what a correction prints otherwise', () => {
  const again = (more: SnapshotParts) => told(sharesOf(report({ ...more, revision: 2 }), holders(), report()));

  it.each<[string, SnapshotParts, readonly string[]]>([
    ['is nothing where nothing has changed', {}, []],
    [
      'is a status, told to its owner alone',
      { current: [anUpdate('m1'), anUpdate('m2', { ownerId: 'p-SN', status: aStatus('red') })] },
      ['p-SN own: LAS1 Words of m2 = Red'],
    ],
    [
      'is a commentary, told to its owner alone',
      { current: [anUpdate('m1', { commentary: 'Three sites.' }), anUpdate('m2', { ownerId: 'p-SN' })] },
      [AMC_M1],
    ],
    [
      'is a figure',
      {
        figures: aFigureBook([
          anIndicatorUpdate('i1', {
            status: { rag: 'red', amberReason: undefined, how: 'judged', overrideReason: '' },
          }),
        ]),
      },
      ['p-AMc own: COPI1 Words of i1 = 79.2%, Red'],
    ],
  ])('%s', (_, more, lines) => {
    expect(again(more)).toEqual(lines);
  });

  it('is told to whoever owns a text that covers several, for each of them', () => {
    const covered = [
      anUpdate('m1'),
      anUpdate('m3', { kind: 'covered', coveredBy: 'm1', commentary: 'Commentary on m1.' }),
    ];
    const before = report({ current: covered });
    const after = report({ current: covered.map((each) => ({ ...each, commentary: 'Otherwise.' })) });
    const both = holders({ updates: { current: byMilestone(covered) } });
    expect(told(sharesOf(after, both, before))).toEqual([AMC_M1, 'p-AMc own: COPS1 Words of m3 = Green']);
  });
});
