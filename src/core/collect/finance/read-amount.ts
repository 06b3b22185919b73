import { done, type Result, refuse } from '../../result.ts';
import type { FinanceCell } from './finance-cell.ts';

/** Digits after the point of an amount in thousands of pounds: ten pounds. */
export const MOST_DECIMALS = 2;
/** No council's table holds more, in thousands of pounds. */
export const LARGEST_AMOUNT = 100_000_000;

export type AmountFault = 'empty' | 'no-number' | 'too-exact' | 'too-large';

/** Spreadsheets give 0.30000000000000004 for 0.1 + 0.2. */
const NOISE = 1e-6;
/** Hyphen, minus, en dash, figure dash, non-breaking hyphen. */
const MINUS = /^[-\u2212\u2013\u2012\u2011]/u;
const DIGITS = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

/**
 * An amount as people write it: a number, or a text with thousands commas, "£", a minus of any kind, or brackets for what
 * is negative; "-" alone is 0. `(70)` is -70, `£1,978` is 1978, `1,97` is none.
 */
export function readAmount(cell: FinanceCell | undefined): Result<number, AmountFault> {
  if (cell?.kind === 'number') return checkAmount(cell.value);
  if (cell?.kind !== 'text') return refuse(cell === undefined || cell.kind === 'empty' ? 'empty' : 'no-number');
  const text = cell.text.replace(/\s/gu, '');
  if (text === '') return refuse('empty');
  const inner = /^£?\((.*)\)$/u.exec(text)?.[1];
  const unsigned = inner ?? text.replace(/^£(?=.)/u, '').replace(MINUS, '');
  const isNegative = inner !== undefined || MINUS.test(text.replace(/^£/u, ''));
  if (unsigned === '' && inner === undefined && text !== '£') return done(0);
  const digits = unsigned.replace(/^£/u, '');
  if (!DIGITS.test(digits)) return refuse('no-number');
  const value = Number(digits.replaceAll(',', ''));
  return checkAmount(isNegative ? -value : value);
}

function checkAmount(value: number): Result<number, AmountFault> {
  if (!Number.isFinite(value)) return refuse('no-number');
  if (Math.abs(value) > LARGEST_AMOUNT) return refuse('too-large');
  const scale = 10 ** MOST_DECIMALS;
  const whole = Math.round(value * scale);
  if (Math.abs(value * scale - whole) > NOISE * Math.max(1, Math.abs(value))) return refuse('too-exact');
  return done(whole === 0 ? 0 : whole / scale);
}
