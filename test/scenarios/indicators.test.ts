import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const FIGURE = 'Figure';
const WHY_NONE = 'Is there a figure? If not, why?';
const EXPECTED = /when is the figure expected/;
const COMPUTED = 'Status';
const JUDGED = /target on course/;
const WHY_OTHERWISE = /differs from the computed one/;
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

/** A window is open; AMc answers for COPI1 (computed: 78%, within 10%) and COPI2 (judged). */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
}

const query = (sql: string) => readColumn(council.databasePath, sql);

function change(sql: string): void {
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec(sql);
  sqlite.close();
}

const stored = () =>
  query(
    `select iif(value is null, no_figure, printf('%g', value)) || ' ' || coalesce(rag, '-') || ' ' || how from indicator_update order by id`,
  );

describe.each(['socket', 'http'] as const)('an indicator over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('is among what waits, with its target and last year’s figure in the form', async () => {
    const seen = await anne.command('/milestone');
    expect(seen.text).toContain('COPI1 Two-year-olds who take up the free place');
    const { modal } = await anne.command('/milestone copi1');
    expect(modal?.title).toBe('Update COPI1');
    expect(modal?.text).toContain('Quarter 1 2026/27 · Target: 78.0% · Last year: 74.5%');
    expect(modal?.text).toContain('Type the number, for example 74.5.');
  });

  it('has its status computed, and shows its direction once it is saved', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '79.2 %');
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Saved');
    expect(seen.modal?.text).toContain('79.2%, Green, on course');
    expect(seen.modal?.text).toContain('Direction, against last year: Better. Last year: 74.5%.');
    expect(stored()).toEqual(['79.2 green computed']);
    expect(query("select actor || ' ' || subject from audit where action = 'answer-indicator'")).toEqual([
      `${anne.userId} indicator`,
    ]);
  });

  it('asks for words when the computed status is off course', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '69');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([
      expect.stringContaining('Amber and Red need a few sentences'),
      expect.stringContaining('Red needs a line on what is being done'),
    ]);
    await anne.fill(TEXT, 'Two nurseries closed in May, and their places are not replaced yet.');
    await anne.fill(ACTION, 'Officers are talking to three providers.');
    await anne.submit();
    expect(stored()).toEqual(['69 red computed']);
  });

  it('is judged otherwise than computed with a reason', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '75');
    await anne.fill(COMPUTED, 'Green: on course');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([
      expect.stringContaining('why your status differs from the computed one'),
    ]);
    await anne.fill(WHY_OTHERWISE, 'The July intake is known.');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Why the status differs from the computed one: The July intake is known.');
    expect(stored()).toEqual(['75 green overridden']);
  });

  it('is judged by its owner', async () => {
    await anne.command('/milestone COPI2');
    await anne.fill(FIGURE, '1,030');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual(['Please choose a status.']);
    await anne.fill(JUDGED, 'Green: on course');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('1,030 places, Green, on course');
    expect(stored()).toEqual(['1030 green judged']);
  });

  it('says on the field what was given and what would be accepted', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, 'about ½');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('“about ½” is not a number.')]);
    await anne.fill(FIGURE, '79.25');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('Give 79.3.')]);
    expect(stored()).toEqual([]);
  });

  it('without a figure says why and when it comes, and is asked for again on that day', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(WHY_NONE, 'Not yet available');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('when the figure is expected')]);
    await anne.fill(EXPECTED, '2026-07-10');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Not yet available, expected 10 July 2026');
    expect(seen.modal?.text).toContain('Direction, against last year: N/A: there is no figure.');
    await anne.close();
    expect((await anne.command('/milestone')).text).toContain('Sent: Not yet available, expected 10 July 2026');
    council.setTime('2026-07-10T08:00:00Z');
    await anne.command('/milestone COPI1');
    await anne.fill(WHY_NONE, 'There is a figure');
    await anne.fill(EXPECTED, null);
    await anne.fill(FIGURE, '79.2');
    await anne.submit();
    expect(stored()).toEqual(['not-yet - none', '79.2 green computed']);
  });

  it('is provisional until the final figure comes', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '79.2');
    await anne.fill('About the figure', ['It is provisional']);
    await anne.fill(EXPECTED, '2026-08-15');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('79.2% (provisional, final figure expected 15 August 2026), Green');
    expect(query('select is_provisional from indicator_update')).toEqual([1]);
  });

  it('begins with what was sent, and stores nothing new when the same is sent again', async () => {
    await anne.command('/milestone COPI2');
    await anne.fill(FIGURE, '33');
    await anne.fill(JUDGED, 'Amber: too early to say');
    await anne.fill(TEXT, 'The first school opens in September, with sixty places.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await anne.submit();
    expect(stored()).toEqual(['33 amber judged']);
    await anne.close();
    await anne.command('/milestone COPI2');
    expect(anne.modal?.text).toContain('Sent for Quarter 1 2026/27 by Alison McBride. Saving again replaces it.');
    expect(anne.modal?.text).toContain('Direction, against last year: Better.');
    await anne.fill(FIGURE, '34');
    await anne.submit();
    expect(stored()).toEqual(['33 amber judged', '34 amber judged']);
  });

  it('shows both when somebody else was faster, and overwrites only on a second Save', async () => {
    await anne.command('/milestone COPI2');
    await anne.fill(FIGURE, '33');
    await anne.fill(JUDGED, 'Green: on course');
    change(
      `insert into indicator_update (indicator_id, quarter, value, period, is_provisional, is_redefined, rag, how, override_reason, commentary, action, owner_id, at, form_nonce, content_hash, submission_id)
       select id, '2026-27/Q1', 12, '', 0, 0, 'red', 'judged', '', 'Their words.', 'x', owner_id, 1782900000000, 'other', 'h', 's' from indicator where ref = 'COPI2'`,
    );
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('12 places, Red');
    expect(seen.modal?.text).toContain('Their words.');
    expect(stored()).toEqual(['12 red judged']);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored()).toEqual(['12 red judged', '33 green judged']);
  });

  it('keeps what was typed when the store is broken', async () => {
    await anne.command('/milestone COPI2');
    await anne.fill(FIGURE, '33');
    await anne.fill(JUDGED, 'Green: on course');
    change('alter table indicator_update rename to away');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Not saved yet');
    change('alter table away rename to indicator_update');
    await anne.submit();
    expect(stored()).toEqual(['33 green judged']);
  });

  it('enters after its window has closed until the report is signed, and says so', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '79.2');
    await council.command('quarter', 'close', ...QUARTER);
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('It came after the window had closed');
    expect(seen.modal?.text).toContain('Saved at 9am. You can change it until the report is signed.');
    expect(stored()).toEqual(['79.2 green computed']);
    await anne.close();
    await anne.command('/milestone COPI1');
    expect(anne.modal?.text).toContain('A figure that comes before the report is signed is still in it');
  });

  it('comes late from the next quarter’s form, and is printed with the next report', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(WHY_NONE, 'Not yet available');
    await anne.fill(EXPECTED, '2026-08-15');
    await anne.submit();
    await anne.close();
    await council.command('quarter', 'close', ...QUARTER);
    await council.command('quarter', 'publish', ...QUARTER);
    expect((await council.slack.as('SN').command('/milestone COPI1')).text).toContain(
      'Published for Quarter 1 2026/27: Not yet available, expected 15 August 2026. No status.',
    );
    council.setTime('2026-10-01T08:00:00Z');
    const next = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
    await council.command('quarter', 'open', ...next);
    expect((await anne.command('/milestone')).text).toContain('COPI1 Figure of Quarter 1 2026/27: Two-year-olds');
    await anne.command('/milestone COPI1');
    expect(anne.modal?.text).toContain('The figure of Quarter 1 2026/27 is still to come');
    council.slack.faults.nextDelivery('block_actions', { kind: 'delivery-lost' });
    await anne.type(TEXT, 'Begun for Quarter 2.');
    await anne.press('Give that figure');
    expect(anne.modal?.text).toContain('A figure that comes now is a late one');
    await anne.fill(WHY_NONE, 'There is a figure');
    await anne.fill(EXPECTED, null);
    await anne.fill(FIGURE, '79.2');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('It is a late figure, and is printed in the next report.');
    expect(query('select quarter, printed_in from indicator_update where printed_in is not null')).toEqual([
      '2026-27/Q1',
    ]);
    await anne.close();
    await anne.command('/milestone COPI1');
    expect(JSON.stringify(anne.modal?.values)).toContain('Begun for Quarter 2.');
    const report = await council.command('report', ...next, '--format', 'md', '--out', council.folder);
    expect(report.code).toBe(0);
    const file = readdirSync(council.folder).find((name) => name.endsWith('.md')) ?? '';
    expect(readFileSync(join(council.folder, file), 'utf8')).toContain('Quarter 1 2026/27: 79.2%');
  });

  it('comes late in the midst of a walk, which goes on from there', async () => {
    await anne.command('/milestone COPI1');
    await anne.fill(WHY_NONE, 'Not yet available');
    await anne.fill(EXPECTED, '2026-08-15');
    await anne.submit();
    await anne.close();
    await council.command('quarter', 'close', ...QUARTER);
    await council.command('quarter', 'publish', ...QUARTER);
    council.setTime('2026-10-01T08:00:00Z');
    await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
    await council.tick();
    await council.tick();
    await anne.press('Start', { in: anne.dms().at(-1) ?? 'home' });
    while (anne.modal?.text.includes('The figure of Quarter 1 2026/27 is still to come') === false) {
      await anne.press('Skip');
    }
    const place = anne.modal?.title;
    await anne.press('Give that figure');
    expect(anne.modal).toMatchObject({ title: place, submit: 'Save and next' });
    await anne.fill(WHY_NONE, 'There is a figure');
    await anne.fill(EXPECTED, null);
    await anne.fill(FIGURE, '79.2');
    await anne.submit();
    expect(anne.modal?.title).toMatch(/^\d of \d: COPI/);
    expect(anne.modal?.text).toContain('COPI1 is saved: 79.2%');
  });

  it('is a stranger’s to read, and nobody else’s to give', async () => {
    const samir = council.slack.as('SN');
    const seen = await samir.command('/milestone COPI1');
    expect(seen.modal).toBeUndefined();
    expect(seen.text).toContain('Owner: Alison McBride (AMc)');
    await anne.command('/milestone COPI1');
    await anne.fill(FIGURE, '79.2');
    change(
      `update indicator set owner_id = (select id from person where initials = 'SN'); update plan set version = version + 1`,
    );
    const refused = await anne.submit();
    expect(refused.modal?.title).toBe('Not saved');
    expect(refused.modal?.text).toContain('79.2');
    expect(stored()).toEqual([]);
  });
});
