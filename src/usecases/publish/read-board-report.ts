import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import { cutForBoard } from '../../core/publish/cut-for-board.ts';
import { type BoardList, boardsOf, listBoards } from '../../core/publish/list-boards.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import { type CompileRequest, compileQuarter } from './compile-quarter.ts';
import type { ReadReportPorts } from './ports.ts';

export interface QuarterRequest extends Omit<CompileRequest, 'directorateCode'> {
  /** Undefined for all. */
  readonly directorateCodes: readonly string[] | undefined;
}

export interface BoardRequest extends QuarterRequest {
  readonly board: string;
}

export type BoardRefusal =
  | UnknownDirectorate
  /** `boards`: those that the plans of that quarter name. */
  | { readonly reason: 'no-such-board'; readonly boards: readonly string[] };

/**
 * What one board reads of a quarter: from the newest revisions of what is published, and from a draft of the rest. It is
 * no revision of its own and is stored nowhere. Directorates that collected nothing are left out.
 */
export async function readBoardReport(
  ports: ReadReportPorts,
  request: BoardRequest,
): Promise<Result<Snapshot, BoardRefusal>> {
  const read = await readSnapshots(ports, request);
  if (!read.ok) return read;
  const cut = cutForBoard(read.value, request.board);
  return cut === undefined ? refuse({ reason: 'no-such-board', boards: boardsOf(read.value) }) : done(cut);
}

export type BoardListRefusal = UnknownDirectorate | { readonly reason: 'nothing-collected' };

/** Which boards read what of a quarter. */
export async function readBoards(
  ports: ReadReportPorts,
  request: QuarterRequest,
): Promise<Result<BoardList, BoardListRefusal>> {
  const read = await readSnapshots(ports, request);
  if (!read.ok) return read;
  return read.value.length === 0 ? refuse({ reason: 'nothing-collected' }) : done(listBoards(read.value));
}

async function readSnapshots(
  ports: ReadReportPorts,
  request: QuarterRequest,
): Promise<Result<readonly Snapshot[], UnknownDirectorate>> {
  const chosen = await chooseDirectorates(ports, request.directorateCodes);
  if (!chosen.ok) return chosen;
  const snapshots: Snapshot[] = [];
  for (const directorate of chosen.value) {
    const snapshot = await readSnapshot(ports, directorate, request);
    if (snapshot !== undefined) snapshots.push(snapshot);
  }
  return done(snapshots);
}

async function chooseDirectorates(
  { plans }: ReadReportPorts,
  codes: readonly string[] | undefined,
): Promise<Result<readonly Directorate[], UnknownDirectorate>> {
  if (codes === undefined) return done(await plans.directorates());
  const chosen: Directorate[] = [];
  for (const code of codes) {
    const found = await findDirectorate(plans, code);
    if (!found.ok) return found;
    chosen.push(found.value);
  }
  return done(chosen);
}

async function readSnapshot(
  ports: ReadReportPorts,
  { id, code }: Directorate,
  { quarter, now }: QuarterRequest,
): Promise<Snapshot | undefined> {
  const published = await ports.revisions.latest(id, formatQuarter(quarter));
  if (published !== undefined) return published.snapshot;
  const compiled = await compileQuarter(ports, { directorateCode: code, quarter, now });
  return compiled.ok ? compiled.value : undefined;
}
