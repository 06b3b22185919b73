import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../sandbox/messages.ts';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let jo: Person;
let helen: Person;

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

async function openReviewed(transport: 'socket' | 'http', plan?: (opened: Council) => string): Promise<void> {
  council = await openCollecting(transport, plan && { plan });
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill('Will it be done on time?', 'Green: on course');
  await anne.fill('What should councillors know?', 'Two sites are open, and the third follows.');
  await anne.submit();
  await anne.close({ all: true });
  jo = council.slack.as('JP');
  helen = council.slack.as('HD');
  await tickAt('2026-07-22T08:00:00Z');
}

async function ask(): Promise<string> {
  const form = await jo.command('/quarter sign-off');
  expect(form.modal?.text).toContain('Asked: ');
  const { modal } = await jo.submit();
  await jo.close({ all: true });
  return modal?.text ?? '';
}

const nameOf = (initials: string) => council.plan.people.find((person) => person.initials === initials)?.name;
const publish = (...more: string[]) => council.command('quarter', 'publish', ...QUARTER, ...more);
const asked = (person: Person) => person.dms().filter(({ text }) => text.includes('ready for you to sign'));
const canBePressed = (message: StoredMessage | undefined) => message?.blocks.some(({ type }) => type === 'actions');
const filesOf = (person: Person) =>
  person.dms().flatMap(({ files }) => files.map(({ name }) => String(name).replace(/.*-performance-/, '')));
const audit = () =>
  readColumn(
    council.databasePath,
    "select action from audit where action in ('ask-for-sign-off', 'sign-report', 'ask-for-changes', 'make-asked-change', 'refuse-asked-change') order by id",
  );

async function reportText(): Promise<string> {
  await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  return readFileSync(join(council.folder, '2026-27-q1-children-and-enterprise-performance-v1.md'), 'utf8');
}

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

