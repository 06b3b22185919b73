import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/validate/view.ts';
import { NOT_KEPT_BLOCK } from '../../../src/slack/not-kept.ts';
import { buildWithholding } from '../../../src/slack/publish/build-withholding.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { openWithholding, type WithholdingDesk } from '../../../src/usecases/publish/open-withholding.ts';
import { withholdText } from '../../../src/usecases/publish/withhold-text.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
let cops2: string;
beforeEach(async () => {
  world = await openCollectWorld();
  cops2 = await world.milestoneId('COPS2');
});
afterEach(() => world.house.close());

const actor = (initials: string) =>
  findActor({ ...world.ports, administrators: [] }, { slackUserId: world.userId(initials), teamId: 'T1' }, NOW);
const open = async (initials = 'JP') =>
  openWithholding(world.house, { by: await actor(initials), directorateCode: 'CE', quarter: '2026-27/Q1', now: NOW });
const withhold = async (why: string | undefined, initials = 'JP') =>
  withholdText(world.house, {
    by: await actor(initials),
    author: { actor: world.userId(initials) },
    directorateCode: 'CE',
    quarter: { startYear: 2026, number: 1 },
    name: cops2,
    why,
    now: NOW,
    patience: patience(),
  });
const desk = async (): Promise<WithholdingDesk> => {
  const opened = await open();
  if (opened.outcome !== 'desk') throw new Error(opened.outcome);
  return opened.desk;
};
const names = (texts: readonly { readonly subject: { readonly id: string } }[]) =>
  texts.map(({ subject }) => subject.id);

describe('the texts that an officer may keep back', () => {
  it('are those of every kind, and what is kept back stands apart with who did it and why', async () => {
    const before = await desk();
    expect(new Set(before.open.map(({ subject }) => subject.kind))).toEqual(
      new Set(['milestone', 'indicator', 'risk', 'equality-action']),
    );
    expect(before.withheld).toEqual([]);
    expect((await withhold('  A court case is open.  ')).ok).toBe(true);
    const after = await desk();
    expect(after.withheld).toMatchObject([
      { text: { name: 'COPS2' }, by: 'Jo Pardew', why: 'A court case is open.', kind: 'withheld' },
    ]);
    expect(names(after.open)).not.toContain(cops2);
  });

  it('are printed again once that is taken back, and a second time changes nothing', async () => {
    await withhold('A court case is open.');
    expect((await withhold(undefined)).ok).toBe(true);
    expect(await withhold(undefined)).toMatchObject({ refusal: { reason: 'so-already' } });
    const after = await desk();
    expect(after.withheld).toEqual([]);
    expect(names(after.open)).toContain(cops2);
  });

  it.each([
    ['no reason', ' \n ', 'why-missing'],
    ['a reason that no annex prints', 'x'.repeat(1001), 'why-too-long'],
  ])('are not kept back with %s', async (_, why, reason) => {
    expect(await withhold(why)).toEqual({ ok: false, refusal: { reason } });
    expect((await desk()).withheld).toEqual([]);
  });

  it('are shown to the officer, and to nobody else', async () => {
    for (const initials of ['AMc', 'HD', 'FW']) {
      expect(await open(initials)).toMatchObject({ outcome: 'refused' });
      expect(await withhold('Because.', initials)).toMatchObject({ refusal: { reason: 'not-allowed' } });
    }
  });
});

describe('the form in which they are', () => {
  const text = (index: number) => ({
    subject: { kind: 'milestone', id: `m-${index}` } as const,
    name: `REF${index}`,
    words: 'Ö & <b> 学校 '.repeat(40),
  });

  it.each([
    [0, 0],
    [1, 1],
    [600, 40],
  ])('fits into a view, whatever there is: %i open, %i kept back', async (open, withheld) => {
    const kept = { id: 1, kind: 'withheld', why: 'x'.repeat(1000), actor: 'U', at: NOW, by: 'Jo' } as const;
    const opened = {
      outcome: 'desk',
      desk: {
        ...(await desk()),
        open: Array.from({ length: open }, (_, index) => text(index)),
        withheld: Array.from({ length: withheld }, (_, index) => ({ ...kept, ...text(index), text: text(index) })),
      },
    } as const;
    const view = JSON.parse(JSON.stringify(buildWithholding(opened)));
    expect(checkView(view)).toBeUndefined();
    expect(JSON.stringify(view).includes('100 more texts')).toBe(open > 500);
    expect(JSON.stringify(view).includes('And 12 more')).toBe(withheld > 28);
  });

  it('begins empty after a text was kept back', async () => {
    const blockIds = async () =>
      buildWithholding(await open())
        .blocks.map(({ block_id }) => block_id)
        .filter((id) => id !== undefined && id !== NOT_KEPT_BLOCK);
    const before = await blockIds();
    expect(before).toHaveLength(2);
    await withhold('A court case is open.');
    const after = await blockIds();
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    await withhold(undefined);
    expect(await blockIds()).toEqual(after);
  });
});
