import { formatLong } from '../calendar/local-date.ts';
import { type Quarter, quarterTitle } from '../calendar/quarter.ts';
import { type FinanceBook, standingVersion } from '../collect/finance/finance-book.ts';
import type { FinanceRow } from '../collect/finance/finance-row.ts';
import type { Department, Directorate, Plan } from '../plan/plan.ts';
import type { QuarterFourFinance } from '../plan/report-settings.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { describeFinanceNotes } from './describe-finance-notes.ts';
import type { SnapshotFinance, SnapshotFinanceRow } from './snapshot-finance.ts';
import { parseTextBlocks } from './text-blocks.ts';

export interface FinanceSources {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly financeBook: FinanceBook;
  readonly directorate: Pick<Directorate, 'report'>;
}

const LAST_QUARTER = 4;
const OUTTURN = 'These figures are the provisional outturn. The accounts of the year are still open.';

/** The tables that were handed in, in the plan's order of departments. */
export function compileFinance(sources: FinanceSources): readonly SnapshotFinance[] {
  if (hidesFinance(sources)) return [];
  return sources.plan.departments.flatMap((department) => compileDepartment(department, sources) ?? []);
}

function compileDepartment(
  { id, name }: Department,
  { financeBook, quarter, directorate }: FinanceSources,
): SnapshotFinance | undefined {
  const version = standingVersion(financeBook, id);
  if (version === undefined) return undefined;
  const isOutturn = quarter.number === LAST_QUARTER && quarterFourFinance(directorate) === 'outturn';
  return {
    departmentId: id,
    department: cleanLine(name),
    asAt: formatLong(version.asAt),
    version: version.number,
    rows: version.rows.map(compileRow),
    narrative: parseTextBlocks(financeBook.narratives.get(id)?.text ?? ''),
    notes: [...(isOutturn ? [OUTTURN] : []), ...describeFinanceNotes(version, quarter)],
  };
}

function compileRow(row: FinanceRow): SnapshotFinanceRow {
  return { ...row, label: cleanLine(row.label) };
}

function hidesFinance({ quarter, directorate }: FinanceSources): boolean {
  return quarter.number === LAST_QUARTER && quarterFourFinance(directorate) === 'reason';
}

function quarterFourFinance({ report }: FinanceSources['directorate']): QuarterFourFinance {
  return report.quarterFourFinance ?? 'reason';
}

/** Why section 7 holds no table; null where it holds one. */
export function whyNoFinance(sources: FinanceSources): string | null {
  const { plan, quarter, directorate } = sources;
  const title = quarterTitle(quarter);
  if (hidesFinance(sources)) {
    const reason = directorate.report.quarterFourReason;
    if (reason !== undefined) return cleanText(reason);
    return `There is no financial summary for ${title}: the accounts of the year are still open, and transactions of the year are still being entered. The final figures follow when the accounts are closed.`;
  }
  if (plan.departments.length === 0) return 'The plan names no departments, so there are no financial summaries.';
  const missing = missingDepartments(sources);
  if (missing.length < plan.departments.length) return null;
  return `No financial figures had been given for ${title} when this report was prepared: ${listNames(missing)}.`;
}

/** Said of section 7 where some departments have a table and others have none. */
export function missingFinanceNote(sources: FinanceSources): string | undefined {
  const missing = missingDepartments(sources);
  if (hidesFinance(sources) || missing.length === 0 || missing.length === sources.plan.departments.length) {
    return undefined;
  }
  return `No financial figures had been given for ${listNames(missing)} when this report was prepared.`;
}

function missingDepartments({ plan, financeBook }: FinanceSources): readonly Department[] {
  return plan.departments.filter(({ id }) => standingVersion(financeBook, id) === undefined);
}

/** Their names hold commas and "and". */
function listNames(departments: readonly Department[]): string {
  return departments.map(({ name }) => cleanLine(name)).join('; ');
}
