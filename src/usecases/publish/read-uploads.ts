import { type Actor, may, type Permission } from '../../core/access.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader } from '../ports.ts';
import type { Revision, RevisionStore } from './ports.ts';
import type { Upload, UploadStore } from './upload-ports.ts';

export interface ReadUploadsPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'organisation'>;
  readonly revisions: Pick<RevisionStore, 'ofQuarter'>;
  readonly uploads: Pick<UploadStore, 'ofRevisions'>;
}

/** What was published of one quarter, with the Word files that were edited outside. */
export interface Uploads {
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Oldest first; `upload` where another Word file than our own is what was published. */
  readonly revisions: readonly (Pick<Revision, 'number' | 'publishedAt'> & { readonly upload: Upload | undefined })[];
  /** IANA. */
  readonly timeZone: string;
}

export type ReadUploads =
  | { readonly outcome: 'uploads'; readonly uploads: Uploads }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The directorate is not there, or nothing of the quarter was published. */
  | { readonly outcome: 'gone' };

/** For the officer who gives a Word file as what was published. The request is not to be trusted. */
export async function readUploads(
  ports: ReadUploadsPorts,
  { by, directorateCode, quarter }: { readonly by: Actor; readonly directorateCode: string; readonly quarter: string },
): Promise<ReadUploads> {
  const found = await findDirectorate(ports.plans, directorateCode);
  const permission = may(by, 'amend', found.ok ? { directorateId: found.value.id } : {});
  if (!permission.allowed) return { outcome: 'refused', permission };
  if (!found.ok) return { outcome: 'gone' };
  const { id, code, name } = found.value;
  const [revisions, organisation] = await Promise.all([
    ports.revisions.ofQuarter(id, quarter),
    ports.plans.organisation(),
  ]);
  if (revisions.length === 0) return { outcome: 'gone' };
  const standing = await ports.uploads.ofRevisions(revisions.map((revision) => revision.id));
  const uploadOf = ({ id: revisionId }: Revision) => {
    const upload = standing.get(revisionId);
    return upload?.isOwn === false ? upload : undefined;
  };
  return {
    outcome: 'uploads',
    uploads: {
      directorateCode: code,
      directorateName: name,
      quarter,
      revisions: revisions.map((revision) => ({
        number: revision.number,
        publishedAt: revision.publishedAt,
        upload: uploadOf(revision),
      })),
      timeZone: organisation?.timeZone ?? 'UTC',
    },
  };
}
