import { importedFields, isSameValue, type MergeRule, mergeEntry } from './merge-entry.ts';
import { type AnyEntry, type Conflict, type EntryChange, type EntryKind, nameEntry } from './plan-changes.ts';
import type { StoredEntry } from './stored-plan.ts';

/** What comes of one entry of the file: a change, if there is one, and the conflicts met. */
export interface MergedChange<Entry> {
  readonly after: Entry;
  readonly change: EntryChange<Entry> | undefined;
  readonly conflicts: readonly Conflict[];
}

export function changeOf<Entry extends AnyEntry>(
  kind: EntryKind,
  {
    stored,
    inFile,
    fields,
    rule,
  }: {
    readonly stored: StoredEntry<Entry> | undefined;
    readonly inFile: Entry;
    readonly fields: readonly (keyof Entry)[];
    readonly rule: MergeRule;
  },
): MergedChange<Entry> {
  if (stored === undefined) {
    const imported = importedFields(inFile, fields);
    return {
      after: inFile,
      change: { kind, action: 'added', before: undefined, after: inFile, imported },
      conflicts: [],
    };
  }
  const { after, imported, isChanged, conflicts } = mergeEntry(stored, inFile, { fields, rule });
  const before = stored.entry;
  const action = actionOf(stored, { isChanged, isNoted: !isSameValue(imported, stored.imported) });
  return {
    after,
    change: action === undefined ? undefined : { kind, action, before, after, imported },
    conflicts: conflicts.map((field) => ({
      ...nameEntry(kind, before),
      field: String(field),
      inRagtime: before[field],
      inFile: inFile[field],
      kept: rule === 'keep-ragtime' ? 'ragtime' : 'file',
    })),
  };
}

function actionOf(
  stored: StoredEntry<unknown>,
  { isChanged, isNoted }: { readonly isChanged: boolean; readonly isNoted: boolean },
): 'revived' | 'changed' | 'noted' | undefined {
  if (stored.isRetired) return 'revived';
  if (isChanged) return 'changed';
  return isNoted ? 'noted' : undefined;
}

/** An entry that is no longer in the file. What it was is kept. */
export function retirementOf<Entry extends AnyEntry>(kind: EntryKind, stored: StoredEntry<Entry>): EntryChange<Entry> {
  const { entry, imported = {} } = stored;
  return { kind, action: 'retired', before: entry, after: entry, imported };
}
