import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWindowStore } from '../../src/store/calendar/window-store.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { rememberRead, rememberReads } from '../../src/store/remember-read.ts';
import { createSlackUserStore } from '../../src/store/remind/slack-user-store.ts';
import { directorate } from '../../src/store/schema/plan.ts';
import { slackUser } from '../../src/store/schema/remind.ts';
import { aSlackUser } from '../support/remind-world.ts';
import { insertWindow } from '../support/rows.ts';

const patience = () => ({ giveUpAt: performance.now() + 2000 });

let folder: string;
let database: Database;
let other: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-remember-'));
  database = await openDatabase(join(folder, 'ragtime.sqlite'));
  other = await openDatabase(join(folder, 'ragtime.sqlite'));
});
afterEach(() => {
  database.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const save = (at: Database, initials: string) =>
  createSlackUserStore(at).saveSlackUser(aSlackUser(initials), patience());

describe('what is read with every click', () => {
  it('is read once, and again after a change of its table by this process or by another', async () => {
    let reads = 0;
    const users = rememberRead(database, [slackUser], () => {
      reads += 1;
      return database.orm.select().from(slackUser).all().length;
    });
    expect([await users(), await users(), reads]).toEqual([0, 0, 1]);
    await save(database, 'AMc');
    expect([await users(), await users(), reads]).toEqual([1, 1, 2]);
    await save(other, 'MR');
    expect([await users(), await users(), reads]).toEqual([2, 2, 3]);
  });

  it('is remembered for each key, nothing found included, and forgotten for all with a change', async () => {
    const asked: string[] = [];
    const user = rememberReads(database, [slackUser], (id: string) => {
      asked.push(id);
      return database.orm.select().from(slackUser).where(eq(slackUser.id, id)).get()?.teamId;
    });
    const { id, teamId } = aSlackUser('AMc');
    expect([await user(id), await user(id), await user('U9')]).toEqual([undefined, undefined, undefined]);
    expect(asked).toEqual([id, 'U9']);
    await save(other, 'AMc');
    expect([await user(id), await user(id)]).toEqual([teamId, teamId]);
    expect(asked).toEqual([id, 'U9', id]);
  });

  it('is read anew after a write that was undone', async () => {
    const users = rememberRead(database, [slackUser], () => database.orm.select().from(slackUser).all().length);
    await users();
    const broken = database.write(patience(), (tx) => {
      tx.insert(slackUser).values(aSlackUser('AMc')).run();
      throw new Error('the disk is full');
    });
    await expect(broken).rejects.toThrow('the disk is full');
    expect(await users()).toBe(0);
  });

  it('is never an old window', async () => {
    const windows = createWindowStore(database);
    await windows.windows();
    const row = { id: 'd-ce', code: 'CE', name: 'Children', ladder: [], commentaryRule: 'all' as const };
    database.orm.insert(directorate).values(row).run();
    insertWindow(other, { state: 'planned' });
    // What another process commits is seen from the next turn of the event loop on.
    await nextTurn();
    const [window] = await windows.windows();
    expect(window?.state).toBe('planned');
    const change = { author: { actor: 'U1' }, at: new Date('2026-07-01T08:00:00Z'), action: 'open-window' };
    if (window === undefined) throw new Error('no window');
    await windows.saveWindow({ ...window, state: 'collecting', version: window.version + 1 }, change, patience());
    expect((await windows.windows())[0]?.state).toBe('collecting');
  });
});
