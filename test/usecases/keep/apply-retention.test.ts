import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '../../../src/core/keep/retention.ts';
import { createWindowStore } from '../../../src/store/calendar/window-store.ts';
import type { Database } from '../../../src/store/database.ts';
import { GUARDED } from '../../../src/store/guard-tables.ts';
import { createRetentionStore } from '../../../src/store/keep/retention-store.ts';
import { createRevisionStore } from '../../../src/store/publish/revision-store.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { collectionWindow } from '../../../src/store/schema/collect.ts';
import { draft } from '../../../src/store/schema/drafts.ts';
import { formDraft } from '../../../src/store/schema/form-drafts.ts';
import { revision } from '../../../src/store/schema/publish.ts';
import { absence, delivery, snooze } from '../../../src/store/schema/remind.ts';
import { applyRetention, readExpired } from '../../../src/usecases/keep/apply-retention.ts';
import { addAnyRow } from '../../support/any-row.ts';
import { aWindow } from '../../support/remind-world.ts';
import { openSmallCouncil } from '../../support/rows.ts';

const DAY_MS = 86_400_000;
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const OPENS = at('2026-07-01');
const CLOSES = at('2026-07-21');
const PUBLISHED = at('2026-08-03');
const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS);

let database: Database;
beforeEach(async () => {
  database = await openSmallCouncil();
  database.sqlite.pragma('foreign_keys = OFF');
  addQuarter();
});
afterEach(() => database.close());

/** One quarter with something in every table that is kept for a time. */
function addQuarter(): void {
  const { orm } = database;
  const quarter = '2026-27/Q1';
  orm
    .insert(collectionWindow)
    .values({
      id: 'w',
      directorateId: 'd-ce',
      quarter,
      state: 'published',
      opensAt: OPENS,
      dueAt: OPENS,
      closesAt: CLOSES,
      steps: aWindow('d-ce').steps,
      version: 3,
    })
    .run();
  const published = { snapshot: '{}', sha256: 'x', publishedAt: PUBLISHED, publishedBy: 'U1' };
  orm
    .insert(revision)
    .values({ directorateId: 'd-ce', quarter, number: 1, ...published })
    .run();
  const row = { methodClass: 'post', payload: {}, state: 'sent', dueAt: OPENS, createdAt: OPENS } as const;
  orm
    .insert(delivery)
    .values({ ...row, key: 'reminder-p-AMc-2026-07-01', kind: 'reminder' })
    .run();
  orm
    .insert(delivery)
    .values({ ...row, key: 'reminder-p-SN-2026-07-01', kind: 'reminder', state: 'unclear' })
    .run();
  orm
    .insert(delivery)
    .values({ ...row, key: 'summary-CE-2026-27-Q1-r1-root', kind: 'summary-root' })
    .run();
  orm.insert(snooze).values({ personId: 'p-AMc', until: OPENS, at: OPENS }).run();
  orm
    .insert(absence)
    .values({ personId: 'p-AMc', firstDay: '2026-07-02', lastDay: '2026-07-10', setBy: 'U1', setAt: OPENS })
    .run();
  for (const action of ['answer-milestone', 'nudge-owners', 'tell-director']) addAudit(action);
  const typed = { fields: { commentary: 'typed' }, actedAt: 1, savedAt: OPENS, formNonce: 'n', quarter };
  const entry = { personId: 'p-AMc', entryKind: 'milestone' } as const;
  orm
    .insert(draft)
    .values({ ...typed, ...entry, entryId: 'm-open', state: 'open' })
    .run();
  orm
    .insert(draft)
    .values({ ...typed, ...entry, entryId: 'm-sent', state: 'sent' })
    .run();
  orm
    .insert(formDraft)
    .values({ ...typed, personId: 'p-AMc', form: 'proposal', subject: 'm-1', quarter: '', state: 'open' })
    .run();
}

function addAudit(action: string, moment = OPENS): void {
  database.orm.insert(audit).values({ at: moment, actor: 'U1', action, subject: 'window', subjectId: 'w' }).run();
}

const ports = () => ({
  windows: createWindowStore(database),
  revisions: createRevisionStore(database),
  retention: createRetentionStore(database),
});
const expired = async (now: Date) => (await readExpired(ports(), { settings: DEFAULT_RETENTION, now })).lines;
const apply = (now: Date) =>
  applyRetention(ports(), {
    settings: DEFAULT_RETENTION,
    now,
    author: { actor: 'Ragtime' },
    patience: { giveUpAt: performance.now() + 1_000 },
  });
