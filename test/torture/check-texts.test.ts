import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { itemVersion } from '../../src/store/schema/items.ts';
import { checkSnoozes } from '../../torture/check-kept.ts';
import { checkFile, checkReport, checkTexts } from '../../torture/check-texts.ts';
import { type Attempt, Told } from '../../torture/told.ts';
import { insertMilestone, insertUpdate, openSmallCouncil } from '../support/rows.ts';

let database: Database;
let told: Told;
beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm-1');
  told = new Told();
});

const anUpdate = (text: string): Attempt => ({ kind: 'update', about: 'COPS1', by: 'AMc', text });
const store = (text: string) => insertUpdate(database, 'm-1', { commentary: text });

function wasTold(attempt: Attempt): void {
  told.tried(attempt);
  told.wasSaved(attempt);
}

const texts = () => checkTexts(database.sqlite, told).map(({ kind, what }) => `${kind}: ${what}`);

describe('what people were told is compared with what is stored', () => {
  it('is in order where each text that was called saved stands once, and one more whose answer was lost', () => {
    wasTold(anUpdate('first'));
    told.tried(anUpdate('second'));
    store('first');
    store('second');
    expect(texts()).toEqual([]);
  });

  it.each([
    { stored: [], expected: ['lost: the text “COPS1: first” was called saved'] },
    { stored: ['first', 'first'], expected: ['doubled: the text “COPS1: first”'] },
    { stored: ['first', 'other'], expected: ['wrong: the text “COPS1: other” is stored and nobody wrote it'] },
  ])('finds what is wrong where $stored is stored', ({ stored, expected }) => {
    wasTold(anUpdate('first'));
    for (const text of stored) store(text);
    expect(texts()).toEqual(expected);
  });

  it('finds an older text that stands as the newest', () => {
    wasTold(anUpdate('first'));
    wasTold(anUpdate('second'));
    store('second');
    store('first');
    expect(texts()).toEqual(['wrong: “COPS1: second” stands behind an older text']);
  });

  it('finds an item that was called saved and is not there', () => {
    wasTold({ kind: 'item', about: 'AMc', by: 'AMc', text: 'A school opens.' });
    expect(texts()).toEqual(['lost: the text “AMc: A school opens.” was called saved']);
    database.orm.insert(itemVersion).values(anItem('A school opens.')).run();
    expect(texts()).toEqual([]);
  });

  it('finds a reminder that was promised and forgotten', () => {
    told.willBeRemindedTomorrow('AMc', '2026-07-01');
    expect(checkSnoozes(database.sqlite, told)).toHaveLength(1);
    const snooze = (day: string) =>
      database.sqlite
        .prepare("insert into snooze (person_id, until, at) values ('p-AMc', ?, ?)")
        .run(Date.parse(day) + 86_400_000, Date.parse(day));
    snooze('2026-06-30');
    expect(checkSnoozes(database.sqlite, told)).toHaveLength(1);
    snooze('2026-07-01');
    expect(checkSnoozes(database.sqlite, told)).toEqual([]);
  });

  it('finds a newest text that the published report leaves out', () => {
    store('first');
    store('second');
    const publish = (snapshot: string) =>
      database.sqlite
        .prepare(
          `insert into revision (directorate_id, quarter, number, snapshot, sha256, published_at, published_by)
           select 'd-ce', '2026-27/Q1', count(*) + 1, ?, '', 0, '' from revision`,
        )
        .run(snapshot);
    publish('{"text":"first"}');
    expect(checkReport(database.sqlite).map(({ what }) => what)).toEqual([
      'the text “second” is not in the published report',
    ]);
    publish('{"text":"second"}');
    expect(checkReport(database.sqlite)).toEqual([]);
  });

  it('finds rows that belong to nothing', () => {
    expect(checkFile(database.sqlite)).toEqual([]);
    database.sqlite.pragma('foreign_keys = OFF');
    insertUpdate(database, 'm-gone');
    expect(checkFile(database.sqlite).map(({ what }) => what)).toEqual(['1 rows belong to nothing']);
  });
});

function anItem(text: string): typeof itemVersion.$inferInsert {
  return {
    itemId: 'i-1',
    directorateId: 'd-ce',
    quarter: '2026-27/Q1',
    kind: 'key-development',
    title: 'New',
    text,
    authorIds: ['p-AMc'],
    isWithdrawn: false,
    enteredById: 'p-AMc',
    at: new Date(0),
    formNonce: 'nonce',
    contentHash: 'hash',
    submissionId: 'submission',
  };
}
