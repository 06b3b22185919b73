import { describe, expect, it } from 'vitest';
import { cutForBoard } from '../../../src/core/publish/cut-for-board.ts';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, DIRECTORATE } from '../../support/report-builders.ts';

const CHILDREN = 'Children’s Services Board';

function aReport(code: string, board: string | undefined, more: Partial<Snapshot> = {}): Snapshot {
  const [own, other] = [`${code}-1`, `${code}-2`];
  const plan = aPlan({
    areas: [{ id: `a-${code}`, name: 'Homes' }],
    milestones: [
      aMilestone(own, { areaId: `a-${code}` }),
      aMilestone(other, { areaId: `a-${code}`, ref: 'LAS1', ownerId: 'p-SN', board: 'Skills Panel' }),
    ],
  });
  const directorate = {
    ...DIRECTORATE,
    code,
    name: `Directorate ${code}`,
    report: board === undefined ? {} : { board },
  };
  return {
    ...aSnapshot({ plan, directorate, current: [anUpdate(own), anUpdate(other, { ownerId: 'p-SN' })] }),
    ...more,
  };
}

const refs = (cut: Snapshot | undefined) =>
  cut?.areas.map(({ name, milestones }) => [name, milestones.map(({ id }) => id)]);

describe('what one board sees', () => {
  it('is what is its directorate’s own and names no other board, however the board is typed', () => {
    const cut = cutForBoard([aReport('CE', CHILDREN)], "children's  services board");
    expect(refs(cut)).toEqual([['Homes', ['CE-1']]]);
    expect(cut?.areas[0]?.commentaries.map(({ milestoneIds }) => milestoneIds)).toEqual([['CE-1']]);
    expect(cut?.counts).toMatchObject({ green: 1 });
    expect(cut?.key.map(({ initials }) => initials)).toEqual(['AMc']);
  });

  it('is put together from several directorates, which headings name', () => {
    const cut = cutForBoard([aReport('CE', CHILDREN), aReport('HC', undefined)], 'Skills Panel');
    expect(refs(cut)).toEqual([
      ['Directorate CE: Homes', ['CE-2']],
      ['Directorate HC: Homes', ['HC-2']],
    ]);
    expect(cut?.cut).toEqual({ board: 'Skills Panel', directorates: ['Directorate CE', 'Directorate HC'] });
  });

  it('is nothing where no plan names it', () => {
    expect(cutForBoard([aReport('CE', CHILDREN)], 'Parks Board')).toBeUndefined();
  });

  it.each([
    [null, null, null],
    [1, null, null],
    [1, 1, 1],
    [2, 1, 2],
    [2, 2, 3],
  ])('revisions %s and %s make version %s', (one, other, expected) => {
    const cut = cutForBoard(
      [aReport('CE', CHILDREN, { revision: one }), aReport('HC', undefined, { revision: other })],
      'Skills Panel',
    );
    expect(cut?.revision).toBe(expected);
  });

  it('counts items of several directorates through', () => {
    const item = {
      id: 'x',
      section: 'key-developments',
      number: '2.1',
      title: 'News',
      text: [],
      initials: null,
    } as const;
    const cut = cutForBoard(
      [aReport('CE', CHILDREN, { items: [item] }), aReport('HC', CHILDREN, { items: [{ ...item, id: 'y' }] })],
      CHILDREN,
    );
    expect(cut?.items?.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '2.1 Directorate CE: News',
      '2.2 Directorate HC: News',
    ]);
  });
});
