/** What spreadsheet programs take for the beginning of a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const RUNS = /^\s*[=+\-@\t\r|%]/u;
/** The same with apostrophes in front: one more is put before them, so that exactly one can be taken off again. */
const GUARDED = /^'+\s*[=+\-@\t\r|%]/u;

/** A text that a spreadsheet program would run, with an apostrophe in front; any other text as it is. */
export function guardFormula(text: string): string {
  return RUNS.test(text) || GUARDED.test(text) ? `'${text}` : text;
}

/** The text without the apostrophe that guardFormula has put before it. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
