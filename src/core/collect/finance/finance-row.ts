import type { FinanceColumn } from './finance-columns.ts';

export type FinanceAmounts = Readonly<Record<FinanceColumn, number>>;

/** A row of a department's table, in thousands of pounds, with the signs of the file: income is negative. */
export type FinanceRow =
  | { readonly kind: 'heading'; readonly label: string }
  | ({ readonly kind: 'line' | 'total'; readonly label: string } & FinanceAmounts);

/**
 * What a row adds up: the lines of its part of the table, everything above, or a part of a part. Source: domain, 1.6.
 * `sub-total` is any other row that begins with "Total" or "Sub-total".
 */
export type TotalKind =
  | 'total-expenditure'
  | 'total-income'
  | 'net-operational-budget'
  | 'total-recharges'
  | 'net-expenditure'
  | 'sub-total';

const NAMES: readonly (readonly [TotalKind, RegExp])[] = [
  ['total-expenditure', /^(?:total|gross) (?:gross )?expenditure$/u],
  ['total-income', /^(?:total|gross) income$/u],
  ['net-operational-budget', /^net (?:operational|operating|controllable) (?:budget|expenditure)$/u],
  ['total-recharges', /^(?:net )?total (?:net )?(?:recharges|support costs|support service costs)$/u],
  ['net-expenditure', /^(?:total )?net (?:(?:total|department|departmental) )?(?:expenditure|budget|total)$/u],
  ['sub-total', /^(?:total|sub ?total)\b/u],
];

/** Which total a row is, by its label, without regard to case, blanks and punctuation; undefined for a line. */
export function totalKindOf(label: string): TotalKind | undefined {
  const name = normaliseLabel(label);
  return NAMES.find(([, words]) => words.test(name))?.[0];
}

/** For comparing only: what is printed is the label as it stands in the file. */
export function normaliseLabel(label: string): string {
  return label
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
