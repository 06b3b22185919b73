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
