import { describe, expect, it } from 'vitest';
import { indexOf } from '../../../src/core/plan/plan-index.ts';
import { aMilestone, aPlan } from '../../support/report-builders.ts';

const PLAN = aPlan({
  milestones: [
    aMilestone('m-1', { ref: 'COPS1', ownerId: 'p-2', contributorIds: ['p-3', 'p-1', 'p-3'] }),
    aMilestone('m-2', { ref: 'cops 1', ownerId: 'p-1' }),
    aMilestone('m-3', { ref: 'LAS3', ownerId: 'p-2', contributorIds: ['p-3'] }),
    aMilestone('m-4', { ref: 'LAS4', ownerId: undefined }),
  ],
});
const idsOf = (milestones: readonly { readonly id: string }[]) => milestones.map(({ id }) => id);

describe('the index of a plan', () => {
  it('finds a milestone by its id, and nothing under another', () => {
    expect(indexOf(PLAN).milestone('m-3')?.ref).toBe('LAS3');
    expect(indexOf(PLAN).milestone('m-9')).toBeUndefined();
  });

  it('finds every milestone with a ref, however it is typed', () => {
    expect(idsOf(indexOf(PLAN).milestonesWithRef('cops–1'))).toEqual(['m-1', 'm-2']);
    expect(indexOf(PLAN).milestonesWithRef('COPS9')).toEqual([]);
  });

  it('lists the milestones of several owners in the plan’s order, each once', () => {
    expect(idsOf(indexOf(PLAN).milestonesOf(['p-2', 'p-1', 'p-2']))).toEqual(['m-1', 'm-2', 'm-3']);
    expect(idsOf(indexOf(PLAN).milestonesOf(['p-2']))).toEqual(idsOf(indexOf(PLAN).milestonesOf(['p-2', 'p-9'])));
  });

  it('lists nothing for nobody, not even what has no owner', () => {
    const [first, ...rest] = PLAN.milestones;
    const ownerless = { ...PLAN, milestones: [...rest, ...(first ? [{ ...first, ownerId: undefined }] : [])] };
    expect(indexOf(ownerless).milestonesOf([])).toEqual([]);
    expect(indexOf(ownerless).milestonesOf(['p-9'])).toEqual([]);
  });

  it('lists the milestones that somebody contributes to in the plan’s order, each once', () => {
    expect(idsOf(indexOf(PLAN).milestonesWithContributor('p-3'))).toEqual(['m-1', 'm-3']);
    expect(idsOf(indexOf(PLAN).milestonesWithContributor('p-1'))).toEqual(['m-1']);
    expect(indexOf(PLAN).milestonesWithContributor('p-2')).toEqual([]);
  });

  it('knows who answers for something', () => {
    expect([...indexOf(PLAN).owners]).toEqual(['p-2', 'p-1']);
  });

  it('is made once for a plan, and anew for another', () => {
    expect(indexOf(PLAN)).toBe(indexOf(PLAN));
    expect(indexOf({ ...PLAN })).not.toBe(indexOf(PLAN));
  });
});
