import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod';
import type {
  DisclosedFile,
  DisclosureDays,
  DisclosureReader,
  NamedRows,
} from '../../usecases/keep/disclosure-ports.ts';
import type { Database } from '../database.ts';
import { tablesOf } from './sound-database.ts';

/** Which column says when a row came about: the first of these that a table has. */
const INSTANTS = ['at', 'created_at', 'saved_at', 'set_at', 'published_at'];
/** Bytes, which come as files; what Ragtime needs to run. */
const LEFT_OUT = [
  'revision',
  'revision_file',
  'revision_annex',
  'revision_upload',
  'running_process',
  '__drizzle_migrations',
];

const row = z.record(z.string(), z.unknown());
const file = z.object({
  why: z.enum(['published', 'uploaded', 'not-for-publication']),
  quarter: z.string(),
  revision: z.number(),
  name: z.string(),
  sha256: z.string(),
  bytes: z.instanceof(Uint8Array),
});

/** Why a file is stored, and where. */
const FILES = [
  ['published', 'revision_file'],
  ['uploaded', 'revision_upload'],
  ['not-for-publication', 'revision_annex'],
] as const;

/** Asks every table: a new one is disclosed without anybody's thinking of it. Read once in a while, and in full. */
export function createDisclosureReader({ sqlite }: Database): DisclosureReader {
  return {
    rowsNaming: async (names, days) =>
      tablesOf(sqlite)
        .filter((table) => !LEFT_OUT.includes(table))
        .map((table) => readRows(sqlite, table, { names, days }))
        .filter(({ rows }) => rows.length > 0),
    filesNaming: async (names, days) => FILES.flatMap(([why, table]) => readFiles(sqlite, { why, table, names, days })),
  };
}

interface Wanted {
  readonly names: readonly string[];
  readonly days: DisclosureDays;
}

function readRows(sqlite: SqliteDatabase.Database, table: string, { names, days }: Wanted): NamedRows {
  const columns = sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
  const isNamed = columns.map(
    (column) => `exists (select 1 from json_each(?) where instr("${table}"."${column}", json_each.value) > 0)`,
  );
  const instant = INSTANTS.find((name) => columns.includes(name));
  const { sql, values } = within(instant, days);
  const list = JSON.stringify(names);
  const rows = sqlite
    .prepare(`select * from "${table}" where (${isNamed.join(' or ')})${sql}`)
    .all(...columns.map(() => list), ...values);
  return { table, rows: rows.map((each) => row.parse(each)) };
}

function within(instant: string | undefined, { from, to }: DisclosureDays) {
  if (instant === undefined) return { sql: '', values: [] };
  return {
    sql: `${from === undefined ? '' : ` and "${instant}" >= ?`}${to === undefined ? '' : ` and "${instant}" < ?`}`,
    values: [from, to].flatMap((each) => (each === undefined ? [] : [each.getTime()])),
  };
}

function readFiles(
  sqlite: SqliteDatabase.Database,
  { why, table, names, days }: Wanted & { readonly why: DisclosedFile['why']; readonly table: string },
): readonly DisclosedFile[] {
  const { sql, values } = within('published_at', days);
  return sqlite
    .prepare(
      `select '${why}' as why, revision.quarter, revision.number as revision, file.name, file.sha256, file.bytes
       from "${table}" as file join revision on revision.id = file.revision_id
       where exists (select 1 from json_each(?) where instr(revision.snapshot, value) > 0)${sql}
       order by revision.id, file.name`,
    )
    .all(JSON.stringify(names), ...values)
    .map((each) => file.parse(each));
}
