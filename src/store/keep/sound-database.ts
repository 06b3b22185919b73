import type SqliteDatabase from 'better-sqlite3';

/** SQLite's own tables are no business of ours. */
export function tablesOf(sqlite: SqliteDatabase.Database): readonly string[] {
  return sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    )
    .pluck()
    .all()
    .map(String);
}

export function countRows(sqlite: SqliteDatabase.Database): Readonly<Record<string, number>> {
  return Object.fromEntries(
    tablesOf(sqlite).map((table) => [table, Number(sqlite.prepare(`select count(*) from "${table}"`).pluck().get())]),
  );
}

/** What SQLite finds wrong in the file, and rows that point to none; undefined where nothing is. */
export function findDamage(sqlite: SqliteDatabase.Database): string | undefined {
  const said = String(sqlite.pragma('integrity_check(1)', { simple: true }));
  if (said !== 'ok') return `SQLite says of it: ${said}`;
  const [orphan] = sqlite.prepare('select * from pragma_foreign_key_check limit 1').all();
  return orphan === undefined ? undefined : `a row points to one that is not there: ${JSON.stringify(orphan)}`;
}
