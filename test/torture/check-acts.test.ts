import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { checkCopies } from '../../torture/check-copies.ts';
import { checkActs, checkDrafts } from '../../torture/check-kept.ts';
import { checkReport, checkTexts } from '../../torture/check-texts.ts';
import { type Attempt, Told } from '../../torture/told.ts';
import { insertMilestone, insertUpdate, openSmallCouncil } from '../support/rows.ts';

let database: Database;
let told: Told;
beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm-1');
  told = new Told();
});

const run = (sql: string, ...values: readonly (string | number)[]) => database.sqlite.prepare(sql).run(...values);
const words = (findings: readonly { readonly what: string }[]) => findings.map(({ what }) => what);

function keepDraft(commentary: string, state = 'open'): void {
  run(
    `insert into draft (person_id, entry_kind, entry_id, quarter, state, fields, acted_at, saved_at, form_nonce)
     values ('p-AMc', 'milestone', 'm-1', '2026-27/Q1', ?, ?, 1, 1, 'nonce')`,
    state,
    JSON.stringify({ commentary }),
  );
}

describe('a draft that a form called saved', () => {
  const draft = { by: 'AMc', form: 'entry', about: 'COPS1', words: ' Typed on Monday.' } as const;
  const lost = 'the draft “ Typed on Monday.” of AMc for COPS1 was called saved';

  it.each([
    { stored: 'More. Typed on Monday. And on Tuesday.', state: 'open', expected: [] },
    { stored: 'More.', state: 'open', expected: [lost] },
    { stored: ' Typed on Monday.', state: 'discarded', expected: [lost] },
  ])('is kept, with whatever came behind it: “$stored”, $state', ({ stored, state, expected }) => {
    told.isKeptAsDraft(draft);
    keepDraft(stored, state);
    expect(words(checkDrafts(database.sqlite, told))).toEqual(expected);
  });

  it('is nobody’s any more once its writer has sent something', () => {
    told.isKeptAsDraft(draft);
    told.tried({ kind: 'update', about: 'COPS1', by: 'AMc', text: 'Sent.' });
    expect(checkDrafts(database.sqlite, told)).toEqual([]);
  });
});

describe('what else was promised', () => {
  const goAway = (firstDay: string) =>
    run(
      `insert into absence (person_id, first_day, last_day, set_by, set_at) values ('p-AMc', ?, '2026-07-03', 'AMc', 1)`,
      firstDay,
    );

  it('is an absence, which stands once', () => {
    told.isAway({ initials: 'AMc', first: '2026-07-02', last: '2026-07-03' });
    goAway('2026-07-01');
    expect(words(checkActs(database.sqlite, told))).toEqual([
      'what was called saved: AMc is away from 2026-07-02 to 2026-07-03',
    ]);
    goAway('2026-07-02');
    expect(checkActs(database.sqlite, told)).toEqual([]);
    goAway('2026-07-02');
    expect(words(checkActs(database.sqlite, told))).toEqual([
      'what was said once: AMc is away from 2026-07-02 to 2026-07-03',
    ]);
  });

  it('is that an update is accepted, and a draft signed', () => {
    told.isAccepted('COPS1');
    told.isSigned();
    expect(words(checkActs(database.sqlite, told))).toEqual([
      'that COPS1 was accepted',
      'the signature of the approver',
    ]);
    run(
      `insert into acceptance (entry_kind, entry_id, quarter, update_id, at) values ('milestone', 'm-1', '2026-27/Q1', 1, 1)`,
    );
    run(`insert into sign_off_draft (id, directorate_id, quarter, number, content_hash, snapshot, actor, at)
      values (1, 'd-ce', '2026-27/Q1', 1, '', '{}', 'JP', 1)`);
    run(
      `insert into sign_off_answer (draft_id, approver_id, by_id, kind, words, at) values (1, 'p-AMc', 'p-AMc', 'signed', '', 1)`,
    );
    expect(checkActs(database.sqlite, told)).toEqual([]);
  });
});

describe('an officer’s words', () => {
  const publish = (text: string) =>
    run(
      `insert into revision (directorate_id, quarter, number, snapshot, sha256, published_at, published_by)
       select 'd-ce', '2026-27/Q1', count(*) + 1, ?, '', 0, '' from revision`,
      JSON.stringify({ text }),
    );
  const word = (kind: string, texts: object) =>
    run(
      `insert into wording (directorate_id, entry_kind, entry_id, quarter, update_id, kind, texts, reason, at, nonce)
       values ('d-ce', 'milestone', 'm-1', '2026-27/Q1', 1, ?, ?, '', 1, ?)`,
      kind,
      JSON.stringify(texts),
      kind,
    );

  it('are looked for in the report in the place of what was sent, until its owner objects', () => {
    insertUpdate(database, 'm-1', { commentary: 'As it was sent.' });
    word('edited', { commentary: 'As it is printed.' });
    publish('As it was sent.');
    expect(words(checkReport(database.sqlite))).toEqual([
      'the text “As it is printed.” is not in the published report',
    ]);
    publish('As it is printed.');
    expect(checkReport(database.sqlite)).toEqual([]);
    word('objected', {});
    publish('As it was sent.');
    expect(checkReport(database.sqlite)).toEqual([]);
  });

  it('are texts like any other', () => {
    const attempt: Attempt = { kind: 'wording', about: 'COPS1', by: 'JP', text: 'As it is printed.' };
    told.tried(attempt);
    told.wasSaved(attempt);
    expect(words(checkTexts(database.sqlite, told))).toEqual(['the text “COPS1: As it is printed.” was called saved']);
    word('edited', { commentary: 'As it is printed.' });
    expect(checkTexts(database.sqlite, told)).toEqual([]);
  });
});

describe('two people who answer for the same', () => {
  it('have each an order of their own', () => {
    for (const [by, text] of [
      ['AMc', 'first'],
      ['SN', 'second'],
    ] as const) {
      told.tried({ kind: 'update', about: 'COPS1', by, text });
      told.wasSaved({ kind: 'update', about: 'COPS1', by, text });
    }
    insertUpdate(database, 'm-1', { commentary: 'second' });
    insertUpdate(database, 'm-1', { commentary: 'first' });
    expect(checkTexts(database.sqlite, told)).toEqual([]);
  });
});

describe('a backup that was called made', () => {
  it('has what had been called saved before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ragtime-copies-'));
    const path = join(folder, 'copy.sqlite');
    writeFileSync(path, database.sqlite.serialize());
    const saved: readonly Attempt[] = [{ kind: 'update', about: 'COPS1', by: 'AMc', text: 'Saved before.' }];
    expect(words(checkCopies({ copies: [{ path, saved }] }))).toEqual([
      `the text “Saved before.” is not in the backup ${path}`,
    ]);
    insertUpdate(database, 'm-1', { commentary: 'Saved before.' });
    writeFileSync(path, database.sqlite.serialize());
    expect(checkCopies({ copies: [{ path, saved }] })).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
