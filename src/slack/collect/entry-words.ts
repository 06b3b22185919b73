import { ENTRY_KINDS, type EntryKind } from '../../core/collect/entry.ts';
import { listWords } from '../../core/list-words.ts';
import type { EntryCounts, EntryWord } from '../../core/remind/asked-entry.ts';
import { statusWords } from './status-words.ts';

const NOUNS: Readonly<Record<EntryKind, { readonly one: string; readonly many: string }>> = {
  milestone: { one: 'milestone', many: 'milestones' },
  indicator: { one: 'indicator', many: 'indicators' },
  risk: { one: 'risk', many: 'risks' },
  'equality-action': { one: 'equality action', many: 'equality actions' },
};

/** `8 milestones and 2 indicators`, `one milestone` */
export function countText(counts: EntryCounts): string {
  return listWords(listCounts(counts).map(([kind, count]) => countKind(kind, count)));
}

/** `milestones and equality actions`, each kind once, in the order of the glossary. */
export function kindsText(kinds: readonly EntryKind[]): string {
  return listWords(ENTRY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => NOUNS[kind].many));
}

function countKind(kind: EntryKind, count: number): string {
  const { one, many } = NOUNS[kind];
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** What stands after "3 of 10": the kind where there is one only, else `updates`. */
export function nounFor(counts: EntryCounts): string {
  const [first, ...others] = listCounts(counts);
  if (first === undefined || others.length > 0) return 'updates';
  const [kind, count] = first;
  return count === 1 ? NOUNS[kind].one : NOUNS[kind].many;
}

function listCounts(counts: EntryCounts): readonly (readonly [EntryKind, number])[] {
  return ENTRY_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [[kind, count] as const];
  });
}

/** What was said of an entry: `84.2%, Green, on course`. */
export function wordText({ figure, status }: EntryWord): string {
  return [figure, status && statusWords(status)].filter((part) => part !== undefined).join(', ');
}

interface PlacedEntry {
  readonly ref: string;
  readonly words: string;
  /** Undefined where the council has only one. */
  readonly directorateName?: string | undefined;
}

/** For a screen reader. The directorate comes before the words, which are cut: two may share ref and words. */
export function spokenName({ ref, words, directorateName }: PlacedEntry): string {
  return directorateName === undefined ? `${ref} ${words}` : `${ref} of ${directorateName}: ${words}`;
}
