import type { Level } from './finding.ts';

/** The database's file as it was found; nothing in it was changed. Sizes in bytes. */
export interface DatabaseFacts {
  readonly path: string;
  readonly isFolderWritable: boolean;
  /** On its disk; undefined where the system does not say. */
  readonly freeBytes: number | undefined;
  /** The same number for every folder on one disk. */
  readonly disk: number;
  readonly file: DatabaseFile;
}

export type DatabaseFile =
  | { readonly state: 'absent' }
  /** `why` is a whole sentence without its full stop. */
  | { readonly state: 'unusable'; readonly why: string }
  | {
      readonly state: 'opened';
      readonly bytes: number;
      /** Of the newest changes, which are not in the file itself yet. */
      readonly walBytes: number;
      /** What SQLite's own check says; empty where all is well. */
      readonly damage: readonly string[];
      /** Rows that point to rows that do not exist. */
      readonly orphans: number;
      readonly version: 'current' | 'older' | 'newer';
      /** Whether what was said and published is protected from change. */
      readonly isGuarded: boolean;
    };

export type DatabaseFinding = { readonly level: Level } & (
  | { readonly about: 'disk'; readonly says: 'folder-locked'; readonly path: string }
  | {
      readonly about: 'disk';
      readonly says: 'disk-full' | 'disk-low' | 'disk-fine';
      readonly freeBytes: number;
      readonly wantedBytes: number;
    }
  | { readonly about: 'database'; readonly says: 'database-absent'; readonly path: string }
  | { readonly about: 'database'; readonly says: 'database-unusable'; readonly path: string; readonly why: string }
  | { readonly about: 'database'; readonly says: 'database-damaged'; readonly path: string; readonly damage: string }
  | { readonly about: 'database'; readonly says: 'rows-orphaned'; readonly count: number }
  | {
      readonly about: 'database';
      readonly says: 'database-newer' | 'database-older' | 'database-unguarded';
      readonly path: string;
    }
  | { readonly about: 'database'; readonly says: 'wal-large'; readonly walBytes: number }
  | { readonly about: 'database'; readonly says: 'database-sound'; readonly path: string; readonly bytes: number }
);

const MB = 1_000_000;
/** With less than this SQLite may fail in the middle of a quarter. */
const FULL_BELOW_BYTES = 100 * MB;
const LOW_BELOW_BYTES = 1_000 * MB;
/** An upgrade and a backup copy the whole file. */
const COPIES_KEPT_FREE = 2;
/** SQLite takes the newest changes over at 4 MB; so much is left only where something keeps it from that. */
const WAL_LARGE_FROM_BYTES = 64 * MB;

export function judgeDatabase(facts: DatabaseFacts): readonly DatabaseFinding[] {
  return [...judgeDisk(facts), ...judgeFile(facts)];
}

/** Whether the rest of what is stored can be read without changing anything. */
export function isReadable({ file }: DatabaseFacts): boolean {
  return file.state === 'opened' && file.version === 'current' && file.isGuarded && file.damage.length === 0;
}

function judgeDisk({ path, isFolderWritable, freeBytes, file }: DatabaseFacts): readonly DatabaseFinding[] {
  const about = 'disk';
  if (!isFolderWritable) return [{ about, level: 'fault', says: 'folder-locked', path }];
  if (freeBytes === undefined) return [];
  const bytes = file.state === 'opened' ? file.bytes : 0;
  const wantedBytes = Math.max(LOW_BELOW_BYTES, COPIES_KEPT_FREE * bytes);
  if (freeBytes < FULL_BELOW_BYTES) return [{ about, level: 'fault', says: 'disk-full', freeBytes, wantedBytes }];
  if (freeBytes < wantedBytes) return [{ about, level: 'warning', says: 'disk-low', freeBytes, wantedBytes }];
  return [{ about, level: 'ok', says: 'disk-fine', freeBytes, wantedBytes }];
}

function judgeFile({ path, file }: DatabaseFacts): readonly DatabaseFinding[] {
  const about = 'database';
  if (file.state === 'absent') return [{ about, level: 'warning', says: 'database-absent', path }];
  if (file.state === 'unusable') return [{ about, level: 'fault', says: 'database-unusable', path, why: file.why }];
  const [damage] = file.damage;
  if (damage !== undefined) return [{ about, level: 'fault', says: 'database-damaged', path, damage }];
  if (file.version === 'newer') return [{ about, level: 'fault', says: 'database-newer', path }];
  const findings: DatabaseFinding[] = [];
  if (file.orphans > 0) findings.push({ about, level: 'fault', says: 'rows-orphaned', count: file.orphans });
  if (file.version === 'older') findings.push({ about, level: 'warning', says: 'database-older', path });
  else if (!file.isGuarded) findings.push({ about, level: 'warning', says: 'database-unguarded', path });
  if (file.walBytes >= WAL_LARGE_FROM_BYTES) {
    findings.push({ about, level: 'warning', says: 'wal-large', walBytes: file.walBytes });
  }
  return findings.length > 0 ? findings : [{ about, level: 'ok', says: 'database-sound', path, bytes: file.bytes }];
}
