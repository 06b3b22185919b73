import type { Actor } from '../../../core/access.ts';
import type { LocalDate } from '../../../core/calendar/local-date.ts';
import { decideAsAt } from '../../../core/collect/finance/finance-as-at.ts';
import { standingVersion } from '../../../core/collect/finance/finance-book.ts';
import { compareFinanceRows, type FinanceChange } from '../../../core/collect/finance/finance-changes.ts';
import { departmentInTitles, type FinanceSheet } from '../../../core/collect/finance/finance-department.ts';
import type { FinanceProblem } from '../../../core/collect/finance/finance-problem.ts';
import {
  type Acceptance,
  type FinanceTable,
  readFinanceTable,
} from '../../../core/collect/finance/read-finance-table.ts';
import type { Department } from '../../../core/plan/plan.ts';
import { cleanText } from '../../../core/publish/clean-text.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import type { Author, Patience } from '../../ports.ts';
import { assignSheets, type SheetRefusal } from './assign-sheets.ts';
import type { FinancePorts, NewFinanceVersion } from './finance-ports.ts';
import {
  type FinanceRequest,
  type FinanceSituation,
  financeBasisOf,
  readFinanceSituation,
} from './finance-situation.ts';
import { type FinanceDoorRefusal, narrativeFault, whyNoFinance } from './write-finance-narrative.ts';