describe.each(['socket', 'http'] as const)('a report that its approver signs, over %s', (transport) => {
  beforeEach(() => openReviewed(transport));

  it('goes to the approver as files with two buttons, is signed once, published, and says who signed', async () => {
    expect(await ask()).toContain('Draft 1 of Quarter 1 2026/27 goes to');
    for (const minute of ['01', '02']) await tickAt(`2026-07-22T09:${minute}:00Z`);
    expect(filesOf(helen).toSorted()).toEqual(['draft.docx', 'draft.html', 'draft.pdf', 'draft.png']);
    expect(asked(helen)).toHaveLength(1);
    const refused = await publish();
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(`Draft 1 is not signed by everybody: ${nameOf('HD')} has not.`);

    council.slack.faults.nextDelivery('block_actions', { kind: 'delivered-again', times: 2 });
    await helen.press('Sign', { in: asked(helen)[0] });
    await helen.close({ all: true });
    expect(audit()).toEqual(['ask-for-sign-off', 'sign-report']);
    expect((await helen.press('Sign', { in: asked(helen)[0] })).modal?.text).toContain(
      'You have signed this draft before',
    );
    await tickAt('2026-07-22T09:05:00Z');
    const told = jo.dms().filter(({ text }) => text.includes('has signed draft 1'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Everybody has signed');

    const signed = asked(helen)[0];
    expect(signed?.text).toContain(`Signed by ${nameOf('HD')} on 22 July 2026.`);
    expect(canBePressed(signed)).toBe(false);
    expect((await jo.command('/quarter')).text).toMatch(/The report is signed off\..*publish what was signed/);

    expect((await publish()).code).toBe(0);
    expect(await reportText()).toContain(`Signed off by ${nameOf('HD')} on 22 July 2026.`);
  });
});

describe('a draft that is not what would be published', () => {
  beforeEach(() => openReviewed('socket'));

  it('is void: nobody signs it, it is not published, and it is said what reads otherwise', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    await helen.press('Sign', { in: asked(helen)[0] });
    await helen.close({ all: true });
    await council.command('withhold', ...QUARTER, '--ref', 'COPS2', '--why', 'A case is open.');
    const refused = await publish();
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(
      /The report has changed since draft 1, which was to be signed: Milestone COPS2.*Ask for sign-off again/,
    );
    const seen = await helen.press('Sign', { in: asked(helen)[0] });
    expect(seen.modal?.text).toMatch(/The report has changed since this draft was made: Milestone COPS2/);
    await helen.close({ all: true });
    expect(await ask()).toContain('Draft 2');
    await tickAt('2026-07-22T09:03:00Z');
    await helen.press('Sign', { in: asked(helen)[1] });
    expect((await publish()).code).toBe(0);
  });

  it('tells whoever signed and the officer once, with what reads otherwise, and can be signed no more', async () => {
    await ask();
    await tickAt('2026-07-22T17:30:00Z');
    await helen.press('Sign', { in: asked(helen)[0] });
    await helen.close({ all: true });
    expect(readColumn(council.databasePath, 'select state from collection_window')).toEqual(['signed-off']);
    await council.command('withhold', ...QUARTER, '--ref', 'COPS2', '--why', 'A case is open.');
    for (const instant of ['2026-07-22T17:32:00Z', '2026-07-22T17:50:00Z']) await tickAt(instant);
    expect(asked(helen)[0]?.text).toContain('The report has changed since this draft was made');
    expect(canBePressed(asked(helen)[0])).toBe(false);
    expect(readColumn(council.databasePath, 'select state from collection_window')).toEqual(['review']);
    const told = (person: Person) =>
      person.dms().filter(({ text }) => /has changed since (you signed )?draft/.test(text));
    expect([told(helen), told(jo)]).toEqual([[], []]);
    for (const instant of ['2026-07-23T08:00:00Z', '2026-07-23T09:00:00Z']) await tickAt(instant);
    expect(told(helen).map(({ text }) => text)).toEqual([
      expect.stringMatching(/you signed draft 1.*Milestone COPS2/s),
    ]);
    expect(told(jo).map(({ text }) => text)).toEqual([expect.stringMatching(/since draft 1.*Milestone COPS2/s)]);
    await council.command('withhold', ...QUARTER, '--ref', 'COPS2', '--undo');
    await tickAt('2026-07-23T10:00:00Z');
    expect((await publish()).code).toBe(1);
    await jo.press('Ask for sign-off', { in: told(jo)[0] });
    expect((await jo.submit()).modal?.text).toContain('Draft 2');
  });

  it('is published unsigned from Slack with a reason, and the report says whose signature is missing', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    const form = await jo.command('/quarter publish');
    expect(form.modal?.text).toContain(`Draft 1 is not signed by ${nameOf('HD')}.`);
    await jo.fill('Why is it published unsigned?', 'Helen cannot be reached.');
    await jo.submit();
    await expect.poll(() => jo.modal?.text, { timeout: 30_000 }).toContain('is published as revision 1');
    await tickAt('2026-07-22T09:02:00Z');
    expect(asked(helen)[0]?.text).toContain('The report is published.');
    expect(canBePressed(asked(helen)[0])).toBe(false);
    const report = await reportText();
    expect(report).toContain(`Not signed off by ${nameOf('HD')}.`);
    expect(report).not.toContain('cannot be reached');
  });

  it('asks for changes in words, which the officer reads; and asking again makes the next draft', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    const firstAsk = asked(helen)[0];
    await helen.press('Ask for changes', { in: firstAsk });
    await helen.fill('Which paragraph?', optionOf(helen, '6\\.\\d COPS2'));
    await helen.fill('What is to be changed?', 'In 6.1 <say> what was done.');
    await helen.fill('Second change', 'Shorter.');
    await helen.submit();
    await helen.close({ all: true });
    await tickAt('2026-07-22T09:02:00Z');
    const wanted = () => jo.dms().find(({ text }) => text.includes('asks for changes to draft 1'));
    expect(wanted()?.text).toMatch(
      /6\.\d+ COPS2.*\nIn 6\.1 &lt;say&gt; what was done\.\n.*The whole report\nShorter\./s,
    );
    expect((await publish()).code).toBe(1);
    await jo.press('Edit what is printed', { in: wanted() });
    expect(jo.modal?.text).toContain('Two sites are open, and the third follows.');
    await jo.close({ all: true });
    await jo.press('Record as done', { in: wanted(), nth: 1 });
    await jo.press('Record as done', { in: wanted(), nth: 1, asShown: true });
    await jo.press('Leave as it is', { in: wanted(), nth: 2 });
    await jo.fill('Why does it stay as it is?', 'It is two pages.');
    await jo.submit();
    await jo.close({ all: true });
    await tickAt('2026-07-22T09:03:00Z');
    expect(wanted()?.text).toMatch(/Done\..*Not changed: It is two pages\./s);
    expect(audit()).toEqual(['ask-for-sign-off', 'ask-for-changes', 'make-asked-change', 'refuse-asked-change']);
    expect(await ask()).toContain('Draft 2');
    await tickAt('2026-07-22T09:04:00Z');
    expect(asked(helen)[1]?.text).toMatch(
      /What you asked for\n• 6\.\d+ COPS2.*: Done\.\n• The whole report: Not changed: It is two/,
    );
    expect(canBePressed(wanted())).toBe(false);
    expect(asked(helen)[0]?.text).toContain('Draft 2 has taken its place.');
    const first = await helen.press('Sign', { in: firstAsk, asShown: true });
    expect(first.modal?.text).toContain('There is a later draft, number 2');
    await helen.close({ all: true });
    await helen.press('Sign', { in: asked(helen)[1] });
    expect((await publish()).code).toBe(0);
  });

  it('is published unsigned with a reason, which the audit keeps', async () => {
    await ask();
    expect((await publish('--unsigned', ' ')).code).toBe(2);
    expect((await publish('--unsigned', 'Helen is in hospital.')).code).toBe(0);
    expect(readColumn(council.databasePath, "select after from audit where action = 'publish'")[0]).toContain(
      'Helen is in hospital.',
    );
  });

  it('cannot be signed by anybody else, and is asked for once', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    const seen = await council.slack.as('AMc').press('Sign', { in: asked(helen)[0] });
    expect(seen.modal?.title).toBe('Not signed');
    expect(await ask()).toContain('its approvers have been asked to sign it');
    expect(audit()).toEqual(['ask-for-sign-off']);
  });
});

