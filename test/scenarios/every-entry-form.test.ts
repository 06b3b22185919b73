import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../sandbox/delivery.ts';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { ENTRY_FORMS, type EntryForm, writeEntryFormsPlan } from '../support/entry-forms.ts';
import { readColumn } from '../support/read-column.ts';

const WINDOW = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const DRAFTS = ['draft', 'form_draft'];

let council: Council;

function stored(...tables: readonly string[]): string {
  return tables.flatMap((table) => readColumn(council.databasePath, `select ${rowOf(table)} from ${table}`)).join('\n');
}

function rowOf(table: string): string {
  const names = readColumn(council.databasePath, `select name from pragma_table_info('${table}')`);
  return `json_array(${names.map((name) => `"${name}"`).join(', ')})`;
}

async function openFilled({ who, open, fields, touched }: EntryForm): Promise<Person> {
  const person = council.slack.as(who);
  await open(person);
  for (const { label, value } of fields) await person.fill(label, value);
  await person.fill(touched.label, touched.first);
  return person;
}

/** The form, filled in and closed without Save, stands there again. */
async function openDrafted(form: EntryForm): Promise<Person> {
  const person = await openFilled(form);
  await person.close({ all: true });
  await form.open(person);
  return person;
}

/** What is asked once is sent as it is. */
async function submitWhole(person: Person): Promise<void> {
  for (let press = 0; press < 3 && person.modal?.submit !== undefined; press += 1) await person.submit();
  expect(person.modal?.submit).toBeUndefined();
  await person.close({ all: true });
}

/** It is stored, and its writer sees the form as it was. What is asked once is asked before. */
async function sendWithoutAnswer(person: Person, table: string): Promise<void> {
  const before = stored(table);
  for (let press = 0; press < 3 && stored(table) === before; press += 1) {
    if (press > 0) await person.submit();
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    await person.submit();
  }
  expect(stored(table)).not.toBe(before);
  expect(person.modal?.submit).toBeDefined();
}

const OPENED_AT = Date.parse('2026-10-01T08:00:00Z');
let minutes = 0;

/** Some time passes, in which Slack has given up on what it sent. */
function later(): void {
  minutes += 1;
  council.setTime(new Date(OPENED_AT + minutes * 60_000).toISOString());
}

const loseOnSubmit = (only = '') =>
  council.slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'untouched', only });

const named = (forms: readonly EntryForm[]) => forms.map((form) => [form.name, form] as const);
const KEPT = ENTRY_FORMS.filter(({ isKept }) => isKept);

