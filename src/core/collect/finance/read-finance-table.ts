import type { LocalDate } from '../../calendar/local-date.ts';
import { done, type Result, refuse } from '../../result.ts';
import { checkSums, isRounding } from './check-sums.ts';
import { cellText, type FinanceCells, isBlank } from './finance-cell.ts';
import { findHeader } from './finance-columns.ts';
import { layOut, type PlacedHeading, type PlacedRow } from './finance-layout.ts';
import type { FinanceDifference, FinanceNote, FinanceProblem } from './finance-problem.ts';
import type { FinanceRow } from './finance-row.ts';
import { readAsAt } from './read-as-at.ts';

/** A department's table as it was handed in, checked. */
export interface FinanceTable {
  readonly rows: readonly FinanceRow[];
  readonly notes: readonly FinanceNote[];
  /** From the lines above the table; undefined where they name none. */
  readonly asAt: LocalDate | undefined;
  /** The other lines above the table, such as the department's name. */
  readonly titles: readonly string[];
  /** Paragraphs below the table. */
  readonly textBelow: readonly string[];
  /** Letters of columns beside the table that were not read: `F`. */
  readonly ignored: readonly string[];
}

/** A figure that does not add up and is taken as supplied. */
export interface Acceptance {
  /** Of the figure that is taken: `B21`, in either case. */
  readonly cell: string;
  readonly reason: string;
}

/** Unit: UTF-16 code units. */
export const LONGEST_ACCEPTANCE = 500;

/**
 * Reads a table and checks its sums. A difference that rounding explains is noted, a larger one is refused unless it is
 * accepted. All problems at once, in the order of the sheet.
 */
export function readFinanceTable(
  cells: FinanceCells,
  acceptances: readonly Acceptance[] = [],
): Result<FinanceTable, readonly FinanceProblem[]> {
  const header = findHeader(cells);
  if ('kind' in header) return refuse([header]);
  const above = cells.slice(0, header.firstRow);
  const day = readAsAt(above);
  const layout = layOut(cells, header);
  const sums = checkSums(layout.rows);
  const judged = judge(sums.differences, acceptances);
  const problems = [...day.problems, ...layout.problems, ...sums.problems, ...judged.problems];
  const rows = layout.rows.map(toRow).filter((row) => row !== undefined);
  if (problems.length > 0) return refuse(problems);
  return done({
    rows,
    notes: judged.notes,
    asAt: day.asAt,
    titles: above.flatMap((row) => row.filter((cell) => !isBlank(cell)).map(cellText)),
    textBelow: layout.textBelow,
    ignored: layout.ignored,
  });
}

function judge(differences: readonly FinanceDifference[], acceptances: readonly Acceptance[]) {
  const rounding = differences.filter(isRounding);
  const larger = differences.filter((difference) => !isRounding(difference));
  const given = new Map(acceptances.map(({ cell, reason }) => [cell.trim().toUpperCase(), reason.trim()]));
  const open = larger.filter(({ cell }) => !given.has(cell));
  const notes: FinanceNote[] = rounding.length === 0 ? [] : [{ kind: 'rounding', differences: rounding }];
  const problems: FinanceProblem[] = open.map((difference) => ({ kind: 'does-not-add-up', difference }));
  for (const [cell, reason] of given) {
    const own = larger.filter((difference) => difference.cell === cell);
    if (own.length === 0) problems.push({ kind: 'nothing-to-accept', cell });
    else if (reason === '') problems.push({ kind: 'accepted-without-reason', cell });
    else if (reason.length > LONGEST_ACCEPTANCE) problems.push({ kind: 'reason-too-long', cell });
    else notes.push({ kind: 'accepted', differences: own, reason });
  }
  return { notes, problems };
}

/** @returns undefined where an amount could not be read, which is a problem of its own */
function toRow(row: PlacedRow | PlacedHeading): FinanceRow | undefined {
  if (row.kind === 'heading') return { kind: 'heading', label: row.label };
  const { annualBudget, budgetToDate, expenditureToDate, variance } = row.amounts;
  if (annualBudget === undefined || budgetToDate === undefined) return undefined;
  if (expenditureToDate === undefined || variance === undefined) return undefined;
  const kind = row.total === undefined ? 'line' : 'total';
  return { kind, label: row.label, annualBudget, budgetToDate, expenditureToDate, variance };
}

/** The one cell that is in most of the sums that do not come out; undefined where several could be wrong. */
export function suspectCell(differences: readonly FinanceDifference[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { cell, from } of differences) {
    for (const name of [cell, ...from]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const named = [...counts].filter(([, count]) => count === most);
  return most > 1 && named.length === 1 ? named[0]?.[0] : undefined;
}
