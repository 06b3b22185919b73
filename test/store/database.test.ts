import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openConnection } from '../../src/store/open-connection.ts';
import { organisation } from '../../src/store/schema/plan.ts';
import { workspace } from '../../src/store/schema/remind.ts';
import { startProcess } from '../support/processes.ts';

const COUNCIL = {
  id: 1,
  name: 'Westmere',
  nation: 'england-and-wales',
  timeZone: 'Europe/London',
  closureDays: [],
  ragWording: { green: 'g', amber: 'a', red: 'r' },
};

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-store-'));
  path = join(folder, 'ragtime.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const teamsIn = ({ orm }: Database) =>
  orm
    .select()
    .from(workspace)
    .all()
    .map(({ teamId }) => teamId);

const aWorkspace = (teamId: string) => ({ teamId, botId: 'B', botUserId: 'U', name: 'Westmere', readAt: new Date(0) });

const patience = (ms: number) => ({ giveUpAt: performance.now() + ms });

describe('a database file', () => {
  it('is durable on every commit and checks its references', async () => {
    const database = await openDatabase(path);
    expect(database.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  });

  it('has no table that deletes its children', async () => {
    const database = await openDatabase(path);
    const definitions = database.sqlite.prepare("select sql from sqlite_master where type = 'table'").pluck().all();
    expect(definitions.length).toBeGreaterThan(10);
    expect(definitions.join('\n').toLowerCase()).not.toMatch(/on delete (cascade|set)/);
    database.close();
  });
});

describe('a database file that another process has to itself for a moment, as after a crash', () => {
  it('is opened as soon as it is free, and from then on nothing waits for long', async () => {
    (await openDatabase(path)).close();
    const other = startProcess('writer-process.ts', path, 'alone');
    await once(other.stdout, 'data');
    const sqlite = openConnection(path);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sqlite.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(50);
    sqlite.close();
  });
});

describe('a write while another process holds the file', () => {
  it('leaves this process free, and goes through once the lock is gone', async () => {
    const database = await openDatabase(path);
    const holder = startProcess('writer-process.ts', path, 'hold');
    await once(holder.stdout, 'data');

    const writing = database.write(patience(20_000), (tx) => tx.insert(organisation).values(COUNCIL).run());
    const reads: unknown[] = [];
    for (let click = 0; click < 10; click += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      reads.push(database.orm.select().from(organisation).all().length);
    }
    expect(reads).toEqual(Array.from({ length: 10 }, () => 0));

    holder.stdin.write('go\n');
    expect((await writing).ok).toBe(true);
    expect(database.orm.select().from(organisation).all()).toHaveLength(1);
    database.close();
  });

  it('gives up when its patience ends, and stores nothing', async () => {
    const database = await openDatabase(path);
    const holder = startProcess('writer-process.ts', path, 'hold');
    await once(holder.stdout, 'data');
    const written = await database.write(patience(200), (tx) => tx.insert(organisation).values(COUNCIL).run());
    expect(written).toEqual({ ok: false, refusal: 'busy' });
    holder.stdin.write('go\n');
    await once(holder, 'exit');
    expect(database.orm.select().from(organisation).all()).toEqual([]);
    database.close();
  });
});

describe('a write that throws', () => {
  it('leaves nothing behind', async () => {
    const database = await openDatabase(path);
    const writing = database.write(patience(1000), (tx) => {
      tx.insert(organisation).values(COUNCIL).run();
      throw new Error('in the middle');
    });
    await expect(writing).rejects.toThrow('in the middle');
    expect(database.orm.select().from(organisation).all()).toEqual([]);
    database.close();
  });
});

describe('writes of the same turn', () => {
  it('share one commit, and nobody is told before it', async () => {
    const database = await openDatabase(path);
    const other = await openDatabase(path);
    const seenByOther: number[] = [];
    const writing = ['one', 'two', 'three'].map(async (id) => {
      const written = await database.write(patience(1000), (tx) => tx.insert(workspace).values(aWorkspace(id)).run());
      seenByOther.push(other.orm.select().from(workspace).all().length);
      return written.ok;
    });
    expect(await Promise.all(writing)).toEqual([true, true, true]);
    expect(seenByOther).toEqual([3, 3, 3]);
    other.close();
    database.close();
  });

  it('are told in their order, and each sees what those before it wrote', async () => {
    const database = await openDatabase(path);
    const told: number[] = [];
    const writing = ['one', 'two', 'three'].map(async (id) => {
      const written = await database.write(patience(1000), (tx) => {
        tx.insert(workspace).values(aWorkspace(id)).run();
        return tx.select().from(workspace).all().length;
      });
      if (written.ok) told.push(written.value);
    });
    await Promise.all(writing);
    expect(told).toEqual([1, 2, 3]);
    database.close();
  });

  it('stay when one of them throws, and nothing of that one does', async () => {
    const database = await openDatabase(path);
    const write = (id: string, problem?: string) =>
      database.write(patience(1000), (tx) => {
        tx.insert(workspace).values(aWorkspace(id)).run();
        if (problem !== undefined) throw new Error(problem);
      });
    const [first, second, third] = await Promise.allSettled([
      write('one'),
      write('two', 'in the middle'),
      write('three'),
    ]);
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(second).toMatchObject({ reason: new Error('in the middle') });
    expect(teamsIn(database)).toEqual(['one', 'three']);
    database.close();
  });

  it('are done once, and where one of them throws again by the others, who are told what stands', async () => {
    const database = await openDatabase(path);
    const done: string[] = [];
    const write = (id: string, problem?: string) =>
      database.write(patience(1000), (tx) => {
        done.push(id);
        tx.insert(workspace).values(aWorkspace(id)).run();
        if (problem !== undefined) throw new Error(problem);
        return teamsIn(database);
      });
    await Promise.all([write('one'), write('two')]);
    expect(done).toEqual(['one', 'two']);
    const [third, , fifth] = await Promise.allSettled([write('three'), write('four', 'in the middle'), write('five')]);
    expect(third).toMatchObject({ value: { value: ['one', 'two', 'three'] } });
    expect(fifth).toMatchObject({ value: { value: ['one', 'two', 'three', 'five'] } });
    expect(done.slice(2)).toEqual(['three', 'four', 'three', 'four', 'five']);
    expect(teamsIn(database)).toEqual(['one', 'two', 'three', 'five']);
    database.close();
  });

  it('are each tried alone when an error ends the whole transaction', async () => {
    const database = await openDatabase(path);
    const write = (id: string, problem?: string) =>
      database.write(patience(1000), (tx) => {
        tx.insert(workspace).values(aWorkspace(id)).run();
        if (problem === undefined) return;
        // What SQLite does by itself when the disk is full.
        database.sqlite.exec('ROLLBACK');
        throw new Error(problem);
      });
    const [first, second, third] = await Promise.allSettled([write('one'), write('two', 'disk full'), write('three')]);
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(second).toMatchObject({ reason: new Error('disk full') });
    expect(teamsIn(database)).toEqual(['one', 'three']);
    database.close();
  });

  it('each wait for a lock as long as their own patience', async () => {
    const database = await openDatabase(path);
    const holder = startProcess('writer-process.ts', path, 'hold');
    await once(holder.stdout, 'data');
    const write = (id: string, ms: number) =>
      database.write(patience(ms), (tx) => tx.insert(workspace).values(aWorkspace(id)).run());
    const patient = write('one', 20_000);
    expect(await write('two', 0)).toEqual({ ok: false, refusal: 'busy' });
    holder.stdin.write('go\n');
    expect((await patient).ok).toBe(true);
    expect(teamsIn(database)).toEqual(['one']);
    database.close();
  });

  it('are written when the database is closed before their turn', async () => {
    const database = await openDatabase(path);
    const writing = database.write(patience(1000), (tx) => tx.insert(workspace).values(aWorkspace('one')).run());
    database.close();
    expect((await writing).ok).toBe(true);
  });
});
