import { formatQuarter } from '../../core/calendar/quarter.ts';
import { done, type Result } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import { type CompileRefusal, type CompileRequest, compileQuarter } from './compile-quarter.ts';
import type { ReadReportPorts, ReportFile, ReportFormat, Revision } from './ports.ts';

export interface ReadReportRequest extends CompileRequest {
  readonly format: ReportFormat;
}

export interface ReadReport {
  readonly file: ReportFile;
  /** Undefined for a draft. */
  readonly revision: number | undefined;
}

/** A published report as it was stored, byte for byte; a draft compiled now where nothing was published yet. */
export async function readReport(
  ports: ReadReportPorts,
  request: ReadReportRequest,
): Promise<Result<ReadReport, CompileRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const published = await ports.revisions.latest(found.value.id, formatQuarter(request.quarter));
  if (published !== undefined) return done(await readPublished(ports, published, request.format));
  const compiled = await compileQuarter(ports, request);
  if (!compiled.ok) return compiled;
  return done({ file: await ports.renderReport(compiled.value, request.format), revision: undefined });
}

/** A format that did not exist when it was published is made from the stored snapshot. */
async function readPublished(ports: ReadReportPorts, revision: Revision, format: ReportFormat): Promise<ReadReport> {
  const stored = await ports.revisions.file(revision.id, format);
  return { file: stored ?? (await ports.renderReport(revision.snapshot, format)), revision: revision.number };
}
