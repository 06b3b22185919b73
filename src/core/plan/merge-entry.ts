import type { StoredEntry } from './stored-plan.ts';

/** Whether what differs between Ragtime and the file is taken from the file. */
export type MergeRule =
  /** What was changed in Ragtime since the last import stays. */
  | 'keep-ragtime'
  /** The file wins everywhere (`--theirs`). */
  | 'take-file'
  /** Nothing was changed in Ragtime since the file was exported, so every difference was made in the file. */
  | 'file-is-current';

export interface MergedEntry<Entry> {
  readonly after: Entry;
  readonly imported: Readonly<Record<string, unknown>>;
  readonly isChanged: boolean;
  /** Fields changed in Ragtime since the last import that the file gives otherwise. */
  readonly conflicts: readonly (keyof Entry)[];
}

/**
 * Three states of one entry, field by field: as last imported, as it is in Ragtime, as the file has it. A conflict
 * exists only where the file differs from what is in Ragtime and Ragtime differs from the last import.
 */
export function mergeEntry<Entry extends object>(
  stored: StoredEntry<Entry>,
  inFile: Entry,
  { fields, rule }: { readonly fields: readonly (keyof Entry)[]; readonly rule: MergeRule },
): MergedEntry<Entry> {
  const { entry: inRagtime, imported: before } = stored;
  let after = inRagtime;
  const imported: Record<string, unknown> = {};
  const conflicts: (keyof Entry)[] = [];
  for (const field of fields) {
    const name = String(field);
    const isAgreed = isSameValue(inFile[field], inRagtime[field]);
    const isUntouched = before !== undefined && isSameValue(before[name], inRagtime[field]);
    if (!isAgreed && !isUntouched && rule !== 'file-is-current') conflicts.push(field);
    if (!isAgreed && !isUntouched && rule === 'keep-ragtime') {
      imported[name] = before?.[name];
      continue;
    }
    imported[name] = inFile[field];
    if (!isAgreed) after = { ...after, [field]: inFile[field] };
  }
  return { after, imported, isChanged: after !== inRagtime, conflicts };
}

/** What is remembered of an entry that came from a file. */
export function importedFields<Entry extends object>(
  entry: Entry,
  fields: readonly (keyof Entry)[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [String(field), entry[field]]));
}

/** Equal as stored: absent, undefined and null are the same, and the order of keys does not matter. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  const parts = keys.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).sort();
  return `{${parts.join(',')}}`;
}
