import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { setDisk, watchConnections } from '../support/broken-disk.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { ENTRY_FORMS, type EntryForm, writeEntryFormsPlan } from '../support/entry-forms.ts';
import { readColumn } from '../support/read-column.ts';

/* Every other form is sent into the same troubles in test/gallery/words.test.ts, in one of the two ways. */

const WINDOW = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
/** What is asked once is asked before anything is stored. */
const MOST_PRESSES = 3;

interface Trouble {
  readonly says: string;
  /** @returns the way to end it */
  begin(databasePath: string): () => void;
}

const TROUBLES: readonly Trouble[] = [
  {
    // Another process holds it.
    says: 'Ragtime was busy for a moment',
    begin: (databasePath) => {
      const other = new SqliteDatabase(databasePath, { timeout: 0 });
      other.exec('begin immediate');
      return () => other.close();
    },
  },
  {
    // A disk that has become read-only.
    says: 'went wrong on our side',
    begin: () => {
      setDisk('read-only');
      return () => setDisk('well');
    },
  },
];

let council: Council;
watchConnections();

const countIn = (table: string) => readColumn(council.databasePath, `select 1 from ${table}`).length;

async function openFilled({ who, open, fields, touched }: EntryForm): Promise<Person> {
  const person = council.slack.as(who);
  await open(person);
  for (const { label, value } of fields) await person.fill(label, value);
  await person.fill(touched.label, touched.first);
  return person;
}

async function submitUntil(person: Person, isReached: () => boolean): Promise<void> {
  for (let press = 0; press < MOST_PRESSES && !isReached(); press += 1) await person.submit();
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  beforeAll(async () => {
    council = await openCouncil({ transport, storeWithinMs: 150 });
    expect((await council.command('import', writeEntryFormsPlan(council))).code).toBe(0);
    council.setTime('2026-10-01T08:00:00Z');
    expect((await council.command('quarter', 'open', ...WINDOW)).code).toBe(0);
    await council.tick();
    await council.tick();
  }, 60_000);
  afterEach(() => expect(council.slack.refusals).toEqual([]));
  afterAll(() => council.stop());

  it.each(ENTRY_FORMS.map((form) => [form.name, form] as const))(
    'the form of %s says so each time while it cannot be stored, keeps every word, and is stored once afterwards',
    async (_name, form) => {
      const { table, texts, touched } = form;
      const person = await openFilled(form);
      const before = countIn(table);
      for (const { begin, says } of TROUBLES) {
        const end = begin(council.databasePath);
        await submitUntil(person, () => person.modal?.text.includes(says) === true).finally(end);
        expect(person.modal?.text).toContain(says);
        expect(countIn(table)).toBe(before);
        for (const text of [...texts, touched.first]) expect(JSON.stringify(person.modal?.values)).toContain(text);
      }
      await submitUntil(person, () => person.modal?.submit === undefined);
      expect(person.modal?.submit).toBeUndefined();
      expect(countIn(table)).toBe(before + 1);
      await person.close({ all: true });
    },
  );
});
