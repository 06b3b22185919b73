import { rememberResults } from '../remember-results.ts';
import { comparedWords } from './compared-words.ts';

/** Another text of the same quarter, and what people know it by: `COPS1 (AMc)`. It is named, never quoted. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Shorter texts stand in others by chance: "Work is on course." is nobody's in particular. Unit: words. */
const FEWEST_WORDS_TO_COMPARE = 6;
/** A Save is compared with up to 250 texts, most of which the next Save is compared with, too. */
const MOST_REMEMBERED_TEXTS = 500;

/**
 * Check C2: is this text word for word another one, or part of it, or the other way round?
 * @returns the name of the first such text; undefined when there is none.
 */
export function findSameText(text: string, others: readonly NamedText[]): string | undefined {
  const own = asComparable(text);
  if (own === undefined) return undefined;
  return others.find((other) => {
    const its = asComparable(other.text);
    return its !== undefined && (its.includes(own) || own.includes(its));
  })?.name;
}

/**
 * With a blank at both ends, so that only whole words match.
 * @returns undefined for a text that is too short to be compared.
 */
export function asComparable(text: string, fewestWords = FEWEST_WORDS_TO_COMPARE): string | undefined {
  const { line, length } = lineOf(text);
  return length < fewestWords ? undefined : line;
}

/** All its words, and how many they are. */
const lineOf = rememberResults((text: string) => {
  const words = comparedWords(text);
  return { line: ` ${words.join(' ')} `, length: words.length };
}, MOST_REMEMBERED_TEXTS);
