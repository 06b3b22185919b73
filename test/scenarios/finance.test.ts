import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type WrittenSheet, writeWorkbook } from '../../src/sheets/write-workbook.ts';
import type { Council } from '../support/council.ts';
import { HEADING } from '../support/finance-fixtures.ts';
import {
  comesOf,
  handInFile,
  LEARNING,
  LEARNING_SECOND,
  LEARNING_WRONG,
  openFinanceForm,
  storeFile,
} from '../support/finance-hand-in.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let fay: Person;
let officer: Person;

async function open(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  fay = council.slack.as('FW');
  officer = council.slack.as('JP');
}
afterEach(async () => {
  await council.stop();
});

const column = (sql: string) => readColumn(council.databasePath, sql);
const stored = () => column("select number || ' ' || file_name from finance_version order by id");
const narratives = () => column('select text from finance_narrative order by id');
describe.each(['socket', 'http'] as const)('the finance contact, over %s', (transport) => {
  beforeEach(() => open(transport));

  it('hands a file in, reads what was found, and stores it; a second version shows what changed', async () => {
    const found = await handInFile(council, fay, { content: LEARNING });
    expect(found).toContain('Learning and Schools: the table adds up, as at 30 June 2026. It becomes version 1.');
    expect(found).toContain('Adviser days: budget to date 55, actual 55, variance 0; for the year 275');
    expect(stored()).toEqual([]);
    expect(await storeFile(council, fay)).toContain('Learning and Schools: version 1 is in, as at 30 June 2026.');
    expect(stored()).toEqual(['1 learning.csv']);
    const second = await handInFile(council, fay, { content: LEARNING_SECOND, name: 'second.csv' });
    expect(second).toContain('Changed since version 1:');
    expect(second).toContain('Supplies and services, Expenditure to date: was 54, is 55');
    await fay.close({ all: true });
    expect(stored()).toEqual(['1 learning.csv']);
    await handInFile(council, fay, { content: LEARNING_SECOND, name: 'second.csv' });
    await storeFile(council, fay);
    expect(stored()).toEqual(['1 learning.csv', '2 second.csv']);
    expect(council.slack.refusals).toEqual([]);
  });

  it('is told of what does not add up, with cell, value and what would be right; a corrected file goes on', async () => {
    const found = await handInFile(council, fay, { content: LEARNING_WRONG });
    expect(found).toContain('Hand in the figures\n');
    expect(found).toContain('Nothing was stored. In learning.csv:');
    expect(found).toMatch(
      /E6 \(Employees, Variance to date\) is 46; C6 less D6, budget less expenditure, makes it 66/u,
    );
    await fay.fill('Another file', [{ name: 'right.csv', content: LEARNING }]);
    await fay.submit();
    expect(await comesOf(council, fay)).toContain('It becomes version 1.');
    expect(stored()).toEqual([]);
    expect(await storeFile(council, fay)).toContain('version 1 is in');
    expect(stored()).toEqual(['1 right.csv']);
  });

  it('accepts a figure as supplied, with a reason', async () => {
    await handInFile(council, fay, { content: LEARNING_WRONG });
    const ticks = ['E6', 'C9'].map((cell) => optionOf(fay, cell));
    await fay.fill('Accept as supplied', ticks);
    await fay.submit();
    expect(await comesOf(council, fay)).toContain('Say why E6 is to be taken as it is.');
    await fay.fill('Why are they right as they are?', 'The ledger was closed a day early.');
    await fay.submit();
    expect(await comesOf(council, fay)).toContain('accepted as supplied, and said under the table.');
    await storeFile(council, fay);
    expect(column('select notes from finance_version')[0]).toContain('The ledger was closed a day early.');
  });
});

/** The text of the tick box for this cell. */
function optionOf(person: Person, cell: string): string {
  const block = person.modal?.blocks.find((each) => JSON.stringify(each).includes('finance-accepted"'));
  const found = new RegExp(`"text":"(${cell}: [^"]*)"`, 'u').exec(JSON.stringify(block));
  return found?.[1] ?? `no option for ${cell}`;
}

/** A table of one line, as at another day than the quarter's last. */
function sheetOf(name: string): WrittenSheet {
  const amounts = [100, 25, 24, 1];
  return {
    name,
    rows: [['As at 31 July 2026'], [...HEADING], ['Employees', ...amounts], ['Total Expenditure', ...amounts]],
  };
}

