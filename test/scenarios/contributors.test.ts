import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { milestonesOnly } from '../support/plans-of-tests.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const GREEN = 'Green: on course';

let council: Council;
let anne: Person;
let farah: Person;

function writePlan(text: string): string {
  const path = join(tmpdir(), `contributors-${process.pid}.yaml`);
  writeFileSync(path, text);
  return path;
}

/** The plan with milestones only, in which somebody drafts each of Anne's three milestones. */
function planWithContributor(initials = 'FW', text = milestonesOnly()): string {
  const contributors = `$1owner: AMc\n$1contributors: [${initials}]\n$2due`;
  return writePlan(text.replaceAll(/( +)owner: AMc\n( +)due/g, contributors));
}

async function open(transport: 'socket' | 'http', planPath: string): Promise<void> {
  council = await openCouncil({ transport, planPath });
  await council.command('import', planPath);
  council.setTime('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q1');
  anne = council.slack.as('AMc');
  farah = council.slack.as('FW');
  await at('2026-07-01T08:00:00Z');
}

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

async function at(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const newest = (person: Person) => person.dms().at(-1)?.text ?? '';

function query(sql: string): readonly unknown[] {
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  try {
    return sqlite.prepare(sql).all();
  } finally {
    sqlite.close();
  }
}

/** Farah hands in a text for each; the form of the n-th stands behind the n-th button of her message. */
async function handInAll(): Promise<void> {
  for (const nth of [1, 2, 3]) {
    await farah.press('Draft', { in: farah.dms()[0] ?? 'home', nth: 1 });
    await farah.fill(STATUS, GREEN);
    await farah.fill(TEXT, `Farah on milestone ${nth}: two sites are open.`);
    const seen = await farah.submit();
    expect(seen.modal?.title).toBe('Handed in');
    if (nth === 1) {
      expect(seen.modal?.text).toContain('2 more wait to be drafted. Next: COPS1');
      await farah.press('Next');
      expect(farah.modal?.title).toBe('Draft COPS1');
    }
    await farah.close();
    await at(`2026-07-01T09:0${nth}:00Z`);
  }
}

describe.each(['socket', 'http'] as const)('a milestone that somebody drafts for its owner, over %s', (transport) => {
  beforeEach(() => open(transport, planWithContributor()));

  it('answers a question that both have seen', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, 'One half is built.');
    await anne.submit();
    await anne.close();
    const COPS2 = ['--directorate', 'CE', '--quarter', '2026-27/Q1', '--ref', 'COPS2'];
    expect((await council.command('return', ...COPS2, '--question', 'Which half is it?')).code).toBe(0);
    council.setTime('2026-07-01T09:00:00Z');
    await farah.command('/milestone COPS2');
    expect(farah.modal?.text).toContain('Which half is it?');
    await farah.fill(STATUS, GREEN);
    await farah.fill(TEXT, 'The northern half is built.');
    expect((await farah.submit()).modal?.title).toBe('Handed in');
    await anne.command('/milestone');
    const list = anne.ephemerals().at(-1);
    expect(list?.text).toContain('Came back to you with a question. Ready for you: a text by Farah Whitlock');
    await anne.press('Read it', { in: list ?? 'home' });
    expect(anne.modal?.text).toMatch(/Which half is it\?.*The northern half is built\./su);
    expect(query('select answered_at from returned')).toEqual([{ answered_at: null }]);
    await anne.press('Approve');
    expect(anne.modal?.text).toContain('COPS2 is approved and sent as your update.');
    expect(query('select answered_at from returned where answered_at is not null')).toHaveLength(1);
  });

  it('goes from the contributor to the owner, who edits one, sends one back and approves the rest', async () => {
    expect(newest(farah)).toContain('Alison McBride asks you to draft 3 milestones by Wednesday 8 July.');
    expect(anne.dms()).toEqual([]);
    await farah.press('Draft', { in: farah.dms()[0] ?? 'home', near: /COPS2/ });
    expect(farah.modal).toMatchObject({ title: 'Draft COPS2', submit: 'Hand to Alison' });
    expect(farah.modal?.text).toContain('Alison McBride asks you to draft this by Wednesday 8 July.');
    await farah.close();
    await handInAll();
    expect(newest(farah)).toContain('Handed to Alison McBride at');
    expect(query('select count(*) as updates from milestone_update')).toEqual([{ updates: 0 }]);

    expect(newest(anne)).toContain('Ready for you: 3 drafts by Farah Whitlock.');
    await anne.press('Read these 3', { in: anne.dms().at(-1) ?? 'home' });
    expect(anne.modal?.text).toContain('Farah on milestone 3: two sites are open.');
    await anne.press('Edit', { nth: 3 });
    expect(anne.modal?.title).toBe('Update COPS2');
    await anne.fill(TEXT, 'Anne in her own words.');
    await anne.submit();
    await anne.close();

    await anne.press('Read these 3', { in: anne.dms().at(-1) ?? 'home', asShown: true });
    await anne.press('Send back', { nth: 1 });
    await anne.fill(/What should Farah change/, 'Which two sites?');
    await anne.submit();
    expect(anne.modal?.text).toContain('COPS1 goes back to Farah Whitlock with your question.');
    await anne.press('Approve');
    expect(anne.modal?.text).toContain('COPS1 is approved and sent as your update.');
    expect(anne.modal?.text).toContain('No draft waits for you.');
    expect(
      query(
        `select u.commentary, o.initials as owner, e.initials as typed from milestone_update u
         join person o on o.id = u.owner_id left join person e on e.id = u.entered_by_id order by u.id`,
      ),
    ).toEqual([
      { commentary: 'Anne in her own words.', owner: 'AMc', typed: null },
      { commentary: 'Farah on milestone 2: two sites are open.', owner: 'AMc', typed: 'FW' },
    ]);
    expect(query('select decision from handed_draft order by id')).toEqual([
      { decision: 'sent-back' },
      { decision: 'approved' },
      { decision: 'answered' },
    ]);

    await at('2026-07-01T09:30:00Z');
    expect(newest(farah)).toContain('Alison McBride has sent back your draft for COPS1 with a question.');
    expect(farah.dms()[0]?.text).toContain('Sent back: Which two sites?');
    await farah.press('Change my draft', { in: farah.dms().at(-1) ?? 'home' });
    expect(farah.modal?.text).toContain('Which two sites?');
    await farah.fill(TEXT, 'The sites in Elm Road and High Street are open.');
    await farah.submit();
    await at('2026-07-01T09:45:00Z');
    expect(newest(anne)).toContain('Ready for you: one draft by Farah Whitlock.');
    expect(council.slack.as('FW').dms()).toHaveLength(2);
  });

  it('shows the question again that could not be sent', async () => {
    await handInAll();
    await anne.press('Read these 3', { in: anne.dms().at(-1) ?? 'home' });
    await anne.press('Send back', { nth: 1 });
    await anne.fill(/What should Farah change/, 'Which two sites?');
    const other = new SqliteDatabase(council.databasePath);
    other.exec('begin immediate');
    await anne.submit();
    other.exec('rollback');
    other.close();
    expect(anne.modal).toMatchObject({ title: 'Send back COPS1', submit: 'Send back' });
    expect(anne.modal?.text).toContain('Ragtime was busy for a moment');
    expect(JSON.stringify(anne.modal?.values)).toContain('Which two sites?');
    const phone = council.slack.as('AMc', { device: 'phone' });
    await phone.press('Read these 3', { in: phone.dms().at(-1) ?? 'home' });
    await phone.press('Approve', { nth: 1 });
    await anne.submit();
    expect(anne.modal?.title).toBe('Not sent back');
    expect(anne.modal?.text).toContain('has approved this already. Nothing was changed.');
    expect(anne.modal?.text).toContain('Which two sites?');
    expect(query("select count(*) from handed_draft where decision = 'sent-back'")).toEqual([{ 'count(*)': 0 }]);
  });

  it('approves all that were read, at once', async () => {
    await handInAll();
    await anne.press('Read these 3', { in: anne.dms().at(-1) ?? 'home' });
    await anne.press('Approve all read (3)');
    expect(anne.modal?.text).toContain('No draft waits for you.');
    expect(query('select count(*) as updates from milestone_update')).toEqual([{ updates: 3 }]);
    await at('2026-07-01T09:30:00Z');
    expect(newest(anne)).toContain('All done, thank you.');
    expect(newest(farah)).toContain('Alison McBride has approved your text.');
  });

  it('stands in the lists of both, and on their Home tabs', async () => {
    await farah.openHome();
    expect(farah.home?.text).toContain('To draft for others');
    const asked = await farah.command('/milestone');
    expect(asked.text).toContain('To draft for others');
    expect(asked.text).not.toContain('nothing is asked of you');
    expect((await anne.command('/milestone')).text).toContain('Farah Whitlock is asked to draft');
    await farah.command('/milestone COPS2');
    expect(farah.modal?.title).toBe('Draft COPS2');
    await farah.close();
    await farah.command('/milestone COPS1');
    await farah.press('Draft', { nth: 2 });
    expect(farah.modal?.title).toBe('Draft COPS1');
    await farah.close();
    await handInAll();
    expect((await farah.command('/milestone')).text).toContain('Handed to Alison McBride; you can change it');
    expect((await anne.command('/milestone')).text).toContain('Ready for you: 3 drafts by Farah Whitlock.');
    await anne.openHome();
    await anne.press('Read these 3', { in: 'home' });
    expect(anne.modal?.title).toBe('Ready for you');
  });

  it('is the owner’s at last call, when nothing has come', async () => {
    await at('2026-07-10T08:00:00Z');
    expect(newest(anne)).toContain('3 milestones are still to come from you, due 5pm Tuesday 14 July.');
    expect(newest(anne)).toContain('Farah Whitlock is asked to draft');
    expect(farah.dms().filter(({ text }) => text.includes('COPS1'))).toHaveLength(1);
  });
});

