import { afterEach, describe, expect, it } from 'vitest';
import { type Council, openCouncil } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { optionOf, withoutOwnerOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

const ENTRY = 'What, and whose is it now?';
const TO = 'Who answers for it from now on?';
const TEXT = 'What should councillors know?';

let council: Council;
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);
const ownerOf = (ref: string) =>
  query(`select initials from milestone join person on person.id = owner_id where ref = '${ref}'`);
const withoutOwner = (where: Council) => withoutOwnerOf(where, 'COPS2');

describe.each(['socket', 'http'] as const)('a milestone that nobody can be asked for, over %s', (transport) => {
  it('is given to somebody under the message about it; they hear of it and can answer from there', async () => {
    council = await openCollecting(transport, { plan: withoutOwner });
    const jo = council.slack.as('JP');
    await council.tick();
    const orphans = jo.dms().find(({ text }) => text.includes('Nobody can be asked for'));
    await jo.press('Reassign', { in: orphans });
    expect(JSON.stringify(jo.modal?.blocks)).toContain('Without an owner');
    await jo.fill(ENTRY, optionOf(jo, 'COPS2'));
    await jo.fill(TO, optionOf(jo, 'Theresa Colbourne'));
    await jo.submit();
    expect(jo.modal?.title).toBe('Reassigned');
    expect(ownerOf('COPS2')).toEqual(['TC']);
    await council.tick();
    const theresa = council.slack.as('TC');
    const handed = theresa.dms().find(({ text }) => text.includes('COPS2 is yours now'));
    await theresa.press('Show history', { in: handed });
    expect(theresa.modal?.text).toContain('COPS2');
    await theresa.close({ all: true });
    await theresa.press('Update', { in: handed });
    expect(theresa.modal?.title).toBe('Update COPS2');
    await council.tick();
    expect(theresa.dms().filter(({ text }) => text.includes('COPS2 is yours now'))).toHaveLength(1);
  });
});

describe('a milestone that has an owner', () => {
  it('is given to another from the Home tab; what the old owner has typed stays theirs and unsent', async () => {
    council = await openCollecting('socket', { plan: withoutOwner });
    const [theresa, jo] = [council.slack.as('TC'), council.slack.as('JP')];
    await theresa.command('/milestone CFS1');
    await theresa.type(TEXT, 'Half typed.');
    await jo.openHome();
    await jo.press('Reassign', { in: 'home' });
    await jo.fill(ENTRY, optionOf(jo, 'CFS1'));
    await jo.fill(TO, optionOf(jo, 'Samir Nadar'));
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await jo.submit();
    await council.tick();
    expect(theresa.dms().filter(({ text }) => text.includes('CFS1 is no longer yours'))).toHaveLength(1);
    expect(query("select count(*) from audit where action = 'reassign-entry'")).toEqual([1]);
    expect(query('select person.initials from draft join person on person.id = person_id')).toEqual(['TC']);
    await theresa.submit();
    expect(query('select count(*) from milestone_update')).toEqual([0]);
  });

  it('is given to another at the command line, once, and to nobody who is not known', async () => {
    council = await openCollecting('socket');
    const reassign = (...more: string[]) => council.command('plan', 'reassign', '--directorate', 'CE', ...more);
    const given = await reassign('--ref', 'cops2', '--to', 'TC');
    expect(given).toEqual({
      code: 0,
      text: expect.stringContaining('TC answers for COPS2 from now on instead of AMc.'),
    });
    expect((await reassign('--ref', 'COPS2', '--to', 'TC')).text).toContain('TC answers for COPS2 already.');
    expect(await reassign('--ref', 'COPS2', '--to', 'XX')).toMatchObject({ code: 1 });
    expect((await reassign('--ref', 'COPS22', '--to', 'TC')).text).toContain('Did you mean COPS2');
    expect((await reassign('--ref', 'COPS2')).code).toBe(2);
    expect((await reassign('--help')).text).toContain('Gives a milestone');
    expect(query("select count(*) from audit where action = 'reassign-entry'")).toEqual([1]);
    expect((await council.command('history', '--item', 'COPS2')).text).toContain('gave it to another owner');
  });
});

