import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/core/collect/milestone/status.ts';
import type { MilestoneUpdate } from '../../../src/core/collect/milestone/update.ts';
import { isOutstanding } from '../../../src/core/collect/outstanding.ts';
import { aMilestone, anUpdate } from '../../support/remind-world.ts';
import { aReturn } from '../../support/review-builders.ts';

const milestone = aMilestone('m1', 'p-amc');

function said(progress: Progress, milestoneId = 'm1'): MilestoneUpdate {
  return anUpdate(milestoneId, {
    status: { progress, rag: undefined, amberReason: undefined, completedOn: undefined },
  });
}

describe('a milestone of the window', () => {
  it.each([
    ['of which nothing was ever said', { update: undefined, earlier: undefined }, true],
    ['that was updated this quarter', { update: said('in-progress'), earlier: undefined }, false],
    ['that was completed this quarter', { update: said('completed'), earlier: said('in-progress') }, false],
    ['that was in progress last quarter', { update: undefined, earlier: said('in-progress') }, true],
    ['that was completed in an earlier quarter', { update: undefined, earlier: said('completed') }, false],
    ['that was dropped in an earlier quarter', { update: undefined, earlier: said('dropped') }, false],
    ['that was deferred in an earlier quarter', { update: undefined, earlier: said('deferred') }, true],
    ['that missed its date in an earlier quarter', { update: undefined, earlier: said('not-completed') }, true],
    ['that was updated and came back', { update: said('in-progress'), earlier: undefined, returned: aReturn() }, true],
    [
      'that came back and was answered',
      { update: said('in-progress'), earlier: undefined, returned: aReturn({ answeredAt: new Date() }) },
      false,
    ],
    [
      'when another one came back',
      {
        update: said('in-progress'),
        earlier: undefined,
        returned: aReturn({ entry: { kind: 'milestone', id: 'm2' } }),
      },
      false,
    ],
    [
      'when only another one was completed',
      { update: said('completed', 'm2'), earlier: said('completed', 'm2') },
      true,
    ],
  ])('%s: outstanding is %s', (_what, everything, expected) => {
    expect(isOutstanding(milestone, everything)).toBe(expected);
  });
});
