import { describe, expect, it } from 'vitest';
import { type CoverSubject, mayBeCovered, sameRefFirst } from '../../../../src/core/collect/milestone/cover.ts';
import { aMilestone, anUpdate, aStatus } from '../../../support/report-builders.ts';

const OPEN: CoverSubject = { milestone: aMilestone('m1'), update: undefined, earlier: undefined, isReturned: false };

describe("a milestone that somebody's text is to cover", () => {
  it.each<readonly [string, Partial<CoverSubject>, boolean]>([
    ['of which nothing was said', {}, true],
    ['that was on course last quarter', { earlier: anUpdate('m1') }, true],
    ['that is covered already', { update: anUpdate('m1', { kind: 'covered', coveredBy: 'm2' }) }, true],
    ['that was recorded without a text', { update: anUpdate('m1', { kind: 'on-course', commentary: '' }) }, true],
    ['that has a text of its own', { update: anUpdate('m1') }, false],
    ['for which a draft waits', { isDrafted: true }, false],
    ['that was sent back', { isReturned: true }, false],
    ['that was completed earlier', { earlier: anUpdate('m1', { status: aStatus('completed') }) }, false],
    ['that was dropped earlier', { earlier: anUpdate('m1', { status: aStatus('dropped') }) }, false],
  ])('%s: %s', (_, changed, expected) => {
    expect(mayBeCovered({ ...OPEN, ...changed })).toBe(expected);
  });
});

describe('what may be covered', () => {
  it("stands in the plan's order, the same ref first", () => {
    const [a, b, c] = [aMilestone('a', { ref: 'X1' }), aMilestone('b', { ref: 'X2' }), aMilestone('c', { ref: 'X1' })];
    expect(sameRefFirst([b, a, c], 'X1').map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});
