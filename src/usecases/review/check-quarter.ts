import { type Actor, may, type Permission } from '../../core/access.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  type CompileRefusal,
  type CompileRequest,
  compileFrom,
  type QuarterSources,
  readQuarterSources,
} from '../publish/compile-quarter.ts';
import type { CompilePorts } from '../publish/ports.ts';
import { type FindingPorts, type Findings, readFindings } from './read-findings.ts';

export interface CheckQuarterPorts extends CompilePorts, FindingPorts {}

export interface CheckRequest extends CompileRequest {
  readonly by: Actor;
}

export type CheckRefusal =
  | CompileRefusal
  | { readonly reason: 'not-allowed'; readonly permission: Extract<Permission, { readonly allowed: false }> };

/** A draft of the report with everything that the checks find in it. */
export interface CheckedQuarter {
  readonly sources: QuarterSources;
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}

/** Compiles the report as it stands now and runs every check on it. Stores nothing. */
export async function checkQuarter(
  ports: CheckQuarterPorts,
  request: CheckRequest,
): Promise<Result<CheckedQuarter, CheckRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const sources = read.value;
  const permission = may(request.by, 'check-quarter', { directorateId: sources.directorate.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const snapshot = await compileFrom(ports, sources, { now: request.now, revision: undefined });
  return done({ sources, snapshot, findings: await readFindings(ports, { sources, snapshot, now: request.now }) });
}
