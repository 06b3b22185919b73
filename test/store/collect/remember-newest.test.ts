import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneUpdate } from '../../../src/core/collect/milestone/update.ts';
import { rememberNewest } from '../../../src/store/collect/remember-newest.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import type { Lineage } from '../../../src/store/plan/milestone-lineage.ts';

const QUARTER = '2026-27/Q1';

let folder: string;
let database: Database;
let other: Database;
let asked: string[];
let covered: readonly string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-newest-'));
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
const newest = (lineage: Lineage = new Map()) => {
  const read = rememberNewest(database, (_lineage, quarter, ids) => {
    asked.push(`${quarter} ${ids.join(' ')}`);
    return new Map(ids.filter((id) => covered.includes(id)).map((id) => [id, coveredUpdate(id)]));
  });
  return (ids: readonly string[], quarter = QUARTER) => read(lineage, quarter, ids);
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

describe('what was said last of some milestones', () => {
  it('is read once, that nothing was said included, and only what is missing is read besides', () => {
    const read = newest();
    read(['m-1', 'm-2']);
    read(['m-2', 'm-1']);
    read(['m-2', 'm-3']);
    read(['m-2'], '2026-27/Q2');
    expect(asked).toEqual([`${QUARTER} m-1 m-2`, `${QUARTER} m-3`, '2026-27/Q2 m-2']);
  });

  it('is read again after a change by this process or by another', async () => {
    const read = newest();
    read(['m-1']);
    change(database, 1);
    read(['m-1']);
    await nextTurn();
    change(other, 2);
    read(['m-1']);
    expect(asked).toHaveLength(3);
  });

  it('is read again only of the milestone that something was said of, each time and in every quarter', () => {
    const read = newest();
    const all = ['m-1', 'm-2', 'm-3'];
    read(all);
    read(all, '2026-27/Q2');
    change(database, 1, 'm-2');
    read(all);
    read(all, '2026-27/Q2');
    change(database, 2, 'm-3');
    change(database, 3, 'm-1');
    read(all);
    expect(asked.slice(2)).toEqual([`${QUARTER} m-2`, '2026-27/Q2 m-2', `${QUARTER} m-1 m-3`]);
  });

  it('is read again of what is covered, whatever is said of any milestone', () => {
    const read = newest();
    covered = ['m-2'];
    read(['m-1', 'm-2', 'm-3']);
    for (const id of [1, 2]) {
      change(database, id, 'm-9');
      read(['m-1', 'm-2', 'm-3']);
    }
    expect(asked.slice(1)).toEqual([`${QUARTER} m-2`, `${QUARTER} m-2`]);
  });

  it('is read again of all once something is said of a milestone of an earlier year', () => {
    const read = newest(new Map([['m-1', ['m-old']]]));
    read(['m-1', 'm-2']);
    for (const id of [1, 2]) {
      change(database, id, 'm-old');
      read(['m-1', 'm-2']);
    }
    expect(asked).toEqual(Array(3).fill(`${QUARTER} m-1 m-2`));
  });

  it('is read again of all once a plan has changed', () => {
    const read = newest();
    for (const _time of [1, 2, 3]) {
      read(['m-1', 'm-2']);
      database.sqlite.exec(
        "insert into milestone (id, plan_id, area_id, ref, words, due_kind, due_date, position) select 'm-' || count(*), 'p', 'a', 'R', 'W', 'date', '2027-03-31', 0 from milestone",
      );
    }
    expect(asked).toEqual(Array(3).fill(`${QUARTER} m-1 m-2`));
  });

  it('is not kept for a whole report', () => {
    const read = newest();
    const many = Array.from({ length: 101 }, (_, nth) => `m-${nth}`);
    read(many);
    read(many);
    expect(asked).toHaveLength(2);
  });
});
