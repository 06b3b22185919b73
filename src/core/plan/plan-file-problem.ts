/** Where something stands in a file, or in a sheet of a workbook; line and column begin at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The sheet, whose place among the sheets begins at 0; absent where the file is a text. */
  readonly sheet?: { readonly name: string; readonly index: number };
}

/** One thing that is wrong in a plan file. */
export interface PlanFileProblem extends Place {
  /** The path in plain words: `areas › Integrated commissioning › milestones › 3 (COPS2) › due`. */
  readonly field: string;
  /** What stands there; undefined when nothing does, or when it is not one value. */
  readonly given: string | undefined;
  /** What is wrong with it, as the end of a sentence: `is not a date`. */
  readonly wrong: string;
  /** What would be accepted, as something one gives: `a day (2026-06-30)`. */
  readonly accepted: string;
}

export function problemAt(
  place: Place,
  field: string,
  found: Pick<PlanFileProblem, 'given' | 'wrong' | 'accepted'>,
): PlanFileProblem {
  return { ...placeOnly(place), field, ...found };
}

/** Without whatever else is known of what stands there. */
function placeOnly({ line, column, sheet }: Place): Place {
  return sheet === undefined ? { line, column } : { line, column, sheet };
}

const LONGEST_QUOTED = 80;

/** `line 41`, `Milestones!D14` */
export function describePlace(place: Place): string {
  return place.sheet === undefined ? `line ${place.line}` : nameCell(place, place.sheet.name);
}

/** `plans/ce.yaml:41:12`, `ce.xlsx, Milestones!D14` */
export function formatPlace(place: Place, fileName: string): string {
  const { line, column, sheet } = place;
  return sheet === undefined ? `${fileName}:${line}:${column}` : `${fileName}, ${nameCell(place, sheet.name)}`;
}

/** As spreadsheet programs name it, so that one can go there: `'Equality actions'!B3`. */
function nameCell({ line, column }: Place, sheetName: string): string {
  const name = /^[A-Za-z]+$/u.test(sheetName) ? sheetName : `'${sheetName.replaceAll("'", "''")}'`;
  return `${name}!${columnLetters(column)}${line}`;
}

/** 1 is `A`, 27 is `AA`. */
function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : columnLetters(rest) + letter;
}

/** `plans/ce.yaml:41:12  areas › … › due: "31 June 2026" is not a date; give a day (2026-06-30)` */
export function formatPlanFileProblem(problem: PlanFileProblem, fileName: string): string {
  const { field, given, wrong, accepted } = problem;
  const subject = given === undefined ? 'this' : `"${shorten(given)}"`;
  return `${formatPlace(problem, fileName)}  ${field}: ${subject} ${wrong}; give ${accepted}`;
}

/** In the order of the file. */
export function sortProblems(problems: readonly PlanFileProblem[]): readonly PlanFileProblem[] {
  return [...problems].sort(byPlace);
}

export function byPlace(one: Place, other: Place): number {
  const sheets = (one.sheet?.index ?? 0) - (other.sheet?.index ?? 0);
  return sheets || one.line - other.line || one.column - other.column;
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length <= LONGEST_QUOTED ? oneLine : `${oneLine.slice(0, LONGEST_QUOTED - 1)}…`;
}
