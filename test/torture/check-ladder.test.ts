import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { checkLadderDay, whoOwes } from '../../torture/check-ladder.ts';
import { Told } from '../../torture/told.ts';
import { insertMilestone, insertUpdate, openSmallCouncil } from '../support/rows.ts';

let database: Database;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-ladder-'));
  database = await openSmallCouncil();
  insertMilestone(database, 'm-1');
  insertMilestone(database, 'm-2', { ownerId: 'p-SN' });
  insertUpdate(database, 'm-2');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The checker reads a file, as Ragtime's own processes have it. */
function file(): string {
  const path = join(folder, 'ragtime.sqlite');
  writeFileSync(path, database.sqlite.serialize());
  return path;
}

function enterReminder(state: string): void {
  database.sqlite
    .prepare(
      `insert into delivery (key, kind, method_class, person_id, payload, state, due_at, created_at)
       values ('reminder-p-AMc-2026-07-10', 'reminder', 'post', 'p-AMc', '{}', ?, 0, 0)`,
    )
    .run(state);
}

const FIRST = { quarter: '2026-27/Q1', day: '2026-07-01' };
const LAST_CALL = { ...FIRST, day: '2026-07-10' };
const DAY = { ...LAST_CALL, inTheMorning: new Set(['AMc', 'SN']) };
const findings = (told = new Told()) => checkLadderDay(file(), { ...DAY, told }).map(({ what }) => what);

describe('who owes something on a day of the ladder', () => {
  it('is whoever has a milestone without an update', () => {
    expect([...whoOwes(file(), FIRST)]).toEqual(['AMc']);
  });

  it('is nobody on the first day where a contributor is asked first', () => {
    database.sqlite.exec("insert into milestone_contributor (milestone_id, person_id) values ('m-1', 'p-SN')");
    expect([...whoOwes(file(), FIRST)]).toEqual([]);
    expect([...whoOwes(file(), LAST_CALL)]).toEqual(['AMc']);
  });

  it('is in the next quarter everybody again, but for what was completed before', () => {
    insertUpdate(database, 'm-1', { progress: 'completed', rag: null });
    expect([...whoOwes(file(), { quarter: '2026-27/Q2', day: '2026-10-01' })]).toEqual(['SN']);
  });

  it.each(['pending', 'cancelled'])('was not asked where the reminder of that day is %s', (state) => {
    enterReminder(state);
    expect(findings()).toEqual([`AMc owed something on 2026-07-10 and was not asked: ${state}`]);
  });

  it('was asked where it was sent, or is left in peace where they were promised that', () => {
    const told = new Told();
    told.willBeRemindedTomorrow('AMc', '2026-07-09');
    expect(findings(told)).toEqual([]);
    expect(findings()).toEqual(['AMc owed something on 2026-07-10 and was not asked: no reminder']);
    enterReminder('sent');
    expect(findings()).toEqual([]);
  });

  it.each([
    { promised: '2026-07-10', isExcused: true },
    { promised: '2026-07-09', isExcused: true },
    { promised: '2026-07-08', isExcused: false },
  ])('is left in peace after “tomorrow” of $promised and no longer: $isExcused', ({ promised, isExcused }) => {
    const told = new Told();
    told.willBeRemindedTomorrow('AMc', promised);
    expect(findings(told)).toHaveLength(isExcused ? 0 : 1);
  });

  it.each([
    { last: '2026-07-10', isExcused: true },
    { last: '2026-07-09', isExcused: false },
  ])('is left in peace while away until $last and no longer: $isExcused', ({ last, isExcused }) => {
    const told = new Told();
    told.mayBeAway({ initials: 'AMc', first: '2026-07-08', last });
    expect(findings(told)).toHaveLength(isExcused ? 0 : 1);
  });
});
