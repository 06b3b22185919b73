import type { PlanReader } from '../ports.ts';
import type { RevisionStore } from './ports.ts';

/** A report that everybody in the workspace may read. */
export interface PublishedReport {
  readonly directorateId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly revision: number;
  readonly publishedAt: Date;
  /** Where the council is, IANA name. */
  readonly timeZone: string;
}

export interface ListReportsPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates'>;
  readonly revisions: Pick<RevisionStore, 'list'>;
}

/** Newest quarter first; of each report its newest revision. @param directorateIds undefined: of all directorates */
export async function listReports(
  { plans, revisions }: ListReportsPorts,
  directorateIds: readonly string[] | undefined,
): Promise<readonly PublishedReport[]> {
  const [organisation, directorates, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    revisions.list(),
  ]);
  const timeZone = organisation?.timeZone ?? 'UTC';
  return all
    .filter(({ directorateId }) => directorateIds === undefined || directorateIds.includes(directorateId))
    .flatMap(({ directorateId, quarter, number, publishedAt }) => {
      const directorate = directorates.find(({ id }) => id === directorateId);
      if (directorate === undefined) return [];
      return [{ directorateId, directorateName: directorate.name, quarter, revision: number, publishedAt, timeZone }];
    })
    .toSorted(
      (one, other) =>
        other.quarter.localeCompare(one.quarter) || one.directorateName.localeCompare(other.directorateName),
    );
}
