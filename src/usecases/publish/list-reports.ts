import { compareText, sortByName } from '../../core/sort-names.ts';
import type { PlanReader } from '../ports.ts';
import type { RevisionStore } from './ports.ts';
import type { UploadStore } from './upload-ports.ts';

/** A report that everybody in the workspace may read. */
export interface PublishedReport {
  readonly directorateId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly revision: number;
  readonly publishedAt: Date;
  /** When a Word file was uploaded that was edited outside, from which the other formats may differ. */
  readonly uploadedAt: Date | undefined;
  /** Where the council is, IANA name. */
  readonly timeZone: string;
}

export interface ListReportsPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates'>;
  readonly revisions: Pick<RevisionStore, 'list'>;
  readonly uploads: Pick<UploadStore, 'ofRevisions'>;
}

/** Newest quarter first; of each report its newest revision. @param directorateIds undefined: of all directorates */
export async function listReports(
  ports: ListReportsPorts,
  directorateIds: readonly string[] | undefined,
): Promise<readonly PublishedReport[]> {
  const [organisation, directorates, all] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.revisions.list(),
  ]);
  const timeZone = organisation?.timeZone ?? 'UTC';
  const theirs = all.filter(
    ({ directorateId }) => directorateIds === undefined || directorateIds.includes(directorateId),
  );
  const uploads = await ports.uploads.ofRevisions(theirs.map(({ id }) => id));
  const reports = theirs.flatMap(({ id, directorateId, quarter, number: revision, publishedAt }) => {
    const directorateName = directorates.find((each) => each.id === directorateId)?.name;
    if (directorateName === undefined) return [];
    const upload = uploads.get(id);
    const uploadedAt = upload?.isOwn === false ? upload.at : undefined;
    return [{ directorateId, directorateName, quarter, revision, publishedAt, uploadedAt, timeZone }];
  });
  return sortByName(reports, ({ directorateName }) => directorateName).toSorted((one, other) =>
    compareText(other.quarter, one.quarter),
  );
}
