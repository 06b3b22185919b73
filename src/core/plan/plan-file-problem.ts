/** Where something stands in a file; both begin at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
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
  return { line: place.line, column: place.column, field, ...found };
}

const LONGEST_QUOTED = 80;

/** `plans/ce.yaml:41:12  areas › … › due: "31 June 2026" is not a date; give a day (2026-06-30)` */
export function formatPlanFileProblem(problem: PlanFileProblem, fileName: string): string {
  const { line, column, field, given, wrong, accepted } = problem;
  const subject = given === undefined ? 'this' : `"${shorten(given)}"`;
  return `${fileName}:${line}:${column}  ${field}: ${subject} ${wrong}; give ${accepted}`;
}

/** In the order of the file. */
export function sortProblems(problems: readonly PlanFileProblem[]): readonly PlanFileProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length <= LONGEST_QUOTED ? oneLine : `${oneLine.slice(0, LONGEST_QUOTED - 1)}…`;
}
