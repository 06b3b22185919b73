import type { Followed } from './change-watch.ts';
import type { Database } from './database.ts';

/** Beyond this many keys and rows the memory begins anew. */
const MOST_KNOWN = 1_000;

/**
 * The rows with a value in a column, remembered for each value until this process writes or deletes one of these, or another
 * process writes anything. For what is asked several times for one click and changes with many others. Asked for outside of
 * transactions only: what is undone would be remembered. Everybody gets the same rows, so nobody may change them.
 * @param read the rows with one value in the column that is followed
 */
export function rememberFollowed<Row>(
  database: Pick<Database, 'follow' | 'stamp'>,
  followed: Followed,
  read: (value: string) => readonly Row[],
): (value: string) => readonly Row[] {
  const known = new Map<string, readonly Row[]>();
  let stamp = '';
  let size = 0;
  database.follow(followed, (value) => {
    size -= sizeOf(known.get(value));
    known.delete(value);
  });
  return (value) => {
    const current = database.stamp([]);
    if (current !== stamp || size > MOST_KNOWN) {
      known.clear();
      size = 0;
    }
    stamp = current;
    const remembered = known.get(value);
    if (remembered !== undefined) return remembered;
    const rows = read(value);
    known.set(value, rows);
    size += sizeOf(rows);
    return rows;
  };
}

function sizeOf(rows: readonly unknown[] | undefined): number {
  return rows === undefined ? 0 : 1 + rows.length;
}
