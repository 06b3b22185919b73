import { describe, expect, it } from 'vitest';
import { cutForBoard } from '../../../src/core/publish/cut-for-board.ts';
import { listBoards } from '../../../src/core/publish/list-boards.ts';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { aMilestone, anIndicator, anUpdate, aPlan, aSnapshot, DIRECTORATE } from '../../support/report-builders.ts';

interface Boards {
  readonly own?: string;
  readonly area?: string;
  readonly first?: string;
  readonly second?: string;
  readonly indicator?: string;
}

/** One area with two milestones that share a text, and an indicator. */
function aReport({ own, area, first, second, indicator }: Boards, code = 'CE'): Snapshot {
  const [one, two] = [`${code}-1`, `${code}-2`];
  const plan = aPlan({
    areas: [{ id: 'a-1', name: 'Homes', board: area }],
    milestones: [aMilestone(one, { board: first }), aMilestone(two, { ref: 'LAS1', board: second })],
    indicators: [anIndicator(`${code}-i`, { board: indicator })],
  });
  const directorate = { ...DIRECTORATE, code, name: code, report: own === undefined ? {} : { board: own } };
  return aSnapshot({
    plan,
    directorate,
    current: [anUpdate(one), anUpdate(two, { kind: 'covered', coveredBy: one })],
  });
}

const whereOf = (boards: Boards) => {
  const { inNone, inTwo, boards: listed } = listBoards([aReport(boards)]);
  return {
    boards: listed.map(({ board, milestones, indicators }) => `${board} ${milestones}+${indicators}`),
    none: inNone.map(({ kind, refs }) => `${kind} ${refs}`),
    two: inTwo.map(({ kind, refs, boards: its }) => `${kind} ${refs}: ${its.join(', ')}`),
  };
};

describe('which board reads what', () => {
  it.each<readonly [string, Boards, ReturnType<typeof whereOf>]>([
    ['the directorate’s own board reads all', { own: 'Kids' }, { boards: ['Kids 2+1'], none: [], two: [] }],
    [
      'an area’s board reads its entries',
      { own: 'Kids', area: 'Town' },
      { boards: ['Kids 0+0', 'Town 2+1'], none: [], two: [] },
    ],
    [
      'an entry’s own board comes before its area’s, and one text about both stands in two reports',
      { area: 'Town', first: 'Skills' },
      { boards: ['Skills 1+0', 'Town 1+1'], none: [], two: ['text COPS1, LAS1: Skills, Town'] },
    ],
    [
      'what names no board stands in none',
      { first: 'Skills', second: 'Skills' },
      { boards: ['Skills 2+0'], none: ['indicator COPI1'], two: [] },
    ],
    [
      'an indicator may go to a board of its own',
      { own: 'Kids', indicator: 'Town' },
      { boards: ['Kids 2+0', 'Town 0+1'], none: [], two: [] },
    ],
    [
      'where no board is named at all, all stands in none',
      {},
      { boards: [], none: ['milestone COPS1', 'milestone LAS1', 'indicator COPI1', 'text COPS1, LAS1'], two: [] },
    ],
    [
      'spellings of one board are one',
      { own: "Children's  Board", area: 'children’s board' },
      { boards: ["Children's Board 2+1"], none: [], two: [] },
    ],
  ])('%s', (_, boards, expected) => {
    expect(whereOf(boards)).toEqual(expected);
  });

  it('says who takes part, and whose other sections no board reads', () => {
    const reports = [aReport({ own: 'Kids' }), { ...aReport({ first: 'Kids' }, 'HC'), revision: 2 }];
    const { boards, withoutBoard } = listBoards(reports);
    expect(boards.map(({ directorates }) => directorates)).toEqual([
      [
        { code: 'CE', revision: null, isOwn: true },
        { code: 'HC', revision: 2, isOwn: false },
      ],
    ]);
    expect(withoutBoard).toEqual(['HC']);
  });
});

describe('the report of a board that an area names', () => {
  it('holds the indicators of that area, and the directorate’s own board does not', () => {
    const report = aReport({ own: 'Kids', area: 'Town' });
    const indicatorsOf = (board: string) => cutForBoard([report], board)?.areas.flatMap(({ indicators }) => indicators);
    expect(indicatorsOf('Town')?.map(({ id }) => id)).toEqual(['CE-i']);
    expect(indicatorsOf('Kids')).toEqual([]);
  });
});
