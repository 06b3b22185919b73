import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import SqliteDatabase from 'better-sqlite3';

/** A database in use, as it was at one moment, to be brought back after something was tried on it. */
export interface Rewind {
  /** From here on, and with what these orders do to it; answers false where somebody is writing to it just now. */
  mark(orders: readonly string[]): boolean;
  /** Everything is as it was before the mark; whoever has the database open sees it so from the next turn of the event loop on. */
  back(): Promise<void>;
  close(): void;
}

/*
 * What was written since a mark stands at the end of the log beside the database (`-wal`), and up to where the log counts
 * stands at the beginning of its index (`-shm`, https://sqlite.org/walformat.html#wal_index_format), which all connections
 * share. Back there, the rest has never been: SQLite overwrites it, as it does what a process left that died over it.
 */
const HEAD_BYTES = 48;
/** The head stands there twice; whoever finds the two different waits for whoever is writing it. */
const BOTH_HEADS_BYTES = 2 * HEAD_BYTES;
const FRAMES_AT = 16;
const SALTS_AT = 32;
const SALTS_BYTES = 8;
/** How many frames were copied into the database itself. */
const COPIED_BYTES = 4;
/** A log that is this long begins anew before the next mark; beyond a thousand frames SQLite copies it by itself. */
const LONG_LOG = 300;

export function openRewind(path: string): Rewind {
  const sqlite = new SqliteDatabase(path, { timeout: 0 });
  // The index is there from the first read on.
  sqlite.pragma('schema_version');
  // It stays open: closing a file takes from a process the locks that others of it hold there.
  const index = openSync(`${path}-shm`, 'r+');
  let kept: Index | undefined;
  return {
    mark: (orders) => {
      if (readIndex(index).frames > LONG_LOG) sqlite.pragma('wal_checkpoint(TRUNCATE)');
      kept = readIndex(index);
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
      refuseCopied(kept, readIndex(index));
      writeSync(index, kept.heads, 0, BOTH_HEADS_BYTES, 0);
    },
    close: () => {
      sqlite.close();
      closeSync(index);
    },
  };
}

interface Index {
  readonly heads: Buffer;
  readonly frames: number;
  readonly salts: string;
  readonly copied: number;
}

function readIndex(file: number): Index {
  const bytes = Buffer.alloc(BOTH_HEADS_BYTES + COPIED_BYTES);
  readSync(file, bytes, 0, bytes.length, 0);
  const numberAt = (at: number) => (endianness() === 'LE' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return {
    heads: bytes.subarray(0, BOTH_HEADS_BYTES),
    frames: numberAt(FRAMES_AT),
    salts: bytes.toString('hex', SALTS_AT, SALTS_AT + SALTS_BYTES),
    copied: numberAt(BOTH_HEADS_BYTES),
  };
}

/** What stands in the database itself, or over the frames before the mark, cannot be forgotten. */
function refuseCopied(before: Index, after: Index): void {
  const isSame = after.copied === before.copied && (before.frames === 0 || after.salts === before.salts);
  if (!isSame) throw new Error('The log was copied into the database since the mark: there is no way back.');
}
