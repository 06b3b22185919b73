/** Of a language that every machine knows, so that the bytes are the same everywhere. Made when first wanted: it has that language's rules read. */
let format: Intl.NumberFormat | undefined;

function numberWords(amount: number): string {
  format ??= new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
  return format.format(amount);
}

/** `1,177`; what comes in with a minus, `−1,177`. In the unit of the table. */
export function moneyWords(amount: number): string {
  const text = numberWords(Math.abs(amount));
  return amount < 0 && text !== '0' ? `−${text}` : text;
}

/** Budget less expenditure: an overspend, or income that did not come, stands in brackets: `(70)`. */
export function varianceWords(variance: number): string {
  const text = numberWords(Math.abs(variance));
  return variance < 0 && text !== '0' ? `(${text})` : text;
}
