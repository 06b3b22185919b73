import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Judge, openJudge } from '../../attack/judge.ts';
import { ABSENCE_ACTS, MEMBERS_ACTS, OFFICERS_ACTS } from '../../attack/judged-acts.ts';
import { RECORDED_ACTIONS } from '../../src/reports/trail-words.ts';
import { migrateDatabase } from '../../src/store/migrate-database.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/databases/every-form.sqlite', import.meta.url));
const TODAY = '2026-07-20';

let folder: string;
let sqlite: SqliteDatabase.Database;
let judge: Judge;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-judge-'));
  const path = join(folder, 'judged.sqlite');
  cpSync(FIXTURE, path);
  await migrateDatabase(path);
  sqlite = new SqliteDatabase(path);
  judge = openJudge(path, TODAY);
});
afterEach(() => {
  judge.close();
  sqlite.close();
  rmSync(folder, { recursive: true });
});

const idOf = (initials: string) =>
  String(sqlite.prepare('select id from person where initials = ?').pluck().get(initials));
const entryOf = (ref: string) =>
  String(sqlite.prepare('select id from milestone where ref = ? and retired_at is null').pluck().get(ref));

/** Says anew what somebody said before, as somebody else or about something else. */
function copyRow(table: string, changes: Readonly<Record<string, string | null>>): void {
  const columns = sqlite.prepare(`select name from pragma_table_info('${table}') where pk = 0`).pluck().all();
  const names = columns.map(String);
  const values = names.map((name) => {
    if (name in changes) return '?';
    return ['form_nonce', 'nonce', 'submission_id'].includes(name) ? 'hex(randomblob(8))' : name;
  });
  const given = names.flatMap((name) => (name in changes ? [changes[name]] : []));
  sqlite.prepare(`insert into ${table} (${names.join()}) select ${values.join()} from ${table} limit 1`).run(...given);
}

/** TC owns CFS1, and is nobody's officer. */
const WRONGS = [
  { what: 'an update', table: 'milestone_update', columns: ['owner_id'], entry: 'milestone_id' },
  { what: 'a contributor’s draft', table: 'handed_draft', columns: ['contributor_id'], entry: 'entry_id' },
  { what: 'a proposal', table: 'proposal', columns: ['owner_id'], entry: 'milestone_id' },
  { what: 'a question', table: 'returned', columns: ['asked_by_id'], entry: 'entry_id' },
  { what: 'an acceptance', table: 'acceptance', columns: ['accepted_by_id'], entry: 'entry_id' },
  { what: 'that somebody drafts', table: 'draft_request', columns: ['asked_by_id'], entry: 'entry_id' },
] as const;

describe('what people of the plan changed', () => {
  it.each(WRONGS)('is wrong where it is $what about the entry of somebody else', ({ what, table, columns, entry }) => {
    expect(judge.wrongs()).toEqual([]);
    const changes = Object.fromEntries(columns.map((column) => [column, idOf('TC')]));
    copyRow(table, {
      ...changes,
      [entry]: entryOf('COPS2'),
      entry_kind: 'milestone',
      entered_by_id: null,
      state: 'open',
    });
    expect(judge.wrongs()).toContainEqual(expect.stringContaining(`${idOf('TC')} has no right to ${what}: ${table}`));
    expect(judge.wrongs()).toEqual([]);
  });

  it('is right where it is their own, or they are its officer', () => {
    const mine = { milestone_id: entryOf('CFS1'), entered_by_id: null };
    copyRow('milestone_update', { ...mine, owner_id: idOf('TC') });
    copyRow('milestone_update', { ...mine, owner_id: idOf('TC'), entered_by_id: idOf('JP') });
    expect(judge.wrongs()).toEqual([]);
  });

  it('is right for a deputy while the owner is away, and on no other day', () => {
    sqlite.prepare('update absence set ended_at = 1').run();
    sqlite.prepare('update person set deputy_id = ? where initials = ?').run(idOf('SN'), 'TC');
    const update = { milestone_id: entryOf('CFS1'), owner_id: idOf('TC'), entered_by_id: idOf('SN') };
    copyRow('milestone_update', update);
    expect(judge.wrongs()).toHaveLength(1);
    sqlite
      .prepare("insert into absence (person_id, first_day, last_day, set_by, set_at) values (?, ?, ?, 'TC', 1)")
      .run(idOf('TC'), TODAY, TODAY);
    copyRow('milestone_update', update);
    expect(judge.wrongs()).toEqual([]);
  });
});

