import type { IndicatorChoice } from '../indicator/check-figure-answer.ts';
import type { NoFigureReason } from '../indicator/indicator-update.ts';
import type { StatusChoice } from '../milestone/status-choice.ts';

/** How the choices of a return sheet are called. */
export interface ReturnWords {
  readonly choices: Readonly<Record<StatusChoice, string>>;
  readonly indicatorChoices: Readonly<Record<IndicatorChoice, string>>;
  readonly noFigure: Readonly<Record<NoFigureReason, string>>;
}

/**
 * What somebody chose: its whole name, or the part before the colon where only one has that ("Green"). Case and blanks
 * do not matter. Undefined where nothing or several fit.
 */
export function readNamed<Choice extends string>(
  text: string,
  names: Readonly<Record<Choice, string>>,
): Choice | undefined {
  const wanted = comparable(text);
  const all = entriesOf(names).map(([choice, name]) => ({ choice, name: comparable(name) }));
  const whole = all.find(({ name }) => name === wanted);
  const [only, ...others] = all.filter(({ name }) => name.startsWith(`${wanted}:`));
  return whole?.choice ?? (others.length === 0 ? only?.choice : undefined);
}

function entriesOf<Choice extends string>(names: Readonly<Record<Choice, string>>): readonly [Choice, string][] {
  const entries: [Choice, string][] = [];
  for (const choice in names) entries.push([choice, names[choice]]);
  return entries;
}

function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
