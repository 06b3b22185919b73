import { describe, expect, it } from 'vitest';
import {
  type CoverSubject,
  mayBeCovered,
  sameRefFirst,
  type WhyUncoverable,
  whyUncoverable,
} from '../../../../src/core/collect/milestone/cover.ts';
import { aMilestone, anUpdate, aStatus } from '../../../support/report-builders.ts';

const OPEN: CoverSubject = { milestone: aMilestone('m1'), update: undefined, earlier: undefined, isReturned: false };

describe("a milestone that somebody's text is to cover", () => {
  it.each<readonly [string, Partial<CoverSubject>, WhyUncoverable | undefined]>([
    ['of which nothing was said', {}, undefined],
    ['that was on course last quarter', { earlier: anUpdate('m1') }, undefined],
    ['that is covered already', { update: anUpdate('m1', { kind: 'covered', coveredBy: 'm2' }) }, undefined],
    ['that was recorded without a text', { update: anUpdate('m1', { kind: 'on-course', commentary: '' }) }, undefined],
    ['that has a text of its own', { update: anUpdate('m1') }, 'answered'],
    ['for which a draft waits', { isDrafted: true }, 'drafted'],
    ['that was sent back', { isReturned: true }, 'sent-back'],
    ['that was completed earlier', { earlier: anUpdate('m1', { status: aStatus('completed') }) }, 'over'],
    ['that was dropped earlier', { earlier: anUpdate('m1', { status: aStatus('dropped') }) }, 'over'],
  ])('%s: %s', (_, changed, expected) => {
    expect(whyUncoverable({ ...OPEN, ...changed })).toBe(expected);
    expect(mayBeCovered({ ...OPEN, ...changed })).toBe(expected === undefined);
  });
});

describe('what may be covered', () => {
  it("stands in the plan's order, the same ref first", () => {
    const [a, b, c] = [aMilestone('a', { ref: 'X1' }), aMilestone('b', { ref: 'X2' }), aMilestone('c', { ref: 'X1' })];
    expect(sameRefFirst([b, a, c], 'X1').map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});