describe('what the record says that somebody did', () => {
  const slackId = (initials: string) =>
    String(sqlite.prepare('select slack_user_id from person where initials = ?').pluck().get(initials));
  const windowId = () => String(sqlite.prepare('select id from collection_window').pluck().get());
  const directorateId = () => String(sqlite.prepare('select directorate_id from collection_window').pluck().get());
  const record = (actor: string, action: string, subjectId: string) =>
    sqlite
      .prepare("insert into audit (at, actor, action, subject, subject_id) values (1, ?, ?, 'whatever', ?)")
      .run(actor, action, subjectId);

  it.each([
    { action: 'publish', subject: windowId },
    { action: 'close-window', subject: windowId },
    { action: 'nudge-owners', subject: windowId },
    { action: 'reassign-entry', subject: () => entryOf('CFS1') },
    { action: 'change-person', subject: () => idOf('TC') },
    { action: 'set-absence', subject: () => idOf('SN') },
  ])('is wrong of an owner and right of the officer: $action', ({ action, subject }) => {
    record(slackId('TC'), action, subject());
    expect(judge.wrongs()).toEqual([expect.stringMatching(new RegExp(`^${idOf('TC')} has no right to .* ${action}$`))]);
    record(slackId('JP'), action, subject());
    record('Ragtime', action, subject());
    expect(judge.wrongs()).toEqual([]);
  });

  it('is right of oneself, and of whoever owns something there', () => {
    record(slackId('TC'), 'set-absence', idOf('TC'));
    record(slackId('TC'), 'add-item', directorateId());
    expect(judge.wrongs()).toEqual([]);
    record(slackId('HD'), 'add-item', directorateId());
    record('U0NOBODY', 'publish', windowId());
    expect(judge.wrongs()).toHaveLength(2);
  });

  /** Judged by the rows that they write, above; or done by the clock, the command line or a start alone. */
  const JUDGED_BY_ROWS = [
    'accept-update',
    'add-meeting-action',
    'agree-proposal',
    'answer-indicator',
    'answer-led-entry',
    'answer-milestone',
    'ask-for-changes',
    'ask-to-draft',
    'choose-gap',
    'decline-proposal',
    'dismiss-finding',
    'edit-section-text',
    'edit-wording',
    'hand-in-draft',
    'hand-in-finance',
    'object-to-wording',
    'propose-change',
    'query-figure',
    'return-update',
    'send-back-draft',
    'sign-report',
    'supply-figure',
    'support-proposal',
    'waive-finding',
    'withhold-text',
    'write-finance-narrative',
  ];
  const NOBODY_IN_SLACK = ['apply-retention', 'map-person', 'plan-imported', 'restore-backup', 'void-sign-off'];
  /** Whose they are stands in no table that the judge reads. */
  const NOT_JUDGED = [
    'answer-meeting-action',
    'change-contributors',
    'change-contributors-back',
    'confirm-nothing',
    'do-meeting-action',
    'object-to-item',
    'undo-confirmation',
    'withdraw-proposal',
  ];

  it('is judged, whatever it is, or stands among what is not', () => {
    const known = [OFFICERS_ACTS, MEMBERS_ACTS, ABSENCE_ACTS, JUDGED_BY_ROWS, NOBODY_IN_SLACK, NOT_JUDGED].flat();
    expect(known.toSorted()).toEqual(RECORDED_ACTIONS.toSorted());
  });
});