const column = (sql: string) => database.sqlite.prepare(sql).pluck().all();

describe('a day after a draft was sent', () => {
  it('its text is gone, and open ones stay', async () => {
    expect(await expired(daysAfter(OPENS, 2))).toEqual([{ rule: 'drafts', table: 'draft', rows: 1 }]);
    await apply(daysAfter(OPENS, 2));
    expect(column('select entry_id from draft')).toEqual(['m-open']);
    expect(await expired(daysAfter(OPENS, 2))).toEqual([]);
  });
});

describe('thirty days after the close', () => {
  it('what was typed and not sent goes, and not a day earlier', async () => {
    await apply(daysAfter(CLOSES, 30));
    expect(column('select entry_id from draft')).toEqual(['m-open']);
    await apply(daysAfter(CLOSES, 31));
    expect(column('select entry_id from draft')).toEqual([]);
    expect(column('select subject from form_draft')).toEqual([]);
  });

  it('what somebody still types in stays', async () => {
    database.sqlite.prepare('update draft set saved_at = ?').run(daysAfter(CLOSES, 20).getTime());
    await apply(daysAfter(CLOSES, 31));
    expect(column("select entry_id from draft where state = 'open'")).toEqual(['m-open']);
  });
});

describe('ninety days after publication', () => {
  it('what shows who was late goes, in the record too; the summary and what is unclear stay', async () => {
    const before = await expired(daysAfter(PUBLISHED, 89));
    expect(before.filter(({ rule }) => rule === 'messages')).toEqual([]);
    const now = daysAfter(PUBLISHED, 90);
    const told = await expired(now);
    const removed = await apply(now);
    expect(removed).toEqual({ ok: true, value: told });
    expect(told.filter(({ rule }) => rule === 'messages')).toEqual([
      { rule: 'messages', table: 'delivery', rows: 1 },
      { rule: 'messages', table: 'snooze', rows: 1 },
      { rule: 'messages', table: 'absence', rows: 1 },
      { rule: 'messages', table: 'audit', rows: 2 },
    ]);
    expect(column('select key from delivery order by id')).toEqual([
      'reminder-p-SN-2026-07-01',
      'summary-CE-2026-27-Q1-r1-root',
    ]);
    expect(column('select action from audit order by id')).toEqual(['answer-milestone', 'apply-retention']);
    expect(await apply(now)).toEqual({ ok: true, value: [] });
    expect(column('select count(*) from audit')).toEqual([2]);
  });

  it('the guards still keep the rest of the record', async () => {
    await apply(daysAfter(PUBLISHED, 90));
    for (const _time of [1, 2])
      expect(() => database.sqlite.exec('delete from audit')).toThrow('is kept until its retention has passed');
  });
});

describe('six years later', () => {
  const guarded = GUARDED.filter(({ since }) => since !== undefined);

  beforeEach(() => {
    for (const { table } of guarded) addAnyRow(database.sqlite, table, { integer: OPENS.getTime() });
  });

  /** But for what the run itself records. */
  const rowsIn = (table: string) =>
    column(`select count(*) from "${table}"${table === 'audit' ? " where action <> 'apply-retention'" : ''}`)[0];

  it('every table that is kept for a time is emptied, and what was published stands', async () => {
    // On the day itself nothing is six years old yet.
    await apply(at('2032-07-01'));
    expect(guarded.filter(({ table }) => rowsIn(table) === 0)).toEqual([]);
    await apply(at('2032-07-02'));
    expect(guarded.filter(({ table }) => rowsIn(table) !== 0)).toEqual([]);
    expect(column('select count(*) from revision')).toEqual([1]);
  });
});

describe('an old update to which a younger one points', () => {
  const addUpdate = (id: number, moment: Date, coveredById: number | null) =>
    addAnyRow(database.sqlite, 'milestone_update', {
      integer: 0,
      known: { id, at: moment.getTime(), covered_by_id: coveredById, submission_id: `s-${id}` },
    });

  it('stays as long as the younger one', async () => {
    addUpdate(1, OPENS, null);
    addUpdate(2, daysAfter(OPENS, 10), 1);
    await apply(daysAfter(at('2032-07-01'), 5));
    expect(column('select id from milestone_update')).toEqual([1, 2]);
    await apply(daysAfter(at('2032-07-01'), 11));
    expect(column('select id from milestone_update')).toEqual([]);
  });
});
