import { may } from '../../core/access.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { type Result, refuse } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import {
  type Uploaded,
  type UploadPorts,
  type UploadRefusal,
  type UploadRequest,
  uploadReport,
} from './upload-report.ts';

export interface RevertRequest extends Omit<UploadRequest, 'file' | 'revision'> {
  readonly revision: number;
}

/** Our own Word file of a revision is what was published again, as if it had been uploaded. */
export async function revertUpload(
  ports: UploadPorts,
  { revision: wanted, ...request }: RevertRequest,
): Promise<Result<Uploaded, UploadRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const permission = may(request.by, 'amend', { directorateId: found.value.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const revisions = await ports.revisions.ofQuarter(found.value.id, formatQuarter(request.quarter));
  const revision = revisions.find(({ number }) => number === wanted);
  const file = revision && (await ports.revisions.file(revision.id, 'docx'));
  if (file === undefined) return refuse({ reason: 'no-revision', wanted, known: revisions.length });
  return uploadReport(ports, { ...request, revision: wanted, file });
}
