import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Draft, DraftKey, StoredDraft } from '../../core/collect/draft.ts';
import { prepareOnce, type Reader } from '../prepare-once.ts';
import { rowReader } from '../row-reader.ts';
import { draft } from '../schema/drafts.ts';

type Row = typeof draft.$inferSelect;
type Column = keyof Row;

export interface DraftRows {
  /** In whatever state. */
  stored(key: DraftKey): StoredDraft | undefined;
  /** What one person has not sent, the oldest first. */
  openOf(personId: string): readonly Draft[];
  /** What everybody has not sent for one quarter, the oldest first. */
  openIn(quarter: string): readonly Draft[];
  put(stored: StoredDraft): void;
}

const KEY = ['personId', 'entryKind', 'entryId', 'quarter'] as const satisfies readonly Column[];
const COLUMNS = Object.keys(getTableColumns(draft)) as Column[];
const readRows = rowReader(getTableColumns(draft));
const SAID = COLUMNS.filter((name) => !KEY.some((key) => key === name));

/** Every batch of characters that somebody types reads and writes one row, and every reminder asks for its reader's. */
export const draftRows = prepareOnce(prepareDraftRows);

function prepareDraftRows(orm: Reader): DraftRows {
  const isIt = and(...KEY.map((name) => eq(draft[name], sql.placeholder(name))));
  const select = orm.select().from(draft).where(isIt).prepare();
  const selectOpen = orm
    .select()
    .from(draft)
    .where(and(eq(draft.personId, sql.placeholder('personId')), eq(draft.state, 'open')))
    .prepare();
  const selectOpenIn = orm
    .select()
    .from(draft)
    .where(and(eq(draft.quarter, sql.placeholder('quarter')), eq(draft.state, 'open')))
    .prepare();
  const values = Object.fromEntries(COLUMNS.map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<
    Column,
    SQL
  >;
  const excluded = SAID.map((name) => [name, sql`excluded.${sql.identifier(draft[name].name)}`]);
  const upsert = orm
    .insert(draft)
    .values(values)
    .onConflictDoUpdate({ target: KEY.map((name) => draft[name]), set: Object.fromEntries(excluded) })
    .prepare();
  return {
    stored: ({ personId, entry, quarter }) => {
      const found = select.values({ personId, entryKind: entry.kind, entryId: entry.id, quarter });
      const [row] = readRows(found);
      return row && { ...toDraft(row), state: row.state };
    },
    openOf: (personId) => oldestFirst(selectOpen.values({ personId })),
    openIn: (quarter) => oldestFirst(selectOpenIn.values({ quarter })),
    put: (stored) => {
      const row = toRow(stored);
      upsert.run(Object.fromEntries(COLUMNS.map((name) => [name, encode(name, row[name])])));
    },
  };
}

function oldestFirst(found: Parameters<typeof readRows>[0]): readonly Draft[] {
  return readRows(found)
    .toSorted((one, other) => one.actedAt - other.actedAt)
    .map(toDraft);
}

function encode(name: Column, value: Row[Column]): unknown {
  return value === null ? null : draft[name].mapToDriverValue(value);
}

function toRow({ entry, basedOn, seen, ...rest }: StoredDraft): Row {
  return { ...rest, entryKind: entry.kind, entryId: entry.id, basedOn: basedOn ?? null, seen: seen ?? null };
}

function toDraft({ entryKind, entryId, basedOn, seen, state: _state, ...rest }: Row) {
  const entry = { kind: entryKind, id: entryId };
  return { ...rest, entry, basedOn: basedOn ?? undefined, seen: seen ?? undefined };
}
