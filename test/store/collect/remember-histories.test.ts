import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneUpdate } from '../../../src/core/collect/milestone/update.ts';
import { thisProcess } from '../../../src/give-back-memory.ts';
import { rememberHistories } from '../../../src/store/collect/remember-histories.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import type { Lineage } from '../../../src/store/plan/milestone-lineage.ts';

const QUARTER = '2026-27/Q1';

let folder: string;
let database: Database;
let other: Database;
let asked: string[];
let covered: readonly string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-histories-'));
  database = await openDatabase(join(folder, 'ragtime.sqlite'));
  other = await openDatabase(join(folder, 'ragtime.sqlite'));
  for (const { sqlite } of [database, other]) sqlite.pragma('foreign_keys = OFF');
  asked = [];
  covered = [];
});
afterEach(() => {
  database.close();
  other.close();
  rmSync(folder, { recursive: true });
});

/** What is asked of the tables is written down; nothing is found but what is covered. */
const remembered = (lineage: Lineage = new Map()) => {
  const read = rememberHistories(database, (_lineage, ids) => {
    asked.push(...ids);
    const found = ids.filter((id) => covered.includes(id));
    return new Map(
      found.map((id) => [id, [{ update: coveredUpdate(id), formNonce: 'f', contentHash: 'h', submissionId: 's' }]]),
    );
  });
  return (...ids: readonly string[]) => read(lineage, ids);
};

function coveredUpdate(milestoneId: string): MilestoneUpdate {
  return {
    id: 1,
    milestoneId,
    quarter: QUARTER,
    kind: 'covered',
    status: { progress: 'not-started', rag: undefined, amberReason: undefined, completedOn: undefined },
    commentary: 'Of another milestone.',
    action: '',
    actionBy: undefined,
    ownerId: 'p-1',
    enteredById: undefined,
    at: new Date(0),
    coveredBy: 'm-9',
  };
}

function change({ sqlite }: Database, id: number, milestoneId = 'm-1'): void {
  sqlite
    .prepare(
      `insert into milestone_update (milestone_id, quarter, kind, progress, commentary, action, owner_id, at, form_nonce,
       content_hash, submission_id) values (?, ?, 'written', 'in-progress', '', '', 'p-1', 0, ?, '', ?)`,
    )
    .run(milestoneId, QUARTER, `f-${id}`, `s-${id}`);
}

describe('what was said of a milestone', () => {
  it('is read once, that nothing was said included', () => {
    const read = remembered();
    covered = ['m-2'];
    expect(read('m-1', 'm-2').get('m-2')).toHaveLength(1);
    expect(read('m-2', 'm-1').get('m-2')).toHaveLength(1);
    expect([...read('m-1', 'm-2')]).toEqual([
      ['m-1', []],
      ['m-2', [expect.objectContaining({ formNonce: 'f' })]],
    ]);
    read('m-2', 'm-3', 'm-1');
    expect(asked).toEqual(['m-1', 'm-2', 'm-3']);
  });

  it('is read again after a change of it by this process, each time, and of nothing else', () => {
    const read = remembered();
    read('m-1', 'm-2', 'm-3');
    change(database, 1, 'm-2');
    read('m-1', 'm-2', 'm-3');
    change(database, 2, 'm-3');
    change(database, 3, 'm-1');
    read('m-1', 'm-2', 'm-3');
    expect(asked.slice(3)).toEqual(['m-2', 'm-1', 'm-3']);
  });

  it('is read again of all once another process has written anything', async () => {
    const read = remembered();
    for (const id of [1, 2, 3]) {
      read('m-1', 'm-2');
      await nextTurn();
      change(other, id);
    }
    expect(asked).toEqual(['m-1', 'm-2', 'm-1', 'm-2', 'm-1', 'm-2']);
  });

  it('is read again of what is covered, whatever is said of any milestone', () => {
    const read = remembered();
    covered = ['m-2'];
    read('m-1', 'm-2', 'm-3');
    for (const id of [1, 2]) {
      change(database, id, 'm-9');
      read('m-1', 'm-2', 'm-3');
    }
    expect(asked.slice(3)).toEqual(['m-2', 'm-2']);
  });

  it('is read again of all once something is said of a milestone of an earlier year', () => {
    const read = remembered(new Map([['m-1', ['m-old']]]));
    read('m-1', 'm-2');
    for (const id of [1, 2]) {
      change(database, id, 'm-old');
      read('m-1', 'm-2');
    }
    expect(asked).toEqual(['m-1', 'm-2', 'm-1', 'm-2', 'm-1', 'm-2']);
  });

  it('is read again of all once a plan has changed', () => {
    const read = remembered();
    for (const _time of [1, 2, 3]) {
      read('m-1', 'm-2');
      database.sqlite.exec(
        "insert into milestone (id, plan_id, area_id, ref, words, due_kind, due_date, position) select 'm-' || count(*), 'p', 'a', 'R', 'W', 'date', '2027-03-31', 0 from milestone",
      );
    }
    expect(asked).toEqual(['m-1', 'm-2', 'm-1', 'm-2', 'm-1', 'm-2']);
  });

  it('is not kept by a process that collects all garbage, and read again', async () => {
    const read = remembered();
    read('m-1', 'm-2');
    await nextTurn();
    thisProcess().collect();
    read('m-1');
    read('m-1');
    expect(asked).toEqual(['m-1', 'm-2', 'm-1']);
  });

  it('is forgotten where it would grow without end', () => {
    const read = remembered();
    const many = Array.from({ length: 4_100 }, (_, nth) => `m-${nth}`);
    expect(read(...many).size).toBe(many.length);
    read('m-4099', 'm-0');
    expect(asked.slice(many.length)).toEqual(['m-0']);
  });
});
