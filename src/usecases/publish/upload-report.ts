import { createHash } from 'node:crypto';
import { type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import type { Author, Patience, PlanReader } from '../ports.ts';
import type { Revision, RevisionStore } from './ports.ts';
import type { Upload, UploadStore } from './upload-ports.ts';

export interface UploadPorts {
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly revisions: Pick<RevisionStore, 'ofQuarter' | 'file'>;
  readonly uploads: UploadStore;
}

export interface UploadRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly directorateCode: string;
  readonly quarter: Quarter;
  /** Undefined for the newest. */
  readonly revision: number | undefined;
  /** A Word file; what it holds was checked by whoever read it. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly now: Date;
  readonly patience: Patience;
}

export type UploadRefusal =
  | UnknownDirectorate
  | { readonly reason: 'no-revision'; readonly wanted: number; readonly known: number }
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'busy' };

export interface Uploaded {
  readonly revision: number;
  readonly sha256: string;
  /** The same bytes stood there already. */
  readonly isUnchanged: boolean;
  /** They are those of our own file, so that all formats agree. */
  readonly isOwn: boolean;
}

/**
 * A Word file that was edited outside is kept as what was published of a revision; our own stays beside it, and the
 * other formats are said to differ. The same file twice is stored once; our own file uploaded again sets things right.
 */
export async function uploadReport(
  ports: UploadPorts,
  request: UploadRequest,
): Promise<Result<Uploaded, UploadRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const permission = may(request.by, 'amend', { directorateId: found.value.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const revisions = await ports.revisions.ofQuarter(found.value.id, formatQuarter(request.quarter));
  const wanted = request.revision ?? Math.max(1, revisions.length);
  const revision = revisions.find(({ number }) => number === wanted);
  if (revision === undefined) return refuse({ reason: 'no-revision', wanted, known: revisions.length });
  return store(ports, request, revision);
}

async function store(
  ports: UploadPorts,
  request: UploadRequest,
  revision: Revision,
): Promise<Result<Uploaded, UploadRefusal>> {
  const { author, file, now: at, patience } = request;
  const sha256 = hash(file.bytes);
  const own = await ports.revisions.file(revision.id, 'docx');
  const ownSha = own && hash(own.bytes);
  for (;;) {
    const standing = (await ports.uploads.ofRevisions([revision.id])).get(revision.id);
    const isUnchanged = sha256 === (standing?.sha256 ?? ownSha);
    const uploaded = { revision: revision.number, sha256, isUnchanged, isOwn: sha256 === ownSha };
    if (isUnchanged) return done(uploaded);
    const change = { revisionId: revision.id, standingId: standing?.id, sha256, author, at, ...file };
    const stored = await ports.uploads.add(change, patience);
    if (stored.ok) return done(uploaded);
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Somebody else uploaded meanwhile: look again.
  }
}

/** The Word file that is what was published of a revision, where it is not our own. */
export async function differingUpload(
  uploads: Pick<UploadStore, 'ofRevisions'>,
  revisionId: number,
): Promise<Upload | undefined> {
  const upload = (await uploads.ofRevisions([revisionId])).get(revisionId);
  return upload?.isOwn === false ? upload : undefined;
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
