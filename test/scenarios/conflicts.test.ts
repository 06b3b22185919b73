import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { writeEntryFormsPlan } from '../support/entry-forms.ts';
import { readColumn } from '../support/read-column.ts';

const WINDOW = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const GREEN = 'Green: on course';
const BOXES = 'I have checked each one';
const RISK = [
  ['How likely is it now, with the controls in place?', '4: likely'],
  ['What would the impact be now?', '3: medium'],
  ['What comes next, and by when?', 'A second campaign in January.'],
];

let council: Council;
let anne: Person;
let farah: Person;
let samir: Person;
let theresa: Person;

const query = (sql: string) => readColumn(council.databasePath, sql);

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

async function run(...args: readonly string[]): Promise<void> {
  expect(await council.command(...args)).toMatchObject({ code: 0 });
}

async function write(person: Person, text: string): Promise<void> {
  await person.fill(STATUS, GREEN);
  await person.fill(TEXT, text);
}

/** Farah opens the form of the milestone with these words, for Alison. */
async function draft(words: string): Promise<void> {
  const asked = farah.dms().find(({ text }) => text.includes(words));
  await farah.press('Draft', { in: asked ?? 'home', near: words });
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  beforeAll(async () => {
    council = await openCouncil({ transport });
    const { slack } = council;
    await run('import', writeEntryFormsPlan(council, { 'commentary: all': 'commentary: amber and red' }));
    council.setTime('2026-10-01T08:00:00Z');
    await run('quarter', 'open', ...WINDOW);
    await tickAt('2026-10-01T08:00:00Z');
    [anne, farah, samir, theresa] = [slack.as('AMc'), slack.as('FW'), slack.as('SN'), slack.as('TC')];
  }, 60_000);
  afterEach(() => expect(council.slack.refusals).toEqual([]));
  afterAll(() => council.stop());

  describe('two who write about the same', () => {
    it('contributor and owner: a draft that comes meanwhile is shown, and the owner’s text stays', async () => {
      const sent = () => query("select commentary from milestone_update where kind = 'written'");
      await farah.command('/milestone COPS2');
      await write(farah, 'Farah: every school has counted its pupils.');
      await anne.command('/milestone COPS2');
      await write(anne, 'Anne: the report goes to members in May.');
      expect((await farah.submit()).modal?.title).toBe('Handed in');
      const seen = await anne.submit();
      expect(seen.modal?.text).toContain('Farah: every school has counted its pupils.');
      expect(JSON.stringify(seen.modal?.values)).toContain('Anne: the report goes to members in May.');
      expect(sent()).toEqual([]);
      expect((await anne.submit()).modal?.title).toBe('Saved');
      expect(sent()).toEqual(['Anne: the report goes to members in May.']);
      await farah.close({ all: true });
      await anne.close({ all: true });
    });

    it('a supplier at two screens: the figure that was given first is shown, and no note is lost', async () => {
      const given = () => query("select printf('%g', value) || ' ' || note from supplied_figure order by id");
      const phone = council.slack.as('FW', { device: 'phone' });
      for (const screen of [farah, phone]) await screen.command('/milestone COPI1');
      await phone.fill('Figure', '80.1');
      await phone.fill(/^A note for/, 'As counted in May.');
      await phone.submit();
      await farah.fill('Figure', '80.4');
      await farah.fill(/^A note for/, 'As counted in September.');
      const seen = await farah.submit();
      expect(seen.modal?.text).toContain('Not saved: another figure was given at 9am');
      expect(seen.modal?.text).toContain('80.1%');
      expect(JSON.stringify(seen.modal?.values)).toContain('As counted in September.');
      expect(given()).toEqual(['80.1 As counted in May.']);
      await farah.submit();
      expect(given()).toEqual(['80.1 As counted in May.', '80.4 As counted in September.']);
      await farah.close({ all: true });
      await phone.close({ all: true });
    });

    it.each([
      { ref: 'Risk 1', lead: 'TC', deputy: 'AMc', field: 'What was done?', others: RISK },
      { ref: 'Equality action 1', lead: 'AMc', deputy: 'SN', field: TEXT, others: [['How far is it?', 'On course']] },
    ])('lead and deputy of $ref: nothing unseen is overwritten', async ({ ref, lead, deputy, field, others }) => {
      const newest = () => String(query('select content from led_update order by id desc limit 1')[0]);
      const before = query('select count(*) from led_update')[0];
      await run('away', '--person', lead, '--from', '2026-10-01', '--to', '2026-10-02');
      const people = [council.slack.as(lead), council.slack.as(deputy)];
      for (const person of people) {
        await person.command(`/milestone ${ref}`);
        for (const [label = '', value = ''] of others) await person.fill(label, value);
        await person.fill(field, `${person.name} says what was done about it.`);
      }
      const [first, second] = people;
      if (first === undefined || second === undefined) throw new Error('There are two.');
      expect((await second.submit()).modal?.title).toBe('Saved');
      const seen = await first.submit();
      expect(seen.modal?.text).toContain(`${second.name} says what was done about it.`);
      expect(JSON.stringify(seen.modal?.values)).toContain(`${first.name} says what was done about it.`);
      expect(newest()).toContain(second.name);
      expect((await first.submit()).modal?.title).toBe('Saved');
      expect(newest()).toContain(first.name);
      expect(query('select count(*) from led_update')[0]).toBe(Number(before) + 2);
      for (const person of people) await person.close({ all: true });
    });

    it.each([
      { ref: 'Risk 1', lead: 'TC', field: 'What was done?' },
      { ref: 'Equality action 1', lead: 'AMc', field: TEXT },
    ])(
      'an officer and the lead of $ref: the question is shown before anything is sent',
      async ({ ref, lead, field }) => {
        const person = council.slack.as(lead);
        await person.command(`/milestone ${ref}`);
        await person.fill(field, `Written while ${ref} was sent back.`);
        const count = query('select count(*) from led_update');
        await run('return', ...WINDOW, '--ref', ref, '--question', 'How many were asked, and when?');
        const seen = await person.submit();
        expect(seen.modal?.text).toContain('How many were asked, and when?');
        expect(JSON.stringify(seen.modal?.values)).toContain(`Written while ${ref} was sent back.`);
        expect(query('select count(*) from led_update')).toEqual(count);
        expect((await person.submit()).modal?.title).toBe('Saved');
        await person.close({ all: true });
      },
    );
  });

  describe('the same, delivered more than once', () => {
    it('is handed in once', async () => {
      await draft('Publish the yearly survey');
      council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
      await write(farah, 'Farah: the first year ends in September.');
      expect((await farah.submit()).modal?.title).toBe('Handed in');
      expect(query("select count(*) from handed_draft where content like '%first year ends%'")).toEqual([1]);
      await farah.close({ all: true });
    });

    it('is on course once, from the list and from the form', async () => {
      const count = () => Number(query("select count(*) from milestone_update where kind = 'on-course'")[0]);
      await theresa.command('/milestone');
      await theresa.press('Still on course');
      await theresa.fill(BOXES, firstBox(theresa));
      council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
      expect((await theresa.submit()).modal?.title).toBe('Saved');
      expect(count()).toBe(1);
      await theresa.close({ all: true });
      await theresa.command('/milestone CFS4');
      council.slack.faults.nextDelivery('block_actions', { kind: 'delivered-again', times: 3 });
      await theresa.press('Still on course');
      expect(count()).toBe(2);
      await theresa.close({ all: true });
    });
  });

  describe('a window that closes', () => {
    it('over a contributor’s form and over “Still on course” saves nothing, and every word is there to copy', async () => {
      const before = [query('select count(*) from handed_draft'), query('select count(*) from milestone_update')];
      await draft('Agree with head teachers');
      await write(farah, 'Farah: the survey is printed, and nobody has read it.');
      await samir.command('/milestone');
      await samir.press('Still on course');
      const box = firstBox(samir);
      await samir.fill(BOXES, box);
      await tickAt('2026-10-21T16:01:00Z');
      const late = await farah.submit();
      expect(late.modal?.title).toBe('Not handed in');
      expect(late.modal?.text).toContain('Farah: the survey is printed, and nobody has read it.');
      const unticked = await samir.submit();
      expect([query('select count(*) from handed_draft'), query('select count(*) from milestone_update')]).toEqual(
        before,
      );
      expect(unticked.modal?.title).toBe('Not saved');
      expect(unticked.modal?.text).toContain('its window has closed; the performance officer can enter it for you.');
      expect(unticked.modal?.text).toContain(box.join().replace(/…$/, ''));
    });
  });
});

/** The first of the boxes to be ticked. */
function firstBox(person: Person): readonly string[] {
  const [, text] =
    /"text":\{"type":"plain_text","text":"([A-Z]{3}\d[^"]*)"/.exec(JSON.stringify(person.modal?.blocks)) ?? [];
  return text === undefined ? [] : [text];
}
