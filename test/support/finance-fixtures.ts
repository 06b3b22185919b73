import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FinanceCell, FinanceCells } from '../../src/core/collect/finance/finance-cell.ts';

export type FixtureName = 'cfs' | 'cops' | 'las';

export function fixturePath(file: string): string {
  return fileURLToPath(new URL(`../fixtures/finance/${file}`, import.meta.url));
}

/** A finance table as cells of text; a plain CSV with commas, and with quotes around what holds one. */
export function cellsOf(name: FixtureName): FinanceCells {
  const lines = readFileSync(fixturePath(`${name}.csv`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map(
    (line) =>
      line.match(/(?<=^|,)(?:"[^"]*"|[^,]*)(?=,|$)/g)?.map((given) => textCell(given.replaceAll('"', ''))) ?? [],
  );
}

export function textCell(text: string): FinanceCell {
  return text === '' ? { kind: 'empty' } : { kind: 'text', text };
}

/** Rows of a table in short: `['Employees', 10, 5, 4, 1]`. */
export function toCells(rows: readonly (readonly (string | number)[])[]): FinanceCells {
  return rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { kind: 'number', value } : textCell(value))),
  );
}

export const HEADING = ['', 'Annual Budget', 'Budget to Date', 'Expenditure to Date', 'Variance to Date (overspend)'];
