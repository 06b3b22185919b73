import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Redis } from 'ioredis';
import type { CrashCouncil } from '../test/support/crash-council.ts';
import type { MemoryUse } from '../test/support/ragtime-orders.ts';
import { type Finding, wrong } from './findings.ts';

/** What a running Ragtime leaves behind itself outside its tables: none of it may pile up. */
export interface Leftovers {
  /** Keys in a Redis that nobody else uses. */
  readonly keys: number;
  /** Beside the database, itself included. */
  readonly files: readonly string[];
  /** What SQLite has written and not yet put into the database; room that it uses again. */
  readonly walBytes: number;
  readonly backups: readonly string[];
  /** Of the process that does everything. */
  readonly timers: number;
  readonly handles: number;
  readonly databases: number;
}

export interface WhereLeft {
  readonly redisUrl: string;
  readonly backupFolder: string;
}

export async function readLeftovers(
  { databasePath }: Pick<CrashCouncil, 'databasePath'>,
  memory: MemoryUse | undefined,
  { redisUrl, backupFolder }: WhereLeft,
): Promise<Leftovers> {
  const wal = `${databasePath}-wal`;
  return {
    keys: await countKeys(redisUrl),
    files: readdirSync(dirname(databasePath)),
    walBytes: existsSync(wal) ? statSync(wal).size : 0,
    backups: existsSync(backupFolder) ? readdirSync(backupFolder) : [],
    timers: memory?.timers ?? Number.NaN,
    handles: memory?.handles ?? Number.NaN,
    databases: memory?.databases ?? Number.NaN,
  };
}

async function countKeys(url: string): Promise<number> {
  const client = new Redis(url);
  try {
    return await client.dbsize();
  } finally {
    client.disconnect();
  }
}

/** Connections to Slack are kept for a while, and a timer may just run. */
const CHANCE = 10;
/** SQLite writes over it from 1,000 pages of 4 KB on; a published report with its files comes in one piece. */
const MOST_WAL_BYTES = 32 * 1024 ** 2;
const BACKUPS_KEPT = 14;
const OF_BACKUPS = /^ragtime-[\d-]+\.sqlite(\.sha256)?$/;

/** What stands after the last quarter against what stood after the first. */
export function checkLeftovers(first: Leftovers, last: Leftovers): readonly Finding[] {
  const counted = [
    ['keys in Redis', first.keys + CHANCE, last.keys],
    ['timers', first.timers + CHANCE, last.timers],
    ['handles', first.handles + CHANCE, last.handles],
    ['open databases', first.databases, last.databases],
    ['bytes of the write-ahead log', MOST_WAL_BYTES, last.walBytes],
    ['backups', BACKUPS_KEPT, last.backups.filter((name) => name.endsWith('.sqlite')).length],
  ] as const;
  const more = last.files.filter((name) => !first.files.includes(name));
  const stray = last.backups.filter((name) => !OF_BACKUPS.test(name));
  return [
    // Written so that what was not measured is found, too.
    ...counted.flatMap(([what, most, now]) => (now <= most ? [] : [wrong(`${what} grow: ${now}, ${most} at most`)])),
    ...more.map((name) => wrong(`${name} is left beside the database`)),
    ...stray.map((name) => wrong(`${name} is left among the backups`)),
  ];
}

export function leftoversLine({ keys, files, walBytes, backups, timers, handles, databases }: Leftovers): string {
  return (
    `${keys} keys in Redis, ${files.length} files beside the database, ${Math.round(walBytes / 1024)} KB of its log, ` +
    `${backups.length} in the backup folder, ${timers} timers, ${handles} handles, ${databases} open databases`
  );
}