describe('before a quarter starts', () => {
  it('what nobody can be asked for is given to somebody, who is asked when it opens', async () => {
    council = await openCouncil({ transport: 'socket' });
    await council.command('import', withoutOwner(council));
    council.setTime('2026-06-24T08:00:00Z');
    await council.tick();
    const [jo, theresa] = [council.slack.as('JP'), council.slack.as('TC')];
    const check = jo.dms()[0];
    expect(check?.text).toContain('Nobody can be asked for these.');
    await jo.press('Reassign', { in: check });
    await jo.fill(ENTRY, optionOf(jo, 'COPS2'));
    await jo.fill(TO, optionOf(jo, 'Theresa Colbourne'));
    await jo.submit();
    await council.tick();
    expect(theresa.dms().at(-1)?.text).toContain('COPS2 is yours now.');
    expect(theresa.dms().at(-1)?.text).toContain('You are asked for it when the next quarter opens.');
    expect(JSON.stringify(theresa.dms().at(-1)?.blocks)).not.toContain('Update');
    council.setTime('2026-06-24T08:01:00Z');
    await council.tick();
    const drawnAnew = jo.dms().find(({ ts }) => ts === check?.ts);
    expect(drawnAnew?.text).not.toContain('Nobody can be asked for these.');
  });
});

describe('everything of somebody who leaves', () => {
  it('is handed over at once from their form, told in one message, and taken back with Undo', async () => {
    council = await openCollecting('socket');
    const [jo, theresa, anne] = [council.slack.as('JP'), council.slack.as('TC'), council.slack.as('AMc')];
    const ofAnne = () =>
      query("select count(*) from milestone join person on person.id = owner_id where initials = 'AMc'");
    const before = ofAnne();
    await jo.command('/quarter people AMc');
    await jo.press('Hand over');
    await jo.fill(TO, optionOf(jo, 'Theresa Colbourne'));
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    await jo.submit();
    expect(ofAnne()).toEqual([0]);
    await jo.close({ all: true });
    await council.tick();
    const told = theresa.dms().filter(({ text }) => text.includes('entries are yours now.'));
    expect(told).toHaveLength(1);
    expect(anne.dms().filter(({ text }) => text.includes('entries are no longer yours'))).toHaveLength(1);
    const receipt = jo.dms().find(({ text }) => text.includes('Handed over to Theresa Colbourne'));
    await jo.press('Undo', { in: receipt });
    expect(jo.modal?.title).toBe('Taken back');
    expect(ofAnne()).toEqual(before);
    await jo.close();
    await jo.press('Undo', { in: receipt });
    expect(jo.modal?.title).toBe('Not taken back');
    await jo.close();
    await council.tick();
    expect(theresa.dms().at(-1)?.text).toContain('entries are no longer yours');
    expect(jo.dms().find(({ ts }) => ts === receipt?.ts)?.text).toContain('Taken back from Theresa Colbourne');
  });

  it('is handed over at the command line', async () => {
    council = await openCollecting('socket');
    const reassign = (...more: string[]) => council.command('plan', 'reassign', '--directorate', 'CE', ...more);
    expect((await reassign('--all-of', 'AMc', '--to', 'TC')).text).toContain('from now on instead of AMc.');
    expect(query("select count(*) from milestone join person on person.id = owner_id where initials = 'AMc'")).toEqual([
      0,
    ]);
    expect((await reassign('--all-of', 'AMc', '--to', 'TC')).text).toContain('AMc answers for nothing in this plan.');
    expect((await reassign('--all-of', 'AMc', '--ref', 'COPS2', '--to', 'TC')).code).toBe(2);
  });
});
