import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { ReportFormat } from '../../core/publish/report-format.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import { type CompileRefusal, type CompileRequest, compileQuarter } from './compile-quarter.ts';
import type { ReadReportPorts, ReportFile, Revision, TooLong } from './ports.ts';
import type { Upload } from './upload-ports.ts';
import { differingUpload } from './upload-report.ts';

export interface ReadReportRequest extends CompileRequest {
  readonly format: ReportFormat;
  /** An earlier revision; undefined for the newest, or a draft where none is published. */
  readonly revision?: number | undefined;
  /** Which Word file, where another one was uploaded as what was published; without it that one. */
  readonly word?: 'published' | 'original';
}

export type ReadReportRefusal =
  | CompileRefusal
  | TooLong
  /** `known`: how many revisions there are, numbered from 1. */
  | { readonly reason: 'no-revision'; readonly wanted: number; readonly known: number };

export interface ReadReport {
  readonly file: ReportFile;
  /** Undefined for a draft. */
  readonly revision: number | undefined;
  /** The Word file that was edited outside and published; every other file may differ from it. */
  readonly upload?: Upload | undefined;
  /** It is that Word file. */
  readonly isUpload?: boolean;
}

/** A published report as it was stored, byte for byte; a draft compiled now where nothing was published yet. */
export async function readReport(
  ports: ReadReportPorts,
  request: ReadReportRequest,
): Promise<Result<ReadReport, ReadReportRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  if (request.revision !== undefined)
    return readRevision(ports, found.value.id, { ...request, wanted: request.revision });
  const published = await ports.revisions.latest(found.value.id, formatQuarter(request.quarter));
  if (published !== undefined) return readPublished(ports, published, request);
  const compiled = await compileQuarter(ports, request);
  if (!compiled.ok) return compiled;
  const made = await ports.renderReport(compiled.value, request.format);
  return made.ok ? done({ file: made.value, revision: undefined }) : made;
}

async function readRevision(
  ports: ReadReportPorts,
  directorateId: string,
  { wanted, ...request }: ReadReportRequest & { readonly wanted: number },
): Promise<Result<ReadReport, ReadReportRefusal>> {
  const revisions = await ports.revisions.ofQuarter(directorateId, formatQuarter(request.quarter));
  const revision = revisions.find(({ number }) => number === wanted);
  if (revision === undefined) return refuse({ reason: 'no-revision', wanted, known: revisions.length });
  return readPublished(ports, revision, request);
}

/** A format that did not exist when it was published is made from the stored snapshot. */
async function readPublished(
  ports: ReadReportPorts,
  { id, number, snapshot }: Revision,
  { format, word = 'published' }: ReadReportRequest,
): Promise<Result<ReadReport, TooLong>> {
  const stored = await ports.revisions.file(id, format);
  const made = stored === undefined ? await ports.renderReport(snapshot, format) : done(stored);
  if (!made.ok) return made;
  const file = made.value;
  const upload = await differingUpload(ports.uploads, id);
  const bytes = upload && format === 'docx' && word === 'published' ? await ports.uploads.bytes(upload.id) : undefined;
  if (bytes === undefined) return done({ file, revision: number, ...(upload && { upload }) });
  return done({ file: { ...file, bytes }, revision: number, upload, isUpload: true });
}
