import { type NumberStyle, numberWords } from '../core/number-words.ts';

const MONEY: NumberStyle = { decimals: { least: 0, most: 2 }, isGrouped: true };

/** `1,177`; what comes in with a minus, `−1,177`. In the unit of the table. */
export function moneyWords(amount: number): string {
  const text = numberWords(Math.abs(amount), MONEY);
  return amount < 0 && text !== '0' ? `−${text}` : text;
}

/** Budget less expenditure: an overspend, or income that did not come, stands in brackets: `(70)`. */
export function varianceWords(variance: number): string {
  const text = numberWords(Math.abs(variance), MONEY);
  return variance < 0 && text !== '0' ? `(${text})` : text;
}
