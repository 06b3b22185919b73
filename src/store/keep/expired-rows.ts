import { type SQL, sql } from 'drizzle-orm';
import type { RetentionCutoffs } from '../../core/keep/retention.ts';
import type { RetentionRule } from '../../usecases/keep/keep-ports.ts';
import type { Database } from '../database.ts';
import { GUARDED } from '../guard-tables.ts';

/** Rows of one table that have passed their retention. */
export interface ExpiredRows {
  readonly rule: RetentionRule;
  readonly table: string;
  readonly where: SQL;
  /** Of a guarded table: until when its rows may be deleted for this, and until when afterwards. */
  readonly guard?: { readonly before: Date; readonly afterwards: Date };
}

/** Changes that show who was late or away; the record of everything else is kept for longer. */
const TELL_WHO_WAS_LATE = ['nudge-owners', 'tell-director', 'set-absence', 'end-absence'];
const FINAL_STATES = ['sent', 'failed', 'cancelled'];

/** In an order in which nothing points to a row that is gone. */
export function expiredRows(database: Database, cutoffs: RetentionCutoffs): readonly ExpiredRows[] {
  return [...expiredMessages(cutoffs), ...expiredDrafts(cutoffs), ...expiredRecords(database, cutoffs)];
}

/** A correction hangs in the thread of its summary, however late it comes, and a summary names nobody: it stays. */
function expiredMessages({ messagesBefore, recordsBefore }: RetentionCutoffs): readonly ExpiredRows[] {
  const rule = 'messages';
  const before = messagesBefore.getTime();
  return [
    {
      rule,
      table: 'delivery',
      where: sql`created_at < ${before} and state in ${FINAL_STATES} and key not like 'summary-%'`,
    },
    { rule, table: 'snooze', where: sql`at < ${before}` },
    { rule, table: 'absence', where: sql`last_day < ${messagesBefore.toISOString().slice(0, 10)}` },
    {
      rule,
      table: 'audit',
      where: sql`at < ${before} and action in ${TELL_WHO_WAS_LATE}`,
      guard: { before: messagesBefore, afterwards: recordsBefore },
    },
  ];
}

/** Typing times are microseconds on Slack's clock; when a draft was stored is ours. */
function expiredDrafts({ closedDraftsBefore, draftsBefore, draftsOf }: RetentionCutoffs): readonly ExpiredRows[] {
  const isClosed = sql`state <> 'open' and saved_at < ${closedDraftsBefore.getTime()}`;
  const isOld = sql`saved_at < ${draftsBefore.getTime()}`;
  const isOver = draftsOf.length === 0 ? sql`false` : sql`quarter in ${draftsOf}`;
  // A proposal belongs to no quarter: it goes with those that are as old.
  const isOfNone = draftsOf.length === 0 ? sql`false` : sql`quarter = ''`;
  return [
    { rule: 'drafts', table: 'draft', where: sql`(${isClosed}) or (${isOld} and ${isOver})` },
    { rule: 'drafts', table: 'form_draft', where: sql`(${isClosed}) or (${isOld} and (${isOver} or ${isOfNone}))` },
  ];
}

/** A column that holds the id of a row of another table. */
interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
}

const pointersKnown = new WeakMap<object, readonly Pointer[]>();

/** Every sweep asks, and no table changes while a connection is open. */
function pointersOf(sqlite: Database['sqlite']): readonly Pointer[] {
  const known = pointersKnown.get(sqlite);
  if (known !== undefined) return known;
  const columns = 't.name as "table", "from" as "column", "table" as "parent"';
  const pointers = sqlite
    .prepare<[], Pointer>(
      `select ${columns} from sqlite_master t, pragma_foreign_key_list(t.name) where t.type = 'table'`,
    )
    .all();
  pointersKnown.set(sqlite, pointers);
  return pointers;
}

/** Every table that the guards keep for a time. A row to which a younger one points stays as long as that. */
function expiredRecords({ sqlite }: Database, { recordsBefore }: RetentionCutoffs): readonly ExpiredRows[] {
  const tables = GUARDED.flatMap(({ table, since }) => (since === undefined ? [] : [{ table, since }]));
  const pointers = pointersOf(sqlite);
  const pointersTo = (parent: string) =>
    tables.flatMap(({ table, since }) =>
      pointers
        .filter((one) => one.table === table && one.parent === parent)
        .map(({ column }) => ({ table, since, column })),
    );
  const before = recordsBefore.getTime();
  const expired = tables.map(({ table, since }) => {
    const children = pointersTo(table);
    const isFree = children.map(
      (child) =>
        sql`not exists (select 1 from ${sql.identifier(child.table)} as child where child.${sql.identifier(child.column)} = ${sql.identifier(table)}.id and child.${sql.identifier(child.since)} >= ${before})`,
    );
    const where = sql.join([sql`${sql.identifier(since)} < ${before}`, ...isFree], sql` and `);
    const guard = { before: recordsBefore, afterwards: recordsBefore };
    return { rule: 'records' as const, table, where, guard, pointers: children.length };
  });
  // Whoever is pointed to goes last.
  return expired.toSorted((one, other) => one.pointers - other.pointers).map(({ pointers: _, ...rows }) => rows);
}