describe.each(['socket', 'http'] as const)('a milestone for which its owner asks somebody, over %s', (transport) => {
  beforeEach(() => open(transport, writePlan(milestonesOnly())));

  it('is asked of them with the note, by the day, and marked in the owner’s message', async () => {
    await anne.press('Ask someone to draft', { in: anne.dms()[0] ?? 'home' });
    expect(anne.modal?.text).toContain('All that wait: 3 milestones');
    await anne.fill('By when?', '2026-07-20');
    await anne.submit();
    expect(anne.errors).toEqual({ 'By when?': 'Please choose a day between Wednesday 1 July and Tuesday 14 July.' });
    await anne.fill('By when?', '2026-07-07');
    await anne.submit();
    expect(anne.errors).toEqual({ 'Who?': 'Please choose who should be asked.' });
    await anne.fill('Who?', 'Farah Whitlock');
    await anne.fill('A note for them', 'Two sentences are enough.');
    await anne.submit();
    expect(anne.modal?.text).toContain('Farah Whitlock is asked to draft 3 milestones by Tuesday 7 July');
    await at('2026-07-01T08:05:00Z');
    await at('2026-07-01T08:06:00Z');
    expect(newest(farah)).toContain('Alison McBride asks you to draft 3 milestones by Tuesday 7 July.');
    expect(newest(farah)).toContain('Alison McBride writes: Two sentences are enough.');
    expect(newest(anne)).toContain('Farah Whitlock is asked to draft');
    expect(anne.dms()).toHaveLength(1);
  });

  it.each([
    ['a minute before it is due', '2026-07-14T15:59:00Z', true],
    ['once it is due', '2026-07-14T16:00:00Z', false],
    ['the day after', '2026-07-15T08:00:00Z', false],
  ])('can be asked for while it is not due, and no button says otherwise: %s', async (_when, instant, isOffered) => {
    council.setTime(instant);
    await anne.command('/milestone');
    await anne.openHome();
    await anne.command('/milestone COPS2');
    const shown = [anne.ephemerals().at(-1)?.blocks, anne.home?.blocks, anne.modal?.blocks];
    expect(shown.map((blocks) => JSON.stringify(blocks).includes('Ask someone to draft'))).toEqual(
      shown.map(() => isOffered),
    );
  });

  it('is one alone when it is asked from its form, on which nothing is lost', async () => {
    await anne.press('Update', { in: anne.dms()[0] ?? 'home', near: /COPS2/ });
    await anne.fill(TEXT, 'Half a sentence');
    await anne.press('Ask someone to draft');
    await anne.fill('Somebody who is not in the list', farah.userId);
    await anne.submit();
    expect(anne.modal?.text).toContain('Farah Whitlock is asked to draft COPS2 by Wednesday 8 July');
    await anne.close();
    expect(anne.modal?.title).toBe('Update COPS2');
    expect(anne.modal?.text).toContain('Half a sentence');
    expect(query('select count(*) as requests from draft_request')).toEqual([{ requests: 1 }]);
  });
});

