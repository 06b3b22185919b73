import { formatQuarter } from '../../core/calendar/quarter.ts';
import { done, type Result } from '../../core/result.ts';
import { renderAnnex } from './build-publication.ts';
import { type CompileRefusal, type CompileRequest, compileFrom, readQuarterSources } from './compile-quarter.ts';
import type { CompilePorts, ReportFile, ReportRenderer, RevisionStore } from './ports.ts';

export interface AnnexPorts extends CompilePorts {
  readonly revisions: Pick<RevisionStore, 'latest' | 'annex'>;
  readonly renderReport: ReportRenderer;
}

export interface ReadAnnex {
  /** None where nothing is withheld. */
  readonly files: readonly ReportFile[];
  /** Undefined for a draft. */
  readonly revision: number | undefined;
}

/** The annex of the newest revision, as it was stored; of a quarter that is not published, as it would be now. */
export async function readAnnex(
  ports: AnnexPorts,
  request: CompileRequest,
): Promise<Result<ReadAnnex, CompileRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const published = await ports.revisions.latest(read.value.directorate.id, formatQuarter(request.quarter));
  if (published !== undefined) {
    return done({ files: await ports.revisions.annex(published.id), revision: published.number });
  }
  const full = await compileFrom(ports, read.value, { now: request.now, revision: undefined });
  return done({ files: await renderAnnex(ports, full, read.value), revision: undefined });
}
