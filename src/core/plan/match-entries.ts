import { nearest } from './nearest.ts';
import type { AnyEntry, EntryKind } from './plan-changes.ts';
import { nameEntry } from './plan-changes.ts';
import type { FileEntry } from './plan-file.ts';
import { type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { StoredEntry } from './stored-plan.ts';

/** An entry of the file, ready to be compared. */
export interface Candidate<Source extends FileEntry> {
  readonly source: Source;
  /** Entries with the same key are the same; undefined when only an id can say so. */
  readonly key: string | undefined;
  /** Entries of the same family might be the same under new words: those with the same ref, or all of a kind. */
  readonly family: string;
}

export interface Match<Source, Entry> {
  readonly source: Source;
  readonly id: string;
  readonly stored: StoredEntry<Entry> | undefined;
}

export interface MatchedEntries<Source, Entry> {
  /** In the order of the file. */
  readonly matches: readonly Match<Source, Entry>[];
  /** In force and not in the file. */
  readonly missing: readonly StoredEntry<Entry>[];
  readonly problems: readonly PlanFileProblem[];
}

export interface Matching<Entry> {
  readonly kind: EntryKind;
  readonly stored: readonly StoredEntry<Entry>[];
  readonly keyOf: (entry: Entry) => string;
  readonly familyOf: (entry: Entry) => string;
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly newId: () => string;
}

/**
 * By id, else by the exact key. What is left in the file while entries of its family are left in Ragtime is refused
 * with the question "renamed or new?": guessing wrong would give one milestone the history of another.
 */
export function matchEntries<Source extends FileEntry, Entry extends AnyEntry>(
  candidates: readonly Candidate<Source>[],
  matching: Matching<Entry>,
): MatchedEntries<Source, Entry> {
  const claimed = new Map<FileEntry, StoredEntry<Entry>>();
  const taken = new Set<StoredEntry<Entry>>();
  const claim = (source: FileEntry, stored: StoredEntry<Entry> | undefined) => {
    if (stored === undefined || taken.has(stored)) return;
    claimed.set(source, stored);
    taken.add(stored);
  };
  const byId = new Map(matching.stored.map((stored) => [stored.entry.id, stored]));
  for (const { source } of candidates) claim(source, byId.get(source.id ?? ''));
  const free = matching.stored.filter((stored) => !stored.isRetired && !taken.has(stored));
  const byKey = new Map(free.map((stored) => [matching.keyOf(stored.entry), stored]));
  for (const { source, key } of candidates) {
    if (source.id === undefined) claim(source, byKey.get(key ?? ''));
  }
  const left = matching.stored.filter((stored) => !taken.has(stored));
  const unknown = candidates.filter(({ source }) => !claimed.has(source));
  const problems = unknown.flatMap((candidate) => askOf(candidate, left, matching));
  const matches = candidates.map(({ source }) => {
    const stored = claimed.get(source);
    return { source, stored, id: stored?.entry.id ?? source.id ?? matching.newId() };
  });
  return { matches, missing: left.filter((stored) => !stored.isRetired), problems };
}

function askOf<Source extends FileEntry, Entry extends AnyEntry>(
  { source, key, family }: Candidate<Source>,
  left: readonly StoredEntry<Entry>[],
  matching: Matching<Entry>,
): readonly PlanFileProblem[] {
  const { id, place, field } = source;
  const owner = id === undefined ? undefined : matching.elsewhere.get(id);
  if (owner !== undefined) {
    const accepted = 'the id of an entry of this plan, or no id for a new one';
    return [problemAt(place, `${field} › id`, { given: id, wrong: `belongs to ${owner}`, accepted })];
  }
  if (source.isNew || key === undefined) return [];
  const retired = left.find((stored) => stored.isRetired && matching.keyOf(stored.entry) === key);
  const relatives = left.filter((stored) => !stored.isRetired && matching.familyOf(stored.entry) === family);
  const choices = retired === undefined ? relatives : [retired];
  if (choices.length === 0) return [];
  const named = choices.map(({ entry }) => `"id: ${entry.id}" (${nameEntry(matching.kind, entry).label})`);
  const accepted = `${named.join(' or ')} if it is that one, "new: true" if it is new`;
  if (id === undefined) {
    const wrong = retired === undefined ? 'is not in Ragtime: renamed or new?' : 'was retired: the same again or new?';
    return [problemAt(place, field, { given: undefined, wrong, accepted })];
  }
  const meant = nearest(
    id,
    choices.map(({ entry }) => entry.id),
  );
  const hint = meant === undefined ? accepted : `"id: ${meant}" if that was meant; otherwise ${accepted}`;
  return [
    problemAt(place, `${field} › id`, { given: id, wrong: 'is an id that Ragtime does not know', accepted: hint }),
  ];
}
