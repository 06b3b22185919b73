import SqliteDatabase from 'better-sqlite3';

/** The first column of what a query finds in a database that Ragtime is using. */
export function readColumn(databasePath: string, sql: string): readonly unknown[] {
  const sqlite = new SqliteDatabase(databasePath);
  try {
    return sqlite.prepare(sql).pluck().all();
  } finally {
    sqlite.close();
  }
}

export type ColumnReader = (sql: string) => readonly unknown[];

/** The same for whoever asks often: each query is prepared once. */
export function openColumns(databasePath: string): { readonly read: ColumnReader; close(): void } {
  const sqlite = new SqliteDatabase(databasePath, { readonly: true });
  const known = new Map<string, SqliteDatabase.Statement>();
  return {
    read: (sql) => {
      const statement = known.get(sql) ?? sqlite.prepare(sql).pluck();
      known.set(sql, statement);
      return statement.all();
    },
    close: () => sqlite.close(),
  };
}
