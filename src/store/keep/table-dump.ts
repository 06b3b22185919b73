import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod';
import type { DumpedRow, TableDump } from '../../usecases/keep/dump-ports.ts';
import type { Database } from '../database.ts';
import { countRows, tablesOf } from './sound-database.ts';

const stored = z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]));

/** In one reading transaction: what others write meanwhile is in all of it or in none. */
export function createTableDump({ sqlite }: Database): TableDump {
  return {
    dump: async (take) =>
      sqlite
        .transaction(() => {
          for (const table of tablesOf(sqlite)) dumpTable(sqlite, table, take);
          return countRows(sqlite);
        })
        .deferred(),
  };
}

function dumpTable(sqlite: SqliteDatabase.Database, table: string, take: (row: DumpedRow) => void): void {
  let number = 0;
  for (const each of sqlite.prepare(`select * from "${table}"`).iterate()) {
    number += 1;
    take(toDumped(table, number, stored.parse(each)));
  }
}

function toDumped(table: string, number: number, values: z.infer<typeof stored>): DumpedRow {
  const files: { path: string; bytes: Uint8Array }[] = [];
  const row: Record<string, string | number | null> = {};
  for (const [column, value] of Object.entries(values)) {
    if (!(value instanceof Uint8Array)) {
      row[column] = value;
      continue;
    }
    const path = `files/${table}-${number}-${column}`;
    files.push({ path, bytes: value });
    row[column] = path;
  }
  return { table, row, files };
}
