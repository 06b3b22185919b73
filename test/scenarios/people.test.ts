import { afterEach, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);
const deputyOf = (initials: string) =>
  query(
    `select deputy.initials from person join person as deputy on deputy.id = person.deputy_id where person.initials = '${initials}'`,
  );

describe.each(['socket', 'http'] as const)('the people of a directorate, over %s', (transport) => {
  it('stand on Home; one gets another deputy, all hear of it, and the officer takes it back', async () => {
    council = await openCollecting(transport);
    const [jo, anne, hugh] = [council.slack.as('JP'), council.slack.as('AMc'), council.slack.as('HD')];
    await jo.openHome();
    await jo.press('Show people', { in: 'home' });
    expect(jo.modal?.text).toContain('Alison McBride (AMc)');
    expect(jo.modal?.text).toContain('Deputy: Samir Nadar.');
    for (const role of ['Performance officer.', 'Signs the report.', 'Hands in finance tables.']) {
      expect(jo.modal?.text).toContain(role);
    }
    await jo.press('Change', { near: 'Alison McBride (AMc)' });
    await jo.fill('Deputy', optionOf(jo, 'Hugh Danvers'));
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    await jo.submit();
    expect(deputyOf('AMc')).toEqual(['HD']);
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('Deputy: Hugh Danvers (was Samir Nadar)');
    expect(hugh.dms().at(-1)?.text).toContain('You are Alison McBride’s deputy now.');
    await jo.close({ all: true });
    const receipt = jo.dms().find(({ text }) => text.includes('Changed: Alison McBride'));
    await jo.press('Undo', { in: receipt });
    expect(jo.modal?.title).toBe('Taken back');
    await jo.close({ all: true });
    await jo.press('Undo', { in: receipt });
    expect(jo.modal?.title).toBe('Not changed');
    expect(deputyOf('AMc')).toEqual(['SN']);
    await council.tick();
    expect(hugh.dms().at(-1)?.text).toContain('You are no longer Alison McBride’s deputy.');
    const drawnAnew = jo.dms().find(({ ts }) => ts === receipt?.ts);
    expect(drawnAnew?.text).toContain('Taken back: Alison McBride');
    expect(JSON.stringify(drawnAnew?.blocks)).not.toContain('Undo');
  });
});

describe('somebody who leaves', () => {
  it('gets a last day, which is taken away again in words of its own; days that cross are refused with all that was typed', async () => {
    council = await openCollecting('socket');
    const jo = council.slack.as('JP');
    await jo.command('/quarter people amc');
    await jo.fill('First day in post', '2026-09-01');
    await jo.fill('Last day in post', '2026-08-31');
    await jo.submit();
    expect(jo.modal?.errors).toMatchObject({ 'Last day in post': expect.stringContaining('before the first') });
    await jo.fill('First day in post', '2026-04-01');
    await jo.submit();
    expect(jo.modal?.title).toBe('Changed');
    await jo.close({ all: true });
    await jo.command('/quarter people AMc');
    expect(jo.modal?.text).toContain('In post from 1 April 2026 until 31 August 2026.');
    await jo.fill('Take a day away', ['No last day: they stay in post']);
    await jo.submit();
    expect(query("select from_date from person where initials = 'AMc'")).toEqual(['2026-04-01']);
    expect(query("select until_date from person where initials = 'AMc'")).toEqual([null]);
  });
});

describe('the people at the command line', () => {
  it('get another deputy and days in post; what is not given stays, and what is not understood changes nothing', async () => {
    council = await openCollecting('socket');
    const person = (...args: string[]) => council.command('plan', 'person', ...args);
    const given = await person('--initials', 'amc', '--deputy', 'HD', '--to', '2026-08-31');
    expect(given).toEqual({ code: 0, text: expect.stringContaining('AMc: deputy HD. In post until 31 August 2026.') });
    expect((await person('--initials', 'AMc', '--to', 'none')).text).toContain('AMc: deputy HD. Change');
    expect((await person('--initials', 'AMc', '--deputy', 'HD')).text).toContain('It is so already.');
    expect(await person('--initials', 'AMc', '--deputy', 'TC')).toEqual({
      ...{ code: 1, text: expect.stringContaining('TC already has them as deputy') },
    });
    expect(await person('--initials', 'XX', '--deputy', 'TC')).toMatchObject({ code: 1 });
    expect(await person('--initials', 'AMc', '--to', '31 August')).toMatchObject({ code: 2 });
    expect((await person('--initials', 'AMc')).code).toBe(2);
    expect(deputyOf('AMc')).toEqual(['HD']);
    expect(query("select count(*) from audit where action = 'change-person'")).toEqual([2]);
    expect((await council.command('history', '--person', 'AMc')).text).toContain(
      'changed deputy, assistant or days in post',
    );
  });
});

describe('a milestone that somebody is to draft', () => {
  it('is chosen with its contributors, who are asked for it; an emptied field changes nothing by itself', async () => {
    council = await openCollecting('socket');
    const [jo, samir] = [council.slack.as('JP'), council.slack.as('SN')];
    const open = async () => {
      await jo.command('/quarter people');
      await jo.press('Choose who drafts');
      await jo.fill('Which milestone?', optionOf(jo, 'COPS2'));
      await jo.submit();
    };
    await open();
    await jo.fill('Who drafts it?', [optionOf(jo, 'Samir Nadar')]);
    await jo.submit();
    expect(jo.modal?.title).toBe('Changed');
    await jo.close({ all: true });
    await council.tick();
    expect(samir.dms().some(({ text }) => text.includes('You draft COPS2 from now on.'))).toBe(true);
    await open();
    await jo.fill('Who drafts it?', []);
    await jo.submit();
    expect(jo.modal?.errors['Who drafts it?']).toContain('Please choose somebody');
    await jo.fill('Or nobody', ['The owner writes it alone']);
    await jo.submit();
    expect(query('select count(*) from milestone_contributor')).toEqual([0]);
  });
});
