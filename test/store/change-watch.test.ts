import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createProcessStore } from '../../src/store/process-store.ts';
import { createDeliveryStore } from '../../src/store/remind/delivery-store.ts';
import { createSlackUserStore } from '../../src/store/remind/slack-user-store.ts';
import { aSlackUser } from '../support/remind-world.ts';

const NOW = new Date('2026-07-01T08:00:00Z');
const patience = () => ({ giveUpAt: performance.now() + 2000 });

let folder: string;
let database: Database;
let other: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-watch-'));
  database = await openDatabase(join(folder, 'ragtime.sqlite'));
  other = await openDatabase(join(folder, 'ragtime.sqlite'));
});
afterEach(() => {
  database.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const aMessage = {
  key: 'message-1',
  content: { kind: 'summary-root' as const, payload: { message: { text: 'Text', blocks: [] } } },
  methodClass: 'post' as const,
  personId: undefined,
  dueAt: NOW,
  createdAt: NOW,
};

describe('the stamp of a database', () => {
  it('stays while only messages and signs of life of this process are written', async () => {
    const before = database.stamp();
    const deliveries = createDeliveryStore(database);
    await deliveries.plan([aMessage], patience());
    const processes = createProcessStore(database);
    await processes.beat({ id: 'one', role: 'jobs', pid: 1, host: 'here', seenAt: NOW }, patience());
    expect(database.stamp()).toBe(before);
  });

  it('changes when this process writes anything else, also to what is there already', async () => {
    const users = createSlackUserStore(database);
    const stamps = [database.stamp()];
    for (const isDeleted of [false, true, true]) {
      await users.saveSlackUser(aSlackUser('AMc', { isDeleted }), patience());
      stamps.push(database.stamp());
    }
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('of some tables stays while this process writes others, and changes with its own', async () => {
    const before = database.stamp(['person', 'slack_user']);
    const ofPeople = database.stamp(['person']);
    await createSlackUserStore(database).saveSlackUser(aSlackUser('AMc'), patience());
    expect(database.stamp(['person'])).toBe(ofPeople);
    expect(database.stamp(['person', 'slack_user'])).not.toBe(before);
  });

  it('of some tables changes when another process commits anything at all', async () => {
    const before = database.stamp(['person']);
    await createSlackUserStore(other).saveSlackUser(aSlackUser('AMc'), patience());
    expect(database.stamp(['person'])).not.toBe(before);
  });

  it('changes when another process commits anything at all', async () => {
    const stamps = [database.stamp()];
    await createSlackUserStore(other).saveSlackUser(aSlackUser('AMc'), patience());
    stamps.push(database.stamp());
    await createDeliveryStore(other).plan([aMessage], patience());
    stamps.push(database.stamp());
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('watches every table but two', () => {
    const tables = database.sqlite
      .prepare("select count(*) from main.sqlite_master where type = 'table' and name not glob 'sqlite_*'")
      .pluck()
      .get();
    const watched = database.sqlite.prepare('select count(distinct tbl_name) from temp.sqlite_master').pluck().get();
    expect(watched).toBe(Number(tables) - 2);
  });
});

describe('rows that are followed', () => {
  it('are told by the value in their column, whenever this process writes or deletes one, and to everybody who follows', () => {
    const told: string[] = [];
    database.follow({ table: 'slack_user', column: 'id' }, (id) => told.push(id));
    database.follow({ table: 'slack_user', column: 'id' }, (id) => told.push(`also ${id}`));
    const write = (sql: string) => database.sqlite.exec(sql);
    write(
      "insert into slack_user (id, is_guest, is_deleted, is_bot, read_at) values ('U1', 0, 0, 0, 0), ('U2', 0, 0, 0, 0)",
    );
    expect(told).toEqual(['U1', 'also U1', 'U2', 'also U2']);
    write("update slack_user set id = 'U3' where id = 'U1'");
    expect(new Set(told.slice(4))).toEqual(new Set(['U1', 'also U1', 'U3', 'also U3']));
    told.length = 0;
    write("delete from slack_user where id = 'U2'");
    write("insert into person (id, initials, name, title) values ('p-1', 'A', 'A', '')");
    expect(told).toEqual(['U2', 'also U2']);
  });
});