export interface SubmitFinanceRequest extends FinanceRequest {
  readonly by: Actor;
  readonly sheets: readonly FinanceSheet[];
  /** Name of the sheet that is meant; undefined for the only one, or for those that are named as departments are. */
  readonly sheet: string | undefined;
  /** Name or id; undefined where the sheets name them. */
  readonly department: string | undefined;
  /** Instead of what the file says. */
  readonly asAt: LocalDate | undefined;
  /** Why it is another day than the quarter's last; empty where it is not said. */
  readonly asAtReason: string;
  readonly acceptances: readonly Acceptance[];
  /** For one department; undefined takes the text below the table, if there is any. */
  readonly narrative: string | undefined;
  readonly file: { readonly name: string; readonly sha256: string };
  /** `check` stores nothing. */
  readonly mode: 'store' | 'check';
  /** What `seenOf` gave when somebody read what would be stored; left out where nobody did. */
  readonly seen?: string | undefined;
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

export type SubmitFinanceRefusal =
  | FinanceDoorRefusal
  | SheetRefusal
  /** Something else was handed in since somebody read what would be stored: to be read again. */
  | { readonly reason: 'overtaken' }
  /** All of the file's; nothing of it is stored. */
  | { readonly reason: 'problems'; readonly sheets: readonly SheetProblems[] };

export interface SheetProblems {
  readonly sheet: string;
  readonly department: Department;
  readonly problems: readonly FinanceProblem[];
}

/** What became of one department's table. */
export interface SubmittedFinance {
  readonly department: Department;
  readonly table: FinanceTable;
  readonly asAt: LocalDate;
  /** The version that stands now. */
  readonly number: number;
  /** The same table stood there already. */
  readonly isUnchanged: boolean;
  /** Against the version before; empty for the first. */
  readonly changes: readonly FinanceChange[];
  readonly narrative: 'none' | 'new' | 'unchanged';
  /** What would be printed of it, cleaned; undefined where neither the file nor whoever hands it in says anything. */
  readonly narrativeText: string | undefined;
  /** The report is published: what changed is in the next revision. */
  readonly isCorrection: boolean;
}

/** Takes a file of finance tables: all of them, or none. The same file twice is stored once. */
export async function submitFinance(
  ports: FinancePorts,
  request: SubmitFinanceRequest,
): Promise<Result<readonly SubmittedFinance[], SubmitFinanceRefusal>> {
  for (;;) {
    const read = await readFinanceSituation(ports, request);
    if (!read.ok) return read;
    const prepared = prepare(read.value, request);
    if (!prepared.ok) return prepared;
    const outcomes = prepared.value.map(({ outcome }) => outcome);
    const versions = prepared.value.flatMap(({ version }) => version ?? []);
    const narratives = prepared.value.flatMap(({ text, outcome }) =>
      outcome.narrative === 'new' && text !== undefined ? [{ departmentId: outcome.department.id, text }] : [],
    );
    if (request.mode === 'check' || versions.length + narratives.length === 0) return done(outcomes);
    if (request.seen !== undefined && request.seen !== seenOf(outcomes)) return refuse({ reason: 'overtaken' });
    const { author, now: at, by } = request;
    const stored = await ports.finance.append(
      { ...financeBasisOf(read.value), versions, narratives, author, personId: by.personId, at },
      request.patience,
    );
    if (stored.ok) return done(outcomes);
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Somebody else handed something in meanwhile: what changed is decided again.
  }
}

/** Names the versions against which a file was read: it differs once another one stands. */
export function seenOf(outcomes: readonly SubmittedFinance[]): string {
  return outcomes.map(({ department, number }) => `${department.id} ${number}`).join(', ');
}

interface Prepared {
  readonly outcome: SubmittedFinance;
  readonly version: NewFinanceVersion | undefined;
  readonly text: string | undefined;
}

function prepare(
  situation: FinanceSituation,
  request: SubmitFinanceRequest,
): Result<readonly Prepared[], SubmitFinanceRefusal> {
  const { departments } = situation.plan;
  const assigned = assignSheets(request, departments);
  if (!assigned.ok) return assigned;
  const meant = assigned.value.map(({ department }) => department);
  const closed = whyNoFinance(situation, { by: request.by, departments: meant, now: request.now });
  if (closed !== undefined) return refuse(closed);
  const fault = request.narrative === undefined ? undefined : narrativeFault(cleanText(request.narrative));
  if (fault !== undefined) return refuse({ reason: fault });
  const prepared: Prepared[] = [];
  const problems: SheetProblems[] = [];
  for (const { sheet, department } of assigned.value) {
    const one = prepareSheet(situation, request, { sheet, department });
    if (one.ok) prepared.push(one.value);
    else problems.push({ sheet: sheet.name, department, problems: one.refusal });
  }
  return problems.length > 0 ? refuse({ reason: 'problems', sheets: problems }) : done(prepared);
}

interface Assigned {
  readonly sheet: FinanceSheet;
  readonly department: Department;
}

function prepareSheet(
  { plan, book, window }: FinanceSituation,
  request: SubmitFinanceRequest,
  { sheet, department }: Assigned,
): Result<Prepared, readonly FinanceProblem[]> {
  const read = readFinanceTable(sheet.rows, request.acceptances);
  if (!read.ok) return read;
  const table = read.value;
  const named = departmentInTitles(table.titles, plan.departments);
  const asAt = decideAsAt({
    inFile: table.asAt,
    given: request.asAt,
    reason: request.asAtReason,
    quarter: request.quarter,
  });
  const problems: FinanceProblem[] = asAt.ok ? [] : [asAt.refusal];
  if (named !== undefined && named.id !== department.id) problems.push({ kind: 'other-department', named: named.name });
  if (!asAt.ok || problems.length > 0) return refuse(problems);
  const standing = standingVersion(book, department.id);
  const wanted: NewFinanceVersion = {
    departmentId: department.id,
    number: (standing?.number ?? 0) + 1,
    asAt: asAt.value.day,
    asAtReason: asAt.value.reason,
    rows: table.rows,
    notes: table.notes,
    fileName: request.file.name,
    fileSha256: request.file.sha256,
  };
  const isUnchanged = standing !== undefined && contentOf(standing) === contentOf(wanted);
  const text = textOf(request, table);
  const outcome: SubmittedFinance = {
    department,
    table,
    asAt: wanted.asAt,
    number: isUnchanged ? standing.number : wanted.number,
    isUnchanged,
    changes: standing === undefined ? [] : compareFinanceRows(standing.rows, table.rows),
    narrative: narrativeOutcome(text, book.narratives.get(department.id)?.text),
    narrativeText: text,
    isCorrection: window.state === 'published',
  };
  return done({ outcome, version: isUnchanged ? undefined : wanted, text });
}

/** The file's bytes do not matter: a workbook that is only saved anew is no new version. */
function contentOf({ asAt, asAtReason, rows, notes }: Omit<NewFinanceVersion, 'departmentId'>): string {
  return JSON.stringify([asAt, asAtReason ?? null, rows, notes]);
}

function textOf({ narrative }: SubmitFinanceRequest, { textBelow }: FinanceTable): string | undefined {
  if (narrative !== undefined) return cleanText(narrative);
  return textBelow.length === 0 ? undefined : cleanText(textBelow.join('\n\n'));
}

function narrativeOutcome(text: string | undefined, standing: string | undefined): SubmittedFinance['narrative'] {
  if (text === undefined) return 'none';
  return text === standing ? 'unchanged' : 'new';
}
