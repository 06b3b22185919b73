import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { createProcessStore } from '../../src/store/process-store.ts';
import { findSender, type ProcessStore, type RunningProcess } from '../../src/usecases/running-processes.ts';
import { openMemory } from '../support/memory-database.ts';

const SEEN = new Date('2026-07-01T08:00:00Z');
const PROCESS: RunningProcess = { id: 'first', role: 'all', pid: 100, host: 'here', seenAt: SEEN };

const patience = () => ({ giveUpAt: performance.now() + 2000 });
const later = (seconds: number) => new Date(SEEN.getTime() + seconds * 1000);

let database: Database;
let alive: Set<number>;
let store: ProcessStore;

beforeEach(async () => {
  database = await openMemory();
  alive = new Set([100, 200]);
  store = createProcessStore(database, { host: 'here', isAlive: (pid) => alive.has(pid) });
});

afterEach(() => database.close());

describe('a process that gave a sign of life', () => {
  beforeEach(() => store.beat(PROCESS, patience()));

  it.each([
    ['at once', 0, 1],
    ['just within 90 seconds', 89, 1],
    ['90 seconds later', 90, 0],
    ['when the clock was set back', -600, 1],
  ])('is counted %s: %i s, %i running', async (_when, seconds, count) => {
    expect(await store.running(later(seconds))).toHaveLength(count);
  });

  it('stays one process however often it gives one', async () => {
    await store.beat({ ...PROCESS, seenAt: later(30) }, patience());
    await store.beat({ ...PROCESS, seenAt: later(60) }, patience());
    expect(await store.running(later(120))).toEqual([{ ...PROCESS, seenAt: later(60) }]);
  });

  it('is gone when it ends, also when it ends twice', async () => {
    await store.end('first', patience());
    expect(await store.end('first', patience())).toMatchObject({ ok: true });
    expect(await store.running(later(1))).toEqual([]);
  });

  it('is not counted once it was killed on this machine', async () => {
    alive.delete(100);
    expect(await store.running(later(1))).toEqual([]);
  });

  it('gives way to a later process with the same number', async () => {
    await store.beat({ ...PROCESS, id: 'second', seenAt: later(10) }, patience());
    expect((await store.running(later(11))).map(({ id }) => id)).toEqual(['second']);
  });
});

describe('processes on other machines', () => {
  it('are counted by their signs of life alone', async () => {
    await store.beat({ ...PROCESS, host: 'elsewhere', pid: 999 }, patience());
    expect(await store.running(later(89))).toHaveLength(1);
  });

  it('are forgotten after a day', async () => {
    await store.beat({ ...PROCESS, host: 'elsewhere' }, patience());
    await store.beat({ ...PROCESS, id: 'second', seenAt: later(2 * 86_400) }, patience());
    expect(database.sqlite.prepare('select id from running_process').pluck().all()).toEqual(['second']);
  });
});

describe('this very process', () => {
  it('is alive, and a number that no process has is not', async () => {
    const real = createProcessStore(database);
    const host = hostname();
    await real.beat({ ...PROCESS, host, pid: process.pid }, patience());
    await real.beat({ ...PROCESS, id: 'second', host, pid: 2 ** 30 }, patience());
    expect((await real.running(later(1))).map(({ id }) => id)).toEqual(['first']);
    expect(findSender(await real.running(later(1)))?.id).toBe('first');
  });
});
