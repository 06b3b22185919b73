import { formatLong } from '../../core/calendar/local-date.ts';
import type { FinanceRow } from '../../core/collect/finance/finance-row.ts';
import { numberWords } from '../../core/number-words.ts';
import { financeChangeWords, financeDetailLines } from '../../reports/finance-outcome-words.ts';
import { amountWords, financeProblemLines } from '../../reports/finance-words.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import type { DepartmentFinance, ReadFinance } from '../../usecases/collect/finance/read-finance.ts';
import type { SubmitFinanceRefusal, SubmittedFinance } from '../../usecases/collect/finance/submit-finance.ts';
import { LONGEST_NARRATIVE } from '../../usecases/collect/finance/write-finance-narrative.ts';
import { formatInstant } from '../calendar/quarter-refusal.ts';

interface Asked {
  readonly directorateCode: string;
  readonly quarter: string;
}

/** Why nothing was stored, with what would be accepted. */
export function financeRefusalText(refusal: SubmitFinanceRefusal, asked: Asked): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
    case 'no-window':
    case 'no-plan':
      return compileRefusalWords(refusal, asked);
    case 'unknown-department':
      return `The plan has no department "${refusal.given}". ${known(refusal.known, 'departments')}`;
    case 'too-early':
      return `Finance is collected from ${formatInstant(refusal.opensAt, refusal.zone)} on. Nothing was stored.`;
    case 'signed':
      return 'The report of this quarter is signed, so its figures stay as they are. Nothing was stored.';
    case 'published':
      return 'The report of this quarter is published. Only the performance officer hands in a corrected table. Nothing was stored.';
    case 'not-allowed':
      return 'Only the finance contact of the department and the performance officer can do this.';
    case 'narrative-empty':
      return 'The narrative is empty. Nothing was stored.';
    case 'narrative-too-long':
      return `The narrative is too long; ${numberWords(LONGEST_NARRATIVE)} characters at most would be accepted.`;
    case 'problems':
      return refusal.sheets
        .flatMap(({ sheet, department, problems }) => [
          `${sheet} (${department.name}):`,
          ...financeProblemLines(problems).map((line) => `  ${line}`),
        ])
        .concat('Nothing was stored.')
        .join('\n');
    case 'no-departments':
      return 'The plan has no departments, so there is nothing to hand in.';
    case 'overtaken':
      return 'Something else was handed in meanwhile. Nothing was stored; please look again.';
    case 'busy':
      return 'Nothing was stored: the database was busy. Please try again.';
    default:
      return sheetRefusalText(refusal);
  }
}

type SheetReason = 'no-sheet' | 'which-sheet' | 'unnamed-sheets' | 'department-twice' | 'narrative-of-several';

function sheetRefusalText(refusal: Extract<SubmitFinanceRefusal, { readonly reason: SheetReason }>): string {
  switch (refusal.reason) {
    case 'no-sheet':
      return `The file has no sheet "${refusal.given}". ${known(refusal.known, 'sheets')}`;
    case 'which-sheet':
      return refusal.known.length === 0
        ? 'The file holds no cells. Nothing was stored.'
        : `The file has several sheets; say which with --sheet. ${known(refusal.known, 'sheets')}`;
    case 'unnamed-sheets':
      return refusal.sheets.length === 0
        ? 'The file holds no cells. Nothing was stored.'
        : `These are not named as a department is: ${refusal.sheets.join('; ')}. Name the sheets as the departments, or give --department and --sheet. ${known(refusal.known, 'departments')}`;
    case 'department-twice':
      return `Several sheets are named as ${refusal.department}: ${refusal.sheets.join('; ')}. One would be accepted.`;
    case 'narrative-of-several':
      return '--narrative is of one department; say which with --department.';
  }
}

function known(names: readonly string[], what: string): string {
  return names.length === 0 ? `There are no ${what}.` : `The ${what} are: ${names.join('; ')}.`;
}

/** What became of each table of a file. */
export function submittedLines(outcomes: readonly SubmittedFinance[], mode: 'store' | 'check'): readonly string[] {
  const isCorrected = mode === 'store' && outcomes.some((each) => each.isCorrection && hasChanged(each));
  return [
    ...outcomes.flatMap((outcome) => [
      headLine(outcome, mode),
      ...financeDetailLines(outcome).map((line) => `  ${line}`),
    ]),
    ...(isCorrected ? [AMEND_NEXT] : []),
  ];
}

function hasChanged({ isUnchanged, narrative }: SubmittedFinance): boolean {
  return !isUnchanged || narrative === 'new';
}

/** Said where something was stored of a quarter that is published. */
export const AMEND_NEXT =
  'The published report stays as it is until "ragtime quarter amend" makes the next revision; --dry-run lists what it would change.';

function headLine({ department, number, isUnchanged, asAt }: SubmittedFinance, mode: 'store' | 'check'): string {
  const day = `as at ${formatLong(asAt)}`;
  if (isUnchanged) return `${department.name}: the same table, ${day}, is in as version ${number} already.`;
  return mode === 'check'
    ? `${department.name}: in order, ${day}. It would be version ${number}; nothing was stored.`
    : `${department.name}: version ${number} is in, ${day}.`;
}

/** Every department with its table, its versions and its narrative. */
export function financeText({ departments, organisation }: ReadFinance): string {
  return departments.map((department) => departmentText(department, organisation.timeZone)).join('\n\n');
}

function departmentText({ department, versions, narrative }: DepartmentFinance, zone: string): string {
  const standing = versions.at(-1);
  if (standing === undefined)
    return `${department.name}\nNo table is in.${narrative === undefined ? '' : '\n'}${narrative?.text ?? ''}`;
  const { version } = standing;
  return [
    `${department.name}, as at ${formatLong(version.asAt)}, in £'000`,
    ...tableLines(version.rows),
    ...(narrative === undefined ? ['No narrative is in.'] : ['', narrative.text, '']),
    ...versions.flatMap(({ version: each, changes }) => [
      `Version ${each.number}: ${each.fileName}, SHA-256 ${each.fileSha256}, ${formatInstant(each.at, zone)}, ${each.actor}`,
      ...changes.map((change) => `  ${financeChangeWords(change)}`),
    ]),
  ].join('\n');
}

const LABEL_WIDTH = 40;
const AMOUNT_WIDTH = 14;

function tableLines(rows: readonly FinanceRow[]): readonly string[] {
  const line = (label: string, amounts: readonly string[]) =>
    `  ${label.padEnd(LABEL_WIDTH)}${amounts.map((amount) => amount.padStart(AMOUNT_WIDTH)).join('')}`.trimEnd();
  return [
    line('', ['Annual', 'Budget', 'Expenditure', 'Variance']),
    line('', ['budget', 'to date', 'to date', '(overspend)']),
    ...rows.map((row) =>
      row.kind === 'heading'
        ? line(row.label, [])
        : line(row.label, [
            amountWords(row.annualBudget, 'annualBudget'),
            amountWords(row.budgetToDate, 'budgetToDate'),
            amountWords(row.expenditureToDate, 'expenditureToDate'),
            amountWords(row.variance, 'variance'),
          ]),
    ),
  ];
}
