import { type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { readDay } from '../../plan/plan-dates.ts';
import { cellName, cellText, type FinanceCell, type FinanceCells, isBlank } from './finance-cell.ts';
import type { FinanceProblem } from './finance-problem.ts';

export interface AsAtLines {
  /** Undefined where the file names none, or several. */
  readonly asAt: LocalDate | undefined;
  readonly problems: readonly FinanceProblem[];
}

const AS_AT = /\bas (?:at|of)\b[\s:]*(.*)$/isu;

/** The day in the lines above a table: "SUMMARY FINANCIAL POSITION AS AT 30 JUNE 2013", or "As at" with a day beside it. */
export function readAsAt(lines: FinanceCells): AsAtLines {
  const days: LocalDate[] = [];
  const problems: FinanceProblem[] = [];
  for (const [row, cells] of lines.entries()) {
    for (const [column, cell] of cells.entries()) {
      const given = AS_AT.exec(cellText(cell))?.[1]?.trim();
      if (given === undefined) continue;
      const beside = cells.slice(column + 1).find((other) => !isBlank(other));
      const day = given === '' ? dayOf(beside) : toDay(given);
      if (day === undefined)
        problems.push({ kind: 'no-day', cell: cellName(row, column), given: given || cellText(beside) });
      else if (!days.includes(day)) days.push(day);
    }
  }
  if (days.length > 1) problems.push({ kind: 'other-days', days });
  return { asAt: days.length === 1 ? days[0] : undefined, problems };
}

function dayOf(cell: FinanceCell | undefined): LocalDate | undefined {
  return cell?.kind === 'date' ? parseLocalDate(cell.date) : toDay(cellText(cell));
}

/** `30th June 2013`, `30 JUNE 2013`, `30/06/2013`, `2013-06-30` */
function toDay(text: string): LocalDate | undefined {
  const given = text
    .replace(/[.,;]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(given);
  if (slashed === null) return readDay(given.toLowerCase().replace(/^(\d{1,2}) (st|nd|rd|th)\b/u, '$1$2'));
  const [, day = '', month = '', year = ''] = slashed;
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
