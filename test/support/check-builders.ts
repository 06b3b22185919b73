import { localDate } from '../../src/core/calendar/local-date.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import type { CheckSources } from '../../src/core/review/checks/check-facts.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../src/core/review/checks/check-settings.ts';
import { findFindings } from '../../src/core/review/checks/find-findings.ts';
import type { CheckCode, Finding } from '../../src/core/review/checks/finding.ts';
import { inOneGo } from './in-one-go.ts';
import {
  aFigureBook,
  aMilestone,
  anUpdate,
  aPlan,
  aSnapshot,
  byMilestone,
  Q1,
  type SnapshotParts,
} from './report-builders.ts';

/* Reports that the checks are run on. */

export interface CheckedParts
  extends SnapshotParts,
    Partial<Pick<CheckSources, 'published' | 'day' | 'settings' | 'isClosed'>> {
  /** What a test changes in the compiled report. */
  readonly change?: (snapshot: Snapshot) => Snapshot;
}

export function checkSources({
  published,
  day,
  settings,
  isClosed = true,
  change = (same) => same,
  ...parts
}: CheckedParts): CheckSources {
  const { plan = aPlan(), quarter = Q1, figures = aFigureBook(), previous = [] } = parts;
  return {
    snapshot: change(aSnapshot(parts)),
    plan,
    quarter,
    figures,
    previous: byMilestone(previous),
    published: published ?? { last: undefined, beforeLast: undefined },
    day: day ?? localDate('2026-07-23'),
    isClosed,
    settings: settings ?? DEFAULT_CHECK_SETTINGS,
  };
}

export function findingsIn(parts: CheckedParts): readonly Finding[] {
  return inOneGo(findFindings(checkSources(parts)));
}

/** Those of one check, as `block COPS1`. */
export function found(check: CheckCode, parts: CheckedParts): readonly string[] {
  return findingsIn(parts).flatMap((finding) =>
    finding.check === check ? [`${finding.level} ${finding.subject.ref}`] : [],
  );
}

/** A plan with one milestone for each text, M1, M2 …, and an update for each; their words have nothing to do with one another. */
export function reportWith(...texts: readonly string[]): {
  readonly plan: Plan;
  readonly current: CheckedParts['current'];
} {
  const milestones = texts.map((_, index) => aMilestone(`m${index + 1}`, { ref: `M${index + 1}` }));
  return {
    plan: aPlan({ milestones }),
    current: texts.map((commentary, index) => anUpdate(`m${index + 1}`, { id: index + 1, commentary })),
  };
}
