import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { organisation } from '../../src/store/schema/plan.ts';
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
