import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { itemVersion } from '../../src/store/schema/items.ts';
import { checkDrafts, checkStanding } from '../../torture/check-kept.ts';
import { checkReport, checkTexts } from '../../torture/check-texts.ts';
import { ITEM_STATES, NOTHING } from '../../torture/standing.ts';
import { Told } from '../../torture/told.ts';
import { insertMilestone, openSmallCouncil } from '../support/rows.ts';

const QUARTER = '2026-27/Q1';
let database: Database;
let told: Told;
beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm-1');
  told = new Told();
});

const run = (sql: string, ...values: readonly (string | number)[]) => database.sqlite.prepare(sql).run(...values);
const words = (findings: readonly { readonly what: string }[]) => findings.map(({ what }) => what);
const standing = () => words(checkStanding(database.sqlite, told));

let versions = 0;
function storeItem({ text = 'A school opens.', isWithdrawn = false }): void {
  versions += 1;
  database.orm
    .insert(itemVersion)
    .values({
      ...{ itemId: 'it-1', directorateId: 'd-ce', quarter: QUARTER, kind: 'key-development', title: 'A school' },
      ...{ text, authorIds: ['p-AMc'], isWithdrawn, enteredById: 'p-AMc', at: new Date(0) },
      ...{ formNonce: 'nonce', contentHash: '', submissionId: `s-${versions}` },
    })
    .run();
}

describe('what can be taken back stands as its author read it last', () => {
  it('is nothing this quarter, said and taken back', () => {
    const say = (isNothing: number) =>
      run(
        `insert into nil_return (person_id, directorate_id, quarter, is_nothing, entered_by_id, at)
         values ('p-AMc', 'd-ce', '${QUARTER}', ?, 'p-AMc', 1)`,
        isNothing,
      );
    told.stands({ about: NOTHING, of: 'AMc', state: 'said' });
    expect(standing()).toEqual(['nothing this quarter, AMc: “said” was read, and it is “nothing of it is stored”']);
    say(1);
    expect(standing()).toEqual([]);
    say(0);
    expect(standing()).toEqual(['nothing this quarter, AMc: “said” was read, and it is “taken back”']);
    told.willChange({ about: NOTHING, of: 'AMc' });
    expect(standing()).toEqual([]);
  });

  it('is an item, withdrawn and restored', () => {
    told.stands({ about: 'item', of: 'A school', state: ITEM_STATES.withdrawn });
    storeItem({});
    expect(standing()).toEqual(['item, A school: “is withdrawn” was read, and it is “is printed”']);
    storeItem({ isWithdrawn: true });
    expect(standing()).toEqual([]);
    storeItem({});
    expect(standing()).toHaveLength(1);
  });

  it('is who is back before the days are over', () => {
    const of = 'AMc is away from 2026-07-02 to 2026-07-03';
    told.stands({ about: 'away', of, state: 'over' });
    run(`insert into absence (person_id, first_day, last_day, set_by, set_at)
      values ('p-AMc', '2026-07-02', '2026-07-03', 'AMc', 1)`);
    expect(standing()).toEqual([`away, ${of}: “over” was read, and it is “ahead”`]);
    run('update absence set ended_at = 2');
    expect(standing()).toEqual([]);
  });
});

describe('an item', () => {
  const wrote = (text: string) => told.tried({ kind: 'item', about: 'AMc', by: 'AMc', text });

  it('is not called doubled where it was withdrawn and restored, and is where it was stored twice', () => {
    wrote('A school opens.');
    storeItem({});
    storeItem({ isWithdrawn: true });
    storeItem({});
    expect(checkTexts(database.sqlite, told)).toEqual([]);
    storeItem({});
    expect(words(checkTexts(database.sqlite, told))).toEqual(['the text “AMc: A school opens.”']);
  });

  it('is looked for in the report as it was said last, unless it was withdrawn', () => {
    run(`insert into revision (directorate_id, quarter, number, snapshot, sha256, published_at, published_by)
      values ('d-ce', '${QUARTER}', 1, '{"text":"A school opens."}', '', 0, '')`);
    storeItem({});
    expect(checkReport(database.sqlite)).toEqual([]);
    storeItem({ text: 'A school has opened.' });
    expect(words(checkReport(database.sqlite))).toEqual([
      'the text “A school has opened.” is not in the published report',
    ]);
    storeItem({ text: 'A school has opened.', isWithdrawn: true });
    expect(checkReport(database.sqlite)).toEqual([]);
  });
});

describe('a draft of something else than an entry', () => {
  it.each([
    { form: 'item', about: 'AMc', subject: 'new|key-development|d-ce', field: 'item-text' },
    { form: 'proposal', about: 'COPS1', subject: 'm-1', field: 'reason' },
  ] as const)('is compared as well: $form', ({ form, about, subject, field }) => {
    told.isKeptAsDraft({ by: 'AMc', form, about, words: 'Typed.' });
    expect(words(checkDrafts(database.sqlite, told))).toEqual([
      `the draft “Typed.” of AMc for ${about} was called saved`,
    ]);
    run(
      `insert into form_draft (person_id, form, subject, quarter, state, fields, acted_at, saved_at, form_nonce)
       values ('p-AMc', ?, ?, '', 'open', ?, 1, 1, 'nonce')`,
      form,
      subject,
      JSON.stringify({ [field]: 'Before. Typed.' }),
    );
    expect(checkDrafts(database.sqlite, told)).toEqual([]);
  });
});
