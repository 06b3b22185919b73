import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

let council: Council;
let anne: Person;
let farah: Person;

afterEach(async () => {
  await council.stop();
});

/** A window is open. FW supplies the figure of COPI1, for which AMc answers. */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport });
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8').replace(
    /(- ref: COPI1\n.*\n.*owner: AMc\n)/,
    '$1        supplier: FW\n',
  );
  const path = join(council.folder, 'plan.yaml');
  writeFileSync(path, plan);
  await council.command('import', path);
  council.setTime('2026-07-01T08:00:00Z');
  await council.tick();
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  await council.tick();
  anne = council.slack.as('AMc');
  farah = council.slack.as('FW');
}

const query = (sql: string) => readColumn(council.databasePath, sql);

const given = () => query("select printf('%g', value) || ' ' || note from supplied_figure order by id");
const sent = () =>
  query("select printf('%g', value) || ' ' || rag || ' ' || ifnull(supplied_id, '-') from indicator_update");
const textOf = (person: Person) =>
  person
    .dms()
    .map(({ text }) => text ?? '')
    .join('\n');

async function giveFigure(figure: string, note = ''): Promise<void> {
  await farah.command('/milestone COPI1');
  await farah.fill('Figure', figure);
  await farah.fill(/^A note for/, note);
  await farah.submit();
  expect(farah.modal?.text).toContain('You can change it until 5pm on Tuesday 21 July 2026.');
  await farah.close();
}