describe('a finance file in Slack', () => {
  beforeEach(() => open('socket'));

  it('comes as a workbook for all departments, from the officer too, and is stored as a whole', async () => {
    await officer.command('/quarter finance');
    await officer.press('Hand in a workbook');
    const content = await writeWorkbook(['Care and Family Support', 'Learning and Schools'].map(sheetOf));
    await officer.fill('The file', [{ name: 'all.xlsx', content }]);
    await officer.submit();
    expect(await comesOf(council, officer)).toContain(
      'The figures are as at 31 July 2026, and the quarter ends on 30 June 2026.',
    );
    await officer.fill('As at', '2026-07-31');
    await officer.fill(/^Why another day/u, 'The ledger of June closes with July.');
    await officer.submit();
    expect(await comesOf(council, officer)).toContain('Read, then store');
    expect(stored()).toEqual([]);
    await storeFile(council, officer);
    expect(stored()).toEqual(['1 all.xlsx', '1 all.xlsx']);
  });

  it('that changes nothing is stored once', async () => {
    await handInFile(council, fay, { content: LEARNING });
    await storeFile(council, fay);
    expect(await handInFile(council, fay, { content: LEARNING })).toContain('is in as version 1 already');
    expect(fay.modal?.title).toBe('Nothing new');
    expect(stored()).toHaveLength(1);
  });

  it('takes its narrative along; alone it is changed without a file', async () => {
    await openFinanceForm(fay);
    await fay.submit();
    expect(fay.errors).toEqual({ 'The file': 'Please choose a file; or, for the narrative alone, write it below.' });
    await fay.fill('The file', [{ name: 'learning.csv', content: LEARNING }]);
    await fay.fill('What finance says of it', 'Nothing is out of the ordinary.');
    await fay.submit();
    await comesOf(council, fay);
    await storeFile(council, fay);
    expect(narratives()).toEqual(['Nothing is out of the ordinary.']);
    await openFinanceForm(fay);
    await fay.fill('What finance says of it', 'Everything is as planned.');
    await fay.submit();
    expect(fay.modal?.text).toContain('Learning and Schools: the narrative is in.');
    expect(narratives().at(-1)).toBe('Everything is as planned.');
    expect(stored()).toHaveLength(1);
  });

  it('is shown again where somebody else handed one in meanwhile', async () => {
    await handInFile(council, fay, { content: LEARNING_SECOND });
    await handInFile(council, officer, { content: LEARNING, name: 'officer.csv' });
    await storeFile(council, officer);
    expect(await storeFile(council, fay)).toContain('somebody handed in another version while you read this one');
    expect(fay.modal?.text).toContain('It becomes version 2.');
    expect(fay.modal?.text).toContain('Changed since version 1:');
    expect(stored()).toEqual(['1 officer.csv']);
    await storeFile(council, fay);
    expect(stored()).toEqual(['1 officer.csv', '2 learning.csv']);
  });

  it('comes as a message where its form was closed meanwhile, and goes on from there', async () => {
    council.slack.faults.nextDelivery('view_submission', { kind: 'held' });
    await openFinanceForm(fay);
    await fay.fill('The file', [{ name: 'learning.csv', content: LEARNING }]);
    await fay.fill('What finance says of it', 'As <planned> & agreed.');
    await fay.submit();
    await fay.close({ all: true });
    await council.slack.deliverHeld();
    await council.slack.until(() => fay.dms().some(({ text }) => text.includes('You had closed the form')));
    expect(council.slack.refusals).toMatchObject([{ what: 'views.update', error: 'not_found' }]);
    const message = fay.dms().at(-1);
    expect(message?.text).toContain('It becomes version 1.');
    expect(stored()).toEqual([]);
    await fay.press('Go on', { in: message });
    expect(await comesOf(council, fay)).toContain('Read, then store');
    await storeFile(council, fay);
    expect(stored()).toEqual(['1 learning.csv']);
    expect(narratives()).toEqual(['As <planned> & agreed.']);
  });

  it('sent twice is stored once', async () => {
    await handInFile(council, fay, { content: LEARNING });
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    expect(await storeFile(council, fay)).toContain('version 1');
    expect(stored()).toHaveLength(1);
  });

  it('is not for those who do not hand in figures', async () => {
    const anne = council.slack.as('AMc');
    await anne.command('/quarter finance');
    expect(anne.ephemerals().at(-1)?.text).toContain('Only the performance officer of the directorate can do this');
  });
});

describe('a finance contact', () => {
  beforeEach(() => open('socket'));

  it('is asked as the window opens, and the message becomes the receipt', async () => {
    const [ask] = fay.dms();
    expect(ask?.text).toContain('Quarter 1 2026/27. The figures of 3 departments are due 5pm Tuesday 14 July.');
    await fay.press('Hand in the figures', { in: ask });
    await fay.press('Hand in the figures', { near: /Learning and Schools/u });
    await fay.fill('The file', [{ name: 'learning.csv', content: LEARNING }]);
    await fay.submit();
    await comesOf(council, fay);
    await storeFile(council, fay);
    await council.tick();
    const [receipt, ...others] = fay.dms();
    expect(others).toEqual([]);
    expect(receipt?.text).toContain('The figures of 2 departments are due');
    expect(receipt?.text).toMatch(/Version 1 is in, as at 30 June 2026: handed in by .+ at 9am on Wednesday 1 July\./u);
    expect(receipt?.text).toContain('Care and Family Support\nNot in yet.');
  });

  it('is asked once more on the working day before it is due, and not for what is in', async () => {
    await council.tick();
    expect(fay.dms()).toHaveLength(1);
    council.setTime('2026-07-13T08:00:00Z');
    await council.tick();
    await council.tick();
    expect(fay.dms()).toHaveLength(2);
    expect(fay.dms()[1]?.text).toContain('The figures of 3 departments are due');
  });

  it('finds what is theirs on the Home tab, and officers see who holds it', async () => {
    await fay.openHome();
    expect(fay.home?.text).toContain(
      'Children and Enterprise, Quarter 1 2026/27\nStill to come: Care and Family Support; ',
    );
    await officer.command('/quarter');
    expect(officer.ephemerals().at(-1)?.text).toMatch(/Finance: 0 of 3 tables, still to come from /u);
    await handInFile(council, officer, { content: LEARNING });
    await storeFile(council, officer);
    await officer.close({ all: true });
    await officer.command('/quarter');
    expect(officer.ephemerals().at(-1)?.text).toContain('Finance: 1 of 3 tables');
  });
});
