export interface NumberStyle {
  /** Digits after the point: zeros at the end beyond the least are left out. */
  readonly decimals: { readonly least: number; readonly most: number };
  readonly isGrouped: boolean;
}

const USUAL: NumberStyle = { decimals: { least: 0, most: 3 }, isGrouped: true };
const EVERY_THIRD = /\B(?=(?:\d{3})+$)/g;

/**
 * `1,250`, `-0.5`: as `Intl.NumberFormat` writes numbers in Britain, halves rounded away from nothing. Throws a
 * `RangeError` for what is no finite number, as that is a bug. The first use of `Intl` has Node read every language that it
 * knows, and keep it: 8 MB, for as long as the process runs.
 */
export function numberWords(value: number, { decimals: { least, most }, isGrouped }: NumberStyle = USUAL): string {
  const digits = unitsOf(Math.abs(value), most).padStart(most + 1, '0');
  const point = digits.length - most;
  const whole = digits.slice(0, point);
  const fraction = digits.slice(point).replace(/0+$/, '').padEnd(least, '0');
  const grouped = isGrouped ? whole.replace(EVERY_THIRD, ',') : whole;
  return `${value < 0 ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

/** So many of the last decimal place. By the digits that are printed: 1.005 is a little less, and still rounds to 1.01. */
function unitsOf(size: number, decimals: number): string {
  const [digits, exponent = '0'] = String(size).split('e');
  return BigInt(Math.round(Number(`${digits}e${Number(exponent) + decimals}`))).toString();
}
