import type { ReturnRows } from '../../../core/collect/sheet/read-return-sheets.ts';
import type { IndicatorRow, MilestoneRow, ReturnRow } from '../../../core/collect/sheet/return-row.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { findNamedActor } from '../../find-actor.ts';
import type { Author, NewUpdate, Patience } from '../../ports.ts';
import type { NewIndicatorUpdate } from '../indicator/indicator-ports.ts';
import { decideIndicatorRow } from './decide-indicator-row.ts';
import { decideMilestoneRow, type RowSurroundings } from './decide-milestone-row.ts';
import {
  type Entering,
  placeOf,
  problemsAt,
  type RowConflict,
  type RowDecision,
  type RowProblem,
  type RowQuestions,
} from './row-decision.ts';
import type { SheetPorts } from './sheet-ports.ts';

export interface ImportSheetRequest {
  readonly rows: ReturnRows;
  /** Initials of whoever brings it in. */
  readonly enteredBy: string;
  /** `e-mail of 3 July` */
  readonly howItCame: string;
  /** `check` stores nothing. */
  readonly mode: 'store' | 'check';
  /** What the form would ask once: keeps all of it from being stored, or is stored as it is. */
  readonly questions: 'ask' | 'store-anyway';
  /** For the audit. */
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

export interface TakenRow {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly kind: 'stored' | 'already-in' | 'untouched';
}

export interface ImportedSheet {
  /** In the file's order. */
  readonly rows: readonly TakenRow[];
  readonly emptyRows: number;
  /** Stored as they are, since that was wanted. */
  readonly questions: readonly RowQuestions[];
}

export type ImportSheetRefusal =
  | { readonly reason: 'unknown-person'; readonly given: string }
  /** Nothing was stored. With questions alone it can be stored all the same. */
  | {
      readonly reason: 'rows';
      readonly problems: readonly RowProblem[];
      readonly conflicts: readonly RowConflict[];
      readonly questions: readonly RowQuestions[];
    }
  | { readonly reason: 'busy' };

type Decided = { readonly row: ReturnRow } & (
  | { readonly entry: 'milestone'; readonly decision: RowDecision<NewUpdate> }
  | { readonly entry: 'indicator'; readonly decision: RowDecision<NewIndicatorUpdate> }
);

/**
 * Brings in what an owner filled in outside Slack: all of it or nothing. What stands already is left alone, so a sheet
 * that comes twice is stored once.
 */
export async function importReturnSheet(
  ports: SheetPorts,
  request: ImportSheetRequest,
): Promise<Result<ImportedSheet, ImportSheetRefusal>> {
  const people = await ports.plans.people();
  const initials = request.enteredBy.trim().toLowerCase();
  const person = people.find((each) => each.initials.toLowerCase() === initials);
  if (person === undefined) return refuse({ reason: 'unknown-person', given: request.enteredBy });
  const { howItCame, author, now } = request;
  for (;;) {
    const actor = await findNamedActor(ports, person, now);
    const entering = { person, actor, howItCame: howItCame.trim(), author, now };
    const decided = await decideRows(ports, request.rows, { entering, people });
    const said = judge(decided, request);
    if (!said.ok || request.mode === 'check') return said;
    const stored = await ports.sheets.append(newOf(decided), request.patience);
    if (stored.ok) return said;
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
  }
}

async function decideRows(
  ports: SheetPorts,
  { milestones, indicators }: ReturnRows,
  around: { readonly entering: Entering; readonly people: RowSurroundings['people'] },
): Promise<readonly Decided[]> {
  const decided: Decided[] = [];
  for (const row of milestones) {
    const others = textsBeside(row, milestones);
    const decision = isRepeated(row, milestones)
      ? twice(row)
      : await decideMilestoneRow(ports, row, { ...around, others });
    decided.push({ row, entry: 'milestone', decision });
  }
  for (const row of indicators) {
    const decision = isRepeated(row, indicators)
      ? twice(row)
      : await decideIndicatorRow(ports, row, { ...around, others: textsBeside(row, indicators) });
    decided.push({ row, entry: 'indicator', decision });
  }
  return decided;
}

/** The texts before this one in the file: of two that are the same, the second is asked about. */
function textsBeside<Row extends MilestoneRow | IndicatorRow>(row: Row, rows: readonly Row[]) {
  const before = rows.slice(0, rows.indexOf(row));
  return before.map(({ ref, ownerInitials, answer }) => ({
    name: `${ref} (${ownerInitials})`,
    text: answer.commentary,
  }));
}

function isRepeated(row: MilestoneRow | IndicatorRow, rows: readonly (MilestoneRow | IndicatorRow)[]): boolean {
  return rows.find(({ id, quarter }) => id === row.id && quarter === row.quarter) !== row;
}

function twice(row: ReturnRow) {
  return problemsAt(row, [['Ref', { fault: 'twice' }]]);
}

function judge(
  decided: readonly Decided[],
  { rows, questions: policy }: ImportSheetRequest,
): Result<ImportedSheet, ImportSheetRefusal> {
  const decisions = decided.map(({ decision }) => decision);
  const problems = decisions.flatMap((each) => (each.kind === 'problems' ? each.problems : []));
  const conflicts = decisions.flatMap((each) => (each.kind === 'conflict' ? [each.conflict] : []));
  const questions = decisions.flatMap((each) =>
    each.kind === 'store' && (each.asked.questions.length > 0 || each.asked.drafter !== undefined) ? [each.asked] : [],
  );
  const isAsked = policy === 'ask' && questions.length > 0;
  if (problems.length > 0 || conflicts.length > 0 || isAsked) {
    return refuse({ reason: 'rows', problems, conflicts, questions });
  }
  return done({ rows: decided.flatMap(toTaken), emptyRows: rows.emptyRows, questions });
}

function toTaken({ row, decision: { kind } }: Decided): readonly TakenRow[] {
  if (kind === 'problems' || kind === 'conflict') return [];
  return [{ ...placeOf(row, 'Ref'), kind: kind === 'store' ? 'stored' : kind }];
}

function newOf(decided: readonly Decided[]) {
  return {
    milestones: decided.flatMap((each) =>
      each.entry === 'milestone' && each.decision.kind === 'store' ? [each.decision.update] : [],
    ),
    indicators: decided.flatMap((each) =>
      each.entry === 'indicator' && each.decision.kind === 'store' ? [each.decision.update] : [],
    ),
  };
}
