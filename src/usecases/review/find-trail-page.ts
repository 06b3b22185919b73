import { subjectOfRow } from '../../core/review/trail.ts';
import type { TrailRow, TrailTurn } from './trail-ports.ts';
import type { ReadTrailPorts, TrailReading } from './trail-reading.ts';
import type { TrailWanted } from './trail-wanted.ts';

/** Rows that are read at once. Of many directorates most may be another one's, so that one turn rarely is enough. */
export const AT_ONCE = 200;

export interface TrailPage {
  readonly rows: readonly TrailRow[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/** One row more than asked for says whether there is more that way; behind a row from which one came there always is. */
export async function findTrailPage(
  ports: Pick<ReadTrailPorts, 'trail'>,
  { size, ...search }: TrailSearch,
): Promise<TrailPage> {
  const { turn } = search;
  const towards = turn?.towards ?? 'older';
  const found = await collectRows(ports, { ...search, size: size + 1 });
  if (towards === 'older') {
    return { rows: found.slice(0, size), hasNewer: turn !== undefined, hasOlder: found.length > size };
  }
  // The newest page is a whole one, however few stand before the one that was read.
  if (found.length <= size) return findTrailPage(ports, { ...search, size, turn: undefined });
  return { rows: found.slice(found.length - size), hasNewer: true, hasOlder: true };
}

/** At most `size` rows that are theirs, newest first. */
export interface TrailSearch {
  readonly reading: TrailReading;
  readonly filter: TrailWanted;
  readonly turn: TrailTurn | undefined;
  readonly size: number;
}

/** Newest first. */
async function collectRows(
  { trail }: Pick<ReadTrailPorts, 'trail'>,
  { reading, filter, turn, size }: TrailSearch,
): Promise<readonly TrailRow[]> {
  const towards = turn?.towards ?? 'older';
  let found: readonly TrailRow[] = [];
  let from = turn;
  while (found.length < size) {
    const rows = await trail.rows(filter, from, AT_ONCE);
    const theirs = rows.filter((row) => reading.isTheirs(subjectOfRow(row, reading.subjects)));
    found = towards === 'older' ? [...found, ...theirs] : [...theirs, ...found];
    const last = towards === 'older' ? rows.at(-1) : rows[0];
    if (last === undefined || rows.length < AT_ONCE) break;
    from = { towards, id: last.id };
  }
  return towards === 'older' ? found.slice(0, size) : found.slice(Math.max(0, found.length - size));
}
