import SqliteDatabase from 'better-sqlite3';

/** A database in use, as it was at one moment, to be brought back after something was tried on it. */
export interface Rewind {
  /** From here on, and with what these orders do to it; answers false where somebody is writing to it just now. */
  mark(orders: readonly string[]): boolean;
  /** Everything is as it was before the mark; whoever has the database open sees it so from the next turn of the event loop on. */
  back(): Promise<void>;
  close(): void;
}

/** Where the head of a database file says how it is written and how it is read, and the number for "without a log beside it". */
const [WRITE_VERSION, READ_VERSION, WITHOUT_LOG] = [18, 19, 1];
/** More than there are, so that all go in one step. */
const ALL_PAGES = 1_000_000;

export function openRewind(path: string): Rewind {
  const sqlite = new SqliteDatabase(path, { timeout: 0 });
  let kept: Buffer | undefined;
  return {
    mark: (orders) => {
      kept = sqlite.serialize();
      // A copy in memory has none.
      kept[WRITE_VERSION] = WITHOUT_LOG;
      kept[READ_VERSION] = WITHOUT_LOG;
      try {
        sqlite.exec(['begin immediate', ...orders, 'commit'].join(';'));
        return true;
      } catch (error) {
        if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') return false;
        throw error;
      }
    },
    back: async () => {
      if (kept === undefined) throw new Error('There is no mark to go back to.');
      const before = new SqliteDatabase(kept);
      await before.backup(path, { progress: () => ALL_PAGES });
      before.close();
    },
    close: () => sqlite.close(),
  };
}
