/** Of a language that every machine knows, so that the bytes are the same everywhere. */
const FORMAT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** `1,177`; what comes in with a minus, `−1,177`. In the unit of the table. */
export function moneyWords(amount: number): string {
  const text = FORMAT.format(Math.abs(amount));
  return amount < 0 && text !== '0' ? `−${text}` : text;
}

/** Budget less expenditure: an overspend, or income that did not come, stands in brackets: `(70)`. */
export function varianceWords(variance: number): string {
  const text = FORMAT.format(Math.abs(variance));
  return variance < 0 && text !== '0' ? `(${text})` : text;
}
