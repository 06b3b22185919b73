import SqliteDatabase from 'better-sqlite3';
import { checkFile } from './check-texts.ts';
import { type Finding, lost } from './findings.ts';
import { storedTexts } from './stored-texts.ts';
import type { Copy, World } from './world.ts';

/** Every backup that was called made is whole, and has what had been called saved before it began. */
export function checkCopies({ copies }: Pick<World, 'copies'>): readonly Finding[] {
  return copies.flatMap(checkCopy);
}

function checkCopy({ path, saved }: Copy): readonly Finding[] {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    const missing = saved.filter(({ kind, text }) => !storedTexts(sqlite, kind).some((one) => one.text === text));
    return [
      ...checkFile(sqlite),
      ...missing.map(({ text }) => lost(`the text “${text}” is not in the backup ${path}`)),
    ];
  } finally {
    sqlite.close();
  }
}
