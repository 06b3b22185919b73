import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';
import { nearestRefs, normaliseRef } from '../plan/ref.ts';

/** What `/quarter` does, in the order in which a quarter needs it. */
export const QUARTER_VERBS = [
  'status',
  'open',
  'remind',
  'finance',
  'close',
  'reopen',
  'check',
  'preview',
  'texts',
  'withhold',
  'sign-off',
  'publish',
  'amend',
  'upload',
  'actions',
  'people',
  'history',
  'help',
] as const;
export type QuarterVerb = (typeof QUARTER_VERBS)[number];
/** Those that are about one quarter of one directorate. */
export type WindowVerb = Exclude<QuarterVerb, 'help' | 'history'>;

/** What somebody typed after `/quarter`. */
export type QuarterWords =
  | {
      readonly kind: 'act';
      readonly verb: WindowVerb;
      /** One of the codes that were known. */
      readonly directorateCode: string | undefined;
      /** A whole quarter, or its number alone. */
      readonly quarter: QuarterWord | undefined;
      /** Of those whom it is about, as typed; empty for everybody. */
      readonly initials: readonly string[];
    }
  | { readonly kind: 'help' }
  /** `of`: a ref, somebody's initials, or both; empty for everything. `days`: one, or the first and the last. */
  | { readonly kind: 'history'; readonly of: string; readonly days: readonly LocalDate[] }
  /** `nearest`: what was meant, perhaps. */
  | { readonly kind: 'unknown'; readonly given: string; readonly nearest: readonly string[] };

/** `2026-27/Q1` as it is stored, or `1` for `Q1`. */
export type QuarterWord =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'number'; readonly number: number };

/**
 * `remind AMc CE Q1`: the verb first, the rest in any order; nothing at all is `status`. Case does not matter.
 * @param codes of the directorates
 */
export function readQuarterWords(typed: string, codes: readonly string[]): QuarterWords {
  const words = typed.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] === undefined ? 'status' : words[0].toLowerCase();
  const verb = QUARTER_VERBS.find((each) => each === first);
  if (verb === undefined) {
    // `/quarter CE` and `/quarter Q1` ask how that one stands.
    const isPlace = codeOf(first, codes) !== undefined || quarterOf(first) !== undefined;
    if (isPlace) return readQuarterWords(`status ${typed}`, codes);
    return { kind: 'unknown', given: words[0] ?? '', nearest: nearestRefs(first, QUARTER_VERBS) };
  }
  if (verb === 'help') return { kind: 'help' };
  return verb === 'history' ? readHistory(words.slice(1)) : readPlace(verb, words.slice(1), codes);
}

/** `history COPS2 2026-07-01 2026-07-31`: days in any place, the rest is what it is about. */
function readHistory(words: readonly string[]): QuarterWords {
  const isDay = (word: string) => parseLocalDate(word) !== undefined;
  const days = words.flatMap((word) => parseLocalDate(word) ?? []).toSorted();
  return { kind: 'history', of: words.filter((word) => !isDay(word)).join(' '), days };
}

function readPlace(verb: WindowVerb, words: readonly string[], codes: readonly string[]): QuarterWords {
  let directorateCode: string | undefined;
  let quarter: QuarterWord | undefined;
  const initials: string[] = [];
  for (const word of words) {
    const [code, asked] = [codeOf(word, codes), quarterOf(word)];
    if (code !== undefined && directorateCode === undefined) directorateCode = code;
    else if (asked !== undefined && quarter === undefined) quarter = asked;
    else if (verb === 'remind' || verb === 'people') initials.push(word);
    else return { kind: 'unknown', given: word, nearest: [] };
  }
  return { kind: 'act', verb, directorateCode, quarter, initials };
}

function codeOf(word: string, codes: readonly string[]): string | undefined {
  return codes.find((code) => normaliseRef(code) === normaliseRef(word));
}

function quarterOf(word: string): QuarterWord | undefined {
  const [, years, number] = /^(?:(\d{4}-\d{2})\/)?q([1-4])$/iu.exec(word) ?? [];
  if (number === undefined) return undefined;
  return years === undefined
    ? { kind: 'number', number: Number(number) }
    : { kind: 'code', code: `${years}/Q${number}` };
}