describe.each(['socket', 'http'] as const)('the supplier of a figure over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('is asked first, by a message of their own, and the owner not yet', async () => {
    expect(textOf(farah)).toContain('for the figure of one indicator');
    expect(textOf(farah)).toContain('COPI1 Two-year-olds');
    expect((await anne.command('/milestone')).text).not.toContain('COPI1');
    expect(JSON.stringify((await farah.command('/milestone')).messages)).toContain('Give figure COPI1');
    await farah.press('Give figure', { near: 'COPI1' });
    expect(farah.modal?.text).toContain('Alison McBride answers for this indicator');
  });

  it('gives the figure, the owner queries it, it is corrected, and the owner confirms it', async () => {
    await giveFigure('97.2', 'From the May census.');
    expect(given()).toEqual(['97.2 From the May census.']);
    expect((await anne.command('/milestone')).text).toContain('COPI1');
    await anne.command('/milestone COPI1');
    expect(anne.modal?.text).toContain('Farah Whitlock gave this figure');
    expect(anne.modal?.text).toContain('97.2%');
    expect(anne.modal?.text).toContain('From the May census.');
    await anne.press('Query figure');
    expect(anne.modal?.title).toBe('Query figure');
    await anne.fill(/^What do you want to ask/, 'Is this not 79.2?');
    const asked = await anne.submit();
    expect(asked.modal?.text).toContain('Farah Whitlock is asked: Is this not 79.2?');
    await anne.close();
    await council.tick();
    await council.tick();
    expect(textOf(farah)).toContain('Alison McBride asks about the figure that you gave for COPI1.');
    await farah.press('Change figure');
    expect(farah.modal?.text).toContain('Alison McBride asks about your figure: Is this not 79.2?');
    await farah.fill('Figure', '79.2');
    await farah.submit();
    await farah.close();
    expect(given()).toEqual(['97.2 From the May census.', '79.2 From the May census.']);
    await anne.command('/milestone COPI1');
    expect(anne.modal?.text).not.toContain('You asked');
    const saved = await anne.submit();
    expect(saved.modal?.text).toContain('79.2%, Green, on course');
    expect(sent()).toEqual(['79.2 green 2']);
    expect(
      query("select action from audit where subject = 'indicator' and action like '%figure%' order by id"),
    ).toEqual(['supply-figure', 'query-figure', 'supply-figure']);
  });

  it('who corrects it while the owner has the form open is not passed over', async () => {
    await giveFigure('97.2');
    await anne.command('/milestone COPI1');
    await giveFigure('79.2');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Farah Whitlock has given another figure since you opened the form');
    expect(seen.modal?.text).toContain('79.2%');
    expect(sent()).toEqual([]);
    await anne.fill('Figure', '79.2');
    await anne.submit();
    expect(sent()).toEqual(['79.2 green 2']);
  });

  it('is told on the field what is wrong, and stores once what arrives three times', async () => {
    await farah.command('/milestone COPI1');
    await farah.fill('Figure', 'a lot');
    await farah.submit();
    expect(Object.values(farah.errors)).toEqual([expect.stringContaining('“a lot” is not a number.')]);
    await farah.fill('Figure', '79.2');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await farah.submit();
    expect(given()).toEqual(['79.2 ']);
  });

  it('cannot answer for the owner, and nobody else can supply', async () => {
    await giveFigure('79.2');
    const samir = council.slack.as('SN');
    expect((await samir.command('/milestone COPI1')).modal).toBeUndefined();
    await farah.command('/milestone COPI1');
    expect(farah.modal?.text).not.toContain('Query figure');
    await anne.command('/milestone COPI1');
    const sqlite = new SqliteDatabase(council.databasePath);
    sqlite.exec(
      "update indicator set owner_id = (select id from person where initials = 'SN'); update plan set version = version + 1",
    );
    sqlite.close();
    const refused = await anne.press('Query figure');
    expect(refused.modal?.title).toBe('Nothing to ask');
    expect(refused.modal?.text).toContain('belongs to Samir Nadar');
  });

  it('finds the figure among what was sent, and can change it there', async () => {
    await giveFigure('97.2');
    const list = (await farah.command('/milestone')).messages;
    expect(JSON.stringify(list)).toContain('Sent: 97.2%');
    await farah.press('Change', { near: 'COPI1' });
    expect(farah.modal?.text).toContain('A note for Alison McBride');
    expect((await anne.command('/milestone')).text).not.toContain('Sent: 97.2%');
  });

  it('who does not answer leaves it to the owner once it is due', async () => {
    council.setTime('2026-07-14T16:00:00Z');
    expect((await anne.command('/milestone')).text).toContain('COPI1');
    await anne.command('/milestone COPI1');
    expect(anne.modal?.text).toContain('Farah Whitlock is asked for this figure and has not given it yet.');
    await anne.fill('Figure', '79.2');
    await anne.submit();
    expect(sent()).toEqual(['79.2 green -']);
  });
});

describe.each(['socket', 'http'] as const)(
  'an owner who has begun below a figure that was given, over %s',
  (transport) => {
    it('sends it with the drafts, since they have seen the figure', async () => {
      await openWindow(transport);
      await giveFigure('79.2');
      await anne.command('/milestone COPI1');
      await anne.type('What should councillors know?', 'Both nurseries have opened on time.');
      await anne.close();
      await anne.openHome();
      await anne.press('Send this one', { in: 'home' });
      expect(anne.modal?.text).toContain('One update is sent:\nCOPI1');
      expect(sent()).toEqual(['79.2 green 1']);
    });
  },
);

describe.each(['socket', 'http'] as const)('a supplier who is none any more when they save, over %s', (transport) => {
  it('reads every field again under its label, to be copied', async () => {
    await openWindow(transport);
    await farah.command('/milestone COPI1');
    await farah.fill('Figure', '79.2');
    await farah.fill(/^A note for/, 'From the May census.');
    await farah.fill('About the figure', ['It is provisional']);
    await council.command('import', EXAMPLE_PLAN);
    const { modal } = await farah.submit();
    expect(modal?.title).toBe('Not saved');
    for (const words of ['Figure\n79.2', 'About the figure: It is provisional', '\nFrom the May census.'])
      expect(modal?.text).toContain(words);
    expect(given()).toEqual([]);
  });
});
