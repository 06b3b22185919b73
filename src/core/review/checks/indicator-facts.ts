import type { SnapshotArea, SnapshotIndicator } from '../../publish/snapshot.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';

interface Situation extends Pick<CheckFacts, 'isClosed'> {
  readonly hasTarget: boolean;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

type Fault = Pick<Finding, 'level' | 'basis' | 'found' | 'settledBy'>;

/**
 * C26: a figure missing without a reason, a figure without a status, a status without a target. Where nothing was said
 * of an indicator the report says so, and once collecting has ended it is shown to the officer.
 */
export function findIncompleteIndicators({ snapshot, plan, isClosed }: CheckFacts): readonly Finding[] {
  return snapshot.areas.flatMap((area) =>
    area.indicators.flatMap((indicator) => {
      const target = plan.indicators.find(({ id }) => id === indicator.id)?.target.kind;
      return faultsOf(indicator, { hasTarget: target === 'number', isClosed, quarter: snapshot.quarter.code }).map(
        (fault) => toFinding(fault, indicator, area),
      );
    }),
  );
}

function faultsOf(
  { ref, actual, whyNoActual, status, isMissing }: SnapshotIndicator,
  { hasTarget, isClosed, quarter }: Situation,
): readonly Fault[] {
  if (isMissing === true) {
    if (!isClosed) return [];
    return [
      {
        level: 'list',
        basis: `no update ${quarter}`,
        found: `Nothing was said of ${ref}; the report says that a figure was not available.`,
        settledBy: 'Ask its owner; published as it is, the figure can follow in the next report.',
      },
    ];
  }
  const faults: Fault[] = [];
  const block = (basis: string, found: string, settledBy: string) =>
    faults.push({ level: 'block', basis, found, settledBy });
  if (actual === null && whyNoActual === null) {
    block(
      'no reason',
      `${ref} has neither a figure nor a reason why there is none.`,
      'Send it back for one of the two.',
    );
  }
  const isJudged = status !== undefined && status.kind !== 'none';
  if (actual !== null && hasTarget && !isJudged) {
    block('no status', `${ref} has a figure and a target, and no status.`, 'Send it back: its owner gives the status.');
  }
  if (isJudged && !hasTarget) {
    const settledBy = 'Send it back, or give it a target in the plan.';
    block('no target', `${ref} has a status, and no target that it could be judged by.`, settledBy);
  }
  return faults;
}

function toFinding(fault: Fault, { id, ref, words }: SnapshotIndicator, { name }: SnapshotArea): Finding {
  return { ...fault, check: 'C26', subject: { kind: 'indicator', id, ref, words }, where: name, quotes: [] };
}