const EMPTIABLE = KEPT.flatMap((form) => {
  const field = form.fields.find(({ block }) => block !== undefined);
  return field === undefined ? [] : [[form.name, form, field] as const];
});

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  beforeAll(async () => {
    council = await openCouncil({ transport });
    expect((await council.command('import', writeEntryFormsPlan(council))).code).toBe(0);
    minutes = 0;
    council.setTime(new Date(OPENED_AT).toISOString());
    expect((await council.command('quarter', 'open', ...WINDOW)).code).toBe(0);
    await council.tick();
    await council.tick();
  }, 60_000);
  afterEach(() => expect(council.slack.refusals).toEqual([]));
  afterAll(() => council.stop());

  describe.each(named(ENTRY_FORMS))('the form of %s', (_name, form) => {
    it('that arrives without its fields changes nothing, and stands there again with what was typed', async () => {
      const { table, texts, touched } = form;
      const person = await openFilled(form);
      const before = stored(table);
      council.slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'missing' });
      const { modal } = await person.submit();
      expect(stored(table)).toBe(before);
      expect(modal?.text).toContain('Nothing was changed');
      for (const text of [...texts, touched.first]) expect(JSON.stringify(modal?.values)).toContain(text);
      await person.close({ all: true });
    });
  });

  describe.each(named(KEPT))('the draft in the form of %s', (_name, form) => {
    const { open, touched, texts, table } = form;

    it('is kept where a change arrives without the fields, or without those untouched', async () => {
      for (const fields of ['missing', 'untouched'] as const) {
        const person = await openDrafted(form);
        council.slack.faults.nextDelivery('block_actions', { kind: 'values-lost', fields });
        await person.fill(touched.label, touched.later);
        for (const text of texts) expect(stored(...DRAFTS)).toContain(text);
        await person.close({ all: true });
      }
    });

    it('is kept where Save arrives with the untouched fields empty, and nothing is sent', async () => {
      const person = await openDrafted(form);
      await person.fill(touched.label, touched.later);
      const before = stored(table);
      loseOnSubmit();
      await person.submit();
      expect(stored(table)).toBe(before);
      for (const text of [...texts, touched.later]) expect(stored(...DRAFTS)).toContain(text);
      await person.close({ all: true });
      await open(person);
      for (const text of texts) expect(JSON.stringify(person.modal?.values)).toContain(text);
      await person.close({ all: true });
    });
  });

  describe.each(named(KEPT))('what was sent with the form of %s', (_name, form) => {
    const { open, openSent = open, touched, texts, table, fields } = form;
    const mayBeEmpty = fields.flatMap(({ block = [] }) => block);

    it('loses nothing where an untouched field comes back empty, all of them or one', async () => {
      const person = await openFilled(form);
      await submitWhole(person);
      for (const text of [...texts, touched.first]) expect(stored(table)).toContain(text);
      const before = stored(table);
      for (const only of [undefined, ...mayBeEmpty]) {
        await openSent(person);
        await person.fill(touched.label, touched.later);
        loseOnSubmit(only);
        await person.submit();
        expect(stored(table), only).toBe(before);
        expect(person.modal?.submit, only).toBeDefined();
        await person.close({ all: true });
      }
      await openSent(person);
      await submitWhole(person);
      const added = stored(table).replace(before, '');
      for (const text of [...texts, touched.later]) expect(added).toContain(text);
    });
  });

  describe.each(EMPTIABLE)('a field of %s', (_name, form, emptied) => {
    it('that may be left empty is empty once whoever emptied it sends it so', async () => {
      const { open, openSent = open, touched, table } = form;
      const person = await openFilled(form);
      await submitWhole(person);
      const before = stored(table);
      await openSent(person);
      await person.fill(emptied.label, null);
      await person.fill(touched.label, touched.later);
      await submitWhole(person);
      const added = stored(table).replace(before, '');
      expect(added).toContain(touched.later);
      expect(added).not.toContain(String(emptied.value));
    });
  });

  describe.each(named(KEPT))('what is typed on another device in the form of %s', (_name, form) => {
    it('is not taken along by an older form, which says so, and is sent when its writer has seen both', async () => {
      const { who, open, touched, table } = form;
      const laptop = await openFilled(form);
      const phone = council.slack.as(who, { device: 'phone' });
      await open(phone);
      await phone.fill(touched.label, touched.later);
      await phone.close({ all: true });
      for (let press = 0; press < 3 && laptop.modal?.submit !== undefined; press += 1) await laptop.submit();
      expect(laptop.modal?.text).toContain('That is not sent: it is kept as your draft.');
      await laptop.close({ all: true });
      const sent = stored(table);
      await open(phone);
      expect(phone.modal?.text).toContain('Not sent.');
      expect(JSON.stringify(phone.modal?.values)).toContain(touched.later);
      await submitWhole(phone);
      expect(stored(table).replace(sent, '')).toContain(touched.later);
      await open(phone);
      expect(phone.modal?.text).not.toContain('Not sent.');
      await phone.close({ all: true });
    });
  });

  describe.each(named(ENTRY_FORMS))('the form of %s, whose answer is lost on its way,', (_name, form) => {
    it('is stored again where a word is changed and it is sent once more', async () => {
      const { table, touched } = form;
      const before = stored(table);
      const person = await openFilled(form);
      await sendWithoutAnswer(person, table);
      await person.fill(touched.label, touched.later);
      await person.submit();
      expect(person.modal?.submit).toBeUndefined();
      const added = stored(table).replace(before, '');
      for (const text of [touched.first, touched.later]) expect(added).toContain(text);
      await person.close({ all: true });
    });
  });

  describe.each(named(KEPT))('the form of %s, whose answer is lost on its way,', (_name, form) => {
    it('leaves no draft where it goes back to what was sent', async () => {
      const { open, table, touched } = form;
      const person = await openFilled(form);
      await sendWithoutAnswer(person, table);
      const sent = stored(table);
      later();
      await person.fill(touched.label, touched.later);
      await person.fill(touched.label, touched.first);
      await person.submit();
      expect(person.modal?.submit).toBeUndefined();
      expect(person.modal?.text).not.toContain('kept as your draft');
      expect(stored(table)).toBe(sent);
      await person.close({ all: true });
      await open(person);
      expect(person.modal?.text).not.toContain('Not sent.');
      await person.close({ all: true });
    });
  });

  describe('what no form of ours can hold', () => {
    it('is not kept, leaves the draft as it was, and is said once', async () => {
      const { slack } = council;
      const theresa = slack.as('TC');
      await theresa.command('/milestone CFS3');
      if (theresa.modal?.callbackId !== 'milestone-form') await theresa.press('Update', { nth: 1 });
      const seen: Delivery[] = [];
      const stop = slack.onDelivery(async (delivery) => void seen.push(delivery));
      await theresa.fill('What should councillors know?', 'The template is out.');
      stop();
      const [typed] = seen;
      if (typed === undefined) throw new Error('Slack tells of what is typed.');
      const large = JSON.stringify(typed.payload).replaceAll('The template is out.', 'x'.repeat(60_000));
      for (const second of [1, 2]) {
        const payload = JSON.parse(
          large.replace(/"action_ts":"(\d+)/, (_, ts) => `"action_ts":"${Number(ts) + second}`),
        );
        await slack.deliver({ ...typed, payload: { ...payload, trigger_id: slack.newTrigger('TC') } });
      }
      expect(stored('draft')).toContain('The template is out.');
      expect(stored('draft')).not.toContain('xxxx');
      expect(theresa.dms().filter(({ text }) => text.includes('longer than a draft may be'))).toHaveLength(1);
      await theresa.close({ all: true });
    });
  });
});