describe('an approver who is away', () => {
  const samir = () => council.slack.as('SN');
  const nobodyFor = (person: Person) =>
    person.dms().flatMap(({ text }) => (text.includes('Nobody who is there can sign') ? [text] : []));
  const away = async (...who: readonly string[]) => {
    for (const person of who) {
      const days = ['--from', '2026-07-20', '--to', '2026-07-31'];
      expect((await council.command('away', '--person', person, ...days)).code).toBe(0);
    }
  };

  beforeEach(() =>
    openReviewed('socket', (opened) => {
      const path = join(opened.folder, 'plan.yaml');
      const text = readFileSync(EXAMPLE_PLAN, 'utf8');
      writeFileSync(path, text.replace('  - initials: HD\n', '  - initials: HD\n    deputy: SN\n'));
      return path;
    }),
  );

  it('is stood in for by the deputy, who is asked instead and signs under their own name', async () => {
    await away('HD');
    expect(await ask()).toContain(`goes to ${nameOf('SN')} for ${nameOf('HD')} within a minute`);
    await tickAt('2026-07-22T09:01:00Z');
    expect(asked(helen)).toEqual([]);
    expect(asked(samir())[0]?.text).toContain(`You are asked for ${nameOf('HD')}, who is away.`);
    await samir().press('Sign', { in: asked(samir())[0] });
    expect((await publish()).code).toBe(0);
    expect(await reportText()).toContain(`Signed off by ${nameOf('SN')} for ${nameOf('HD')} on 22 July 2026.`);
  });

  it('and goes away after they were asked: the deputy is asked once, in working hours, and signs', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    expect([asked(helen), asked(samir())]).toMatchObject([[{}], []]);
    council.setTime('2026-07-22T21:00:00Z');
    await away('HD');
    await tickAt('2026-07-22T21:01:00Z');
    expect(asked(samir())).toEqual([]);
    for (const minute of ['05', '06', '07']) await tickAt(`2026-07-23T08:${minute}:00Z`);
    expect(asked(samir())).toHaveLength(1);
    expect(filesOf(samir()).toSorted()).toEqual(filesOf(helen).toSorted());
    expect(asked(samir())[0]?.text).toContain(`You are asked for ${nameOf('HD')}, who is away.`);
    expect(asked(helen)[0]?.text).toContain(`${nameOf('SN')} is asked instead now.`);
    expect((await jo.command('/quarter')).text).toContain(
      `Next: wait until ${nameOf('SN')} for ${nameOf('HD')} has read draft 1.`,
    );
    await samir().press('Sign', { in: asked(samir())[0] });
    for (const minute of ['08', '09']) await tickAt(`2026-07-23T08:${minute}:00Z`);
    expect([asked(helen), asked(samir())]).toMatchObject([[{}], [{}]]);
    expect((await publish()).code).toBe(0);
  });

  it('and comes back: what was sent to either says who is asked now, as often as that changes', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    const back = async () => expect((await council.command('away', '--person', 'HD', '--back')).code).toBe(0);
    for (const hour of ['10', '12']) {
      await away('HD');
      for (const minute of ['01', '02']) await tickAt(`2026-07-22T${hour}:${minute}:00Z`);
      expect(asked(helen)[0]?.text).toContain(`${nameOf('SN')} is asked instead now.`);
      expect(asked(samir())[0]?.text).not.toContain('instead now');
      await back();
      for (const minute of ['31', '32']) await tickAt(`2026-07-22T${hour}:${minute}:00Z`);
      expect(asked(helen)[0]?.text).not.toContain('instead now');
      expect(asked(samir())[0]?.text).toContain(`${nameOf('HD')} is asked instead now.`);
    }
    expect([asked(helen), asked(samir())]).toMatchObject([[{}], [{}]]);
    await helen.press('Sign', { in: asked(helen)[0] });
    expect((await publish()).code).toBe(0);
  });

  it('goes away after the ask like the deputy: the officers hear of it once, and read it as the next step', async () => {
    await ask();
    await tickAt('2026-07-22T09:01:00Z');
    await away('HD', 'SN');
    for (const minute of ['05', '06', '07']) await tickAt(`2026-07-22T09:${minute}:00Z`);
    const told = jo.dms().filter(({ text }) => text.includes(`can sign draft 1 for ${nameOf('HD')}`));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('A deputy who is there can sign')]);
    expect((await jo.command('/quarter')).text).toContain('Next: somebody who can sign draft 1.');
    expect(asked(samir())).toEqual([]);
  });

  it('like the deputy: the officer is told that nobody is there who can sign', async () => {
    await away('HD', 'SN');
    expect(await ask()).toContain(`${nameOf('HD')} is away or cannot be reached, and nobody who is there stands in`);
    for (const minute of ['01', '02']) await tickAt(`2026-07-22T09:${minute}:00Z`);
    expect([asked(helen), asked(samir())]).toMatchObject([[{}], []]);
    expect(nobodyFor(jo)).toEqual([]);
  });

  it('like the deputy: of two drafts of one day the officers who did not ask hear once, and of a later day’s again', async () => {
    await away('HD', 'SN');
    const askThere = async () => expect((await council.command('quarter', 'sign-off', ...QUARTER)).code).toBe(0);
    await askThere();
    await tickAt('2026-07-22T09:01:00Z');
    expect(nobodyFor(jo)).toEqual([expect.stringContaining('draft 1')]);
    await council.command('withhold', ...QUARTER, '--ref', 'COPS2', '--why', 'A case is open.');
    await askThere();
    await tickAt('2026-07-22T09:03:00Z');
    expect(nobodyFor(jo)).toHaveLength(1);
    await tickAt('2026-07-23T09:01:00Z');
    expect(nobodyFor(jo)).toEqual([expect.any(String), expect.stringContaining('draft 2')]);
  });
});
