import { done, type Result, refuse } from '../result.ts';
import type { DraftPlace } from './draft-places.ts';

/** As many as one form takes; whoever wants more sends it twice. */
export const MOST_CHANGES = 4;
/** Several stand in one message. Unit: UTF-16 code units. */
export const LONGEST_CHANGE = 700;

/** As it was typed. */
export interface TypedChange {
  /** Key of a paragraph; undefined for the whole report. */
  readonly place: string | undefined;
  readonly words: string;
}

/** What an approver wants changed in one paragraph of a draft. */
export interface WantedChange {
  readonly place: string | undefined;
  /** As it was numbered in that draft: `6.1 COPS2 Open two more sites`. */
  readonly label: string;
  readonly words: string;
}

/** What an officer says of it; `open` takes back what was said. */
export const CHANGE_MARKS = ['done', 'will-not', 'open'] as const;
export type ChangeMarkKind = (typeof CHANGE_MARKS)[number];

export interface ChangeMark {
  readonly kind: ChangeMarkKind;
  /** Why it is not changed; else empty. */
  readonly why: string;
  /** Person id. */
  readonly byId: string;
  readonly at: Date;
}

export interface AskedChange extends WantedChange {
  readonly id: number;
  /** Of the answer with which it was asked for. */
  readonly answerId: number;
  /** The newest; undefined while nothing was said of it. */
  readonly mark: ChangeMark | undefined;
}

export const WHOLE_REPORT = 'The whole report';

/** A form's fields without those that were left empty. A paragraph that the draft does not have means the whole report. */
export function checkChanges(
  typed: readonly TypedChange[],
  places: readonly DraftPlace[],
): Result<readonly WantedChange[], 'no-words' | 'too-long'> {
  const given = typed.map(({ place, words }) => ({ place, words: words.trim() })).filter(({ words }) => words !== '');
  if (given.length === 0) return refuse('no-words');
  if (given.some(({ words }) => words.length > LONGEST_CHANGE)) return refuse('too-long');
  return done(
    given.slice(0, MOST_CHANGES).map(({ place, words }) => {
      const found = places.find(({ key }) => key === place);
      return { place: found?.key, label: found?.label ?? WHOLE_REPORT, words };
    }),
  );
}

/** Is anything to be done about it still? */
export function isChangeOpen({ mark }: AskedChange): boolean {
  return mark === undefined || mark.kind === 'open';
}