describe.each(['socket', 'http'] as const)('an owner who is away while a draft comes, over %s', (transport) => {
  beforeEach(() => open(transport, planWithContributor()));

  it('has a deputy who approves it, and the report prints the owner’s initials', async () => {
    await handInAll();
    await council.command('away', '--person', 'AMc', '--from', '2026-07-01', '--to', '2026-07-31');
    await at('2026-07-01T10:00:00Z');
    await at('2026-07-01T10:01:00Z');
    const samir = council.slack.as('SN');
    expect(newest(samir)).toContain('Ready for you: 3 drafts by Farah Whitlock.');
    await samir.press('Read these 3', { in: samir.dms().at(-1) ?? 'home' });
    await samir.press('Approve', { nth: 3 });
    expect(samir.modal?.text).toContain('COPS2 is approved and sent as your update.');
    expect(
      query(
        `select o.initials as owner, e.initials as typed, d.initials as approved from milestone_update u
         join person o on o.id = u.owner_id join person e on e.id = u.entered_by_id
         join handed_draft h on h.update_id = u.id join person d on d.id = h.decided_by_id`,
      ),
    ).toEqual([{ owner: 'AMc', typed: 'FW', approved: 'SN' }]);
  });
});

describe.each(['socket', 'http'] as const)('a contributor who is not in Slack, over %s', (transport) => {
  beforeEach(() => open(transport, planWithContributor('HD', milestonesOnly().replace(/ +email: hugh.*\n/, ''))));

  it('is not waited for: the owner is asked at once', () => {
    expect(newest(anne)).toContain('You have 3 milestones, due 5pm Tuesday 14 July.');
    expect(newest(anne)).not.toContain('is asked to draft');
  });
});

