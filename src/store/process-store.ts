import { hostname } from 'node:os';
import { and, desc, eq, gt, lt, ne, or } from 'drizzle-orm';
import { type ProcessStore, type RunningProcess, SEEN_WITHIN_MS } from '../usecases/running-processes.ts';
import type { Database } from './database.ts';
import { runningProcess } from './schema/remind.ts';

const FORGOTTEN_AFTER_MS = 86_400_000;

/** This machine: its name, and whether a process on it lives. */
export interface Machine {
  readonly host: string;
  readonly isAlive: (pid: number) => boolean;
}

export function createProcessStore(database: Database, machine: Machine = thisMachine()): ProcessStore {
  return {
    async beat(process, patience) {
      const { id, pid, host, seenAt } = process;
      return await database.write(patience, (tx) => {
        const isPredecessor = and(
          eq(runningProcess.host, host),
          eq(runningProcess.pid, pid),
          ne(runningProcess.id, id),
        );
        const isForgotten = lt(runningProcess.seenAt, new Date(seenAt.getTime() - FORGOTTEN_AFTER_MS));
        tx.delete(runningProcess).where(or(isPredecessor, isForgotten)).run();
        tx.insert(runningProcess)
          .values({ ...process })
          .onConflictDoUpdate({ target: runningProcess.id, set: { seenAt } })
          .run();
      });
    },
    async end(id, patience) {
      return await database.write(patience, (tx) => {
        tx.delete(runningProcess).where(eq(runningProcess.id, id)).run();
      });
    },
    running: async (now) => readRunning(database, now, machine),
  };
}

/** Those seen within 90 seconds of `now`, newest first; not those of this machine that have died since. */
export function readRunning({ orm }: Pick<Database, 'orm'>, now: Date, machine: Machine): readonly RunningProcess[] {
  const rows = orm
    .select()
    .from(runningProcess)
    .where(gt(runningProcess.seenAt, new Date(now.getTime() - SEEN_WITHIN_MS)))
    .orderBy(desc(runningProcess.seenAt))
    .all();
  return rows.filter(({ host, pid }) => host !== machine.host || machine.isAlive(pid));
}

export function thisMachine(): Machine {
  return { host: hostname(), isAlive };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
