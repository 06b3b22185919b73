import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader } from '../ports.ts';
import type { Revision, RevisionStore } from './ports.ts';
import type { Upload, UploadStore } from './upload-ports.ts';
import { differingUpload } from './upload-report.ts';

/** What a list says of one revision. */
export interface RevisionEntry extends Pick<Revision, 'number' | 'sha256' | 'publishedAt' | 'publishedBy'> {
  /** How many things it changed in the one before; 0 of the first. */
  readonly changes: number;
  /** The reasons that it gives, each once. */
  readonly reasons: readonly string[];
  /** The Word file that was edited outside and published instead of ours. */
  readonly upload: Upload | undefined;
}

/** Every revision of a report, the oldest first; none where it is not published. */
export async function listRevisions(
  ports: {
    readonly plans: Pick<PlanReader, 'directorates'>;
    readonly revisions: Pick<RevisionStore, 'ofQuarter'>;
    readonly uploads: Pick<UploadStore, 'ofRevisions'>;
  },
  { directorateCode, quarter }: { readonly directorateCode: string; readonly quarter: Quarter },
): Promise<Result<readonly RevisionEntry[], UnknownDirectorate>> {
  const found = await findDirectorate(ports.plans, directorateCode);
  if (!found.ok) return found;
  const revisions = await ports.revisions.ofQuarter(found.value.id, formatQuarter(quarter));
  const entries = revisions.map(async ({ id, number, sha256, publishedAt, publishedBy, snapshot }) => {
    const { amendments = [] } = snapshot;
    return {
      number,
      sha256,
      publishedAt,
      publishedBy,
      changes: amendments.length,
      reasons: [...new Set(amendments.map(({ why }) => why))],
      upload: await differingUpload(ports.uploads, id),
    };
  });
  return done(await Promise.all(entries));
}