describe.each(['socket', 'http'] as const)(
  'a window that closes over texts that their owner has not read, over %s',
  (transport) => {
    beforeEach(() => open(transport, planWithContributor()));

    it('is told to both and to the officer, who enters one from the text that is there', async () => {
      await handInAll();
      for (const instant of ['2026-07-21T16:00:00Z', '2026-07-21T16:01:00Z', '2026-07-21T16:02:00Z']) await at(instant);
      const told = (person: Person, words: string) => person.dms().filter(({ text }) => text.includes(words));
      const refs = 'COPS1 (2), COPS2';
      const owners = told(anne, `3 texts by Farah Whitlock were ready for you and were not sent: ${refs}.`);
      const writers = told(farah, `3 texts that you handed in were not sent by Alison McBride in time: ${refs}.`);
      expect([owners.length, writers.length]).toEqual([1, 1]);
      await anne.press('Read it', { in: owners[0] });
      expect(anne.modal?.text).toContain('Farah on milestone 3: two sites are open.');
      await farah.press('Read what I wrote', { in: writers[0] });
      expect(farah.modal?.text).toContain('Farah on milestone 1: two sites are open.');
      await anne.openHome();
      expect(anne.home?.text).toContain(
        '3 texts that were ready for you were not sent, and it is too late to send them.',
      );

      const jo = council.slack.as('JP');
      const [missing] = told(jo, 'Handed in, and not sent by the owner:');
      expect(missing?.text).toContain('COPS2, Alison McBride: a text by Farah Whitlock');
      await jo.press('Enter for someone', { in: missing });
      await jo.fill(
        'Milestone, indicator, risk or action',
        'COPS2 Report to members whether each school can fill its classes… (drafted)',
      );
      await jo.fill('How did it come?', 'As a contributor’s draft');
      await jo.fill('On what day?', '2026-07-01');
      await jo.submit();
      expect(jo.modal?.text).toContain('Farah Whitlock handed in the text below at');
      await jo.submit();
      expect(jo.modal?.text).toContain('Entered');
      await at('2026-07-21T16:03:00Z');
      await at('2026-07-21T16:04:00Z');
      expect(told(anne, 'were ready for you and were not sent: COPS1 (2).')).toHaveLength(1);
      expect(query('select commentary from milestone_update')).toHaveLength(1);
    });
  },
);

describe.each(['socket', 'http'] as const)('the end of a reminder, over %s', (transport) => {
  beforeEach(() => open(transport, writePlan(milestonesOnly())));

  it('asks for what is no milestone, and takes “Nothing this quarter”', async () => {
    expect(newest(anne)).toContain('Anything councillors should know that is not a milestone?');
    await anne.press('Nothing this quarter', { in: anne.dms()[0] ?? 'home' });
    await at('2026-07-01T08:05:00Z');
    await at('2026-07-01T08:06:00Z');
    expect(query('select count(*) as nil from nil_return')).toEqual([{ nil: 1 }]);
    expect(newest(anne)).toContain('You said that there is nothing this quarter beyond the milestones.');
    expect(anne.dms()).toHaveLength(1);
  });
});
