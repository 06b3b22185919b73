import { changeOf, type MergedChange, retirementOf } from './entry-change.ts';
import { type Match, matchEntries } from './match-entries.ts';
import type { MergeRule } from './merge-entry.ts';
import {
  type AnyEntry,
  type Conflict,
  type EntryChange,
  type EntryKind,
  type EntryName,
  nameEntry,
} from './plan-changes.ts';
import type { FileEntry } from './plan-file.ts';
import type { PlanFileProblem } from './plan-file-problem.ts';
import type { StoredEntry } from './stored-plan.ts';

/** How entries of one kind are recognised and built. */
export interface KindSpec<Source extends FileEntry, Entry extends AnyEntry> {
  readonly kind: EntryKind;
  readonly fields: readonly (keyof Entry)[];
  /** Entries with the same key are the same; undefined when only an id can say so. */
  readonly keyInFile: (source: Source) => string | undefined;
  readonly keyOf: (entry: Entry) => string;
  /** Entries of one family might be the same under new words. */
  readonly familyInFile: (source: Source) => string;
  readonly familyOf: (entry: Entry) => string;
  readonly build: (source: Source, id: string) => Entry;
  readonly newId: () => string;
}

export interface KindOptions {
  readonly rule: MergeRule;
  readonly missing: 'keep' | 'retire';
  readonly elsewhere: ReadonlyMap<string, string>;
  /** Whether this entry may be retired although the file does not name it. */
  readonly isNeeded?: (id: string) => boolean;
}

export interface MatchedKind<Source extends FileEntry, Entry> {
  readonly changes: readonly EntryChange<Entry>[];
  readonly conflicts: readonly Conflict[];
  readonly missing: readonly EntryName[];
  readonly problems: readonly PlanFileProblem[];
  /** Ids in force after the import: as in the file, then what the file does not name. */
  readonly order: readonly string[];
  readonly isReordered: boolean;
  readonly matches: readonly Match<Source, Entry>[];
  /** How the entries of the file stand in the end. */
  readonly results: readonly Entry[];
}

export function matchKind<Source extends FileEntry, Entry extends AnyEntry>(
  sources: readonly Source[],
  stored: readonly StoredEntry<Entry>[],
  { spec, options }: { readonly spec: KindSpec<Source, Entry>; readonly options: KindOptions },
): MatchedKind<Source, Entry> {
  const candidates = sources.map((source) => ({
    source,
    key: spec.keyInFile(source),
    family: spec.familyInFile(source),
  }));
  const { elsewhere } = options;
  const matched = matchEntries(candidates, { ...spec, stored, elsewhere });
  const merged = matched.matches.map(
    (match): MergedChange<Entry> =>
      changeOf(spec.kind, {
        stored: match.stored,
        inFile: spec.build(match.source, match.id),
        fields: spec.fields,
        rule: options.rule,
      }),
  );
  const isRetiring = ({ entry }: StoredEntry<Entry>) =>
    options.missing === 'retire' && options.isNeeded?.(entry.id) !== true;
  const kept = matched.missing.filter((entry) => !isRetiring(entry));
  const retired = matched.missing.filter(isRetiring).map((entry) => retirementOf(spec.kind, entry));
  const order = [...matched.matches.map(({ id }) => id), ...kept.map(({ entry }) => entry.id)];
  return {
    changes: [...merged.flatMap(({ change }) => change ?? []), ...retired],
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
    missing: kept.map(({ entry }) => nameEntry(spec.kind, entry)),
    problems: matched.problems,
    order,
    isReordered: isReordered(order, stored),
    matches: matched.matches,
    results: merged.map(({ after }) => after),
  };
}

/** Whether those that were in force before and still are stand in another order. */
function isReordered(order: readonly string[], stored: readonly StoredEntry<AnyEntry>[]): boolean {
  const before = stored.filter(({ isRetired }) => !isRetired).map(({ entry }) => entry.id);
  const still = order.filter((id) => before.includes(id));
  return before.filter((id) => order.includes(id)).some((id, index) => id !== still[index]);
}
