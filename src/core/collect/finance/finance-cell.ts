/** One cell of a table that finance hands in: values only, as whoever read the file found them. */
export type FinanceCell =
  | { readonly kind: 'empty' }
  /** Line breaks kept. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** A day, `2026-06-30`. */
  | { readonly kind: 'date'; readonly date: string };

export type FinanceCells = readonly (readonly FinanceCell[])[];

const LETTERS = 26;

/** `B21` of row 20 and column 1, both counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / LETTERS) - 1) {
    letters = String.fromCharCode('A'.charCodeAt(0) + (left % LETTERS)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** As it stands in the sheet; empty where there is nothing. */
export function cellText(cell: FinanceCell | undefined): string {
  switch (cell?.kind) {
    case undefined:
    case 'empty':
      return '';
    case 'text':
      return cell.text.trim();
    case 'number':
      return String(cell.value);
    case 'yes-no':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'date':
      return cell.date;
  }
}

/** Nothing that can be seen stands in it. */
export function isBlank(cell: FinanceCell | undefined): boolean {
  return cellText(cell) === '';
}
