import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const ASK = 'Ask to change or stop this milestone';
const CHANGE = 'Change or withdraw your proposal';
const KIND = 'What do you ask for?';
const REASON = 'The <!channel> survey is late & *two* schools are missing.';

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

async function openForm(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
}

function states(): readonly unknown[] {
  return readColumn(
    council.databasePath,
    "select state || ' ' || kind || ' ' || coalesce(due, '') from proposal order by state_id",
  );
}

async function draft(format: 'html' | 'md'): Promise<string> {
  await council.command('report', ...QUARTER, '--format', format, '--out', council.folder);
  return readFileSync(join(council.folder, `2026-27-q1-children-and-enterprise-performance-draft.${format}`), 'utf8');
}

async function propose(): Promise<void> {
  await anne.press(ASK);
  await anne.fill(KIND, 'Change it');
  await anne.fill('To be done by', '2027-09-30');
  await anne.fill('Why?', REASON);
  await anne.submit();
}

async function openProposed(transport: 'socket' | 'http'): Promise<void> {
  await openForm(transport);
  await propose();
  await anne.close({ all: true });
}

describe.each(['socket', 'http'] as const)('a proposal over %s', (transport) => {
  beforeEach(() => openForm(transport));

  it('is made above the form, which keeps what was typed, and is printed in the draft', async () => {
    await anne.fill('What should councillors know?', 'Half typed.');
    await propose();
    expect(anne.modal?.title).toBe('Proposed');
    expect(anne.modal?.text).toContain('due 30 September 2027 instead of 31 March 2027.');
    await anne.close();
    expect(anne.modal?.title).toBe('Update COPS2');
    expect(anne.modal?.text).toContain('Half typed.');
    expect(states()).toEqual(['open change 2027-09-30']);
    expect(await draft('md')).toContain(
      '**Proposed:** due 30 September 2027 instead of 31 March 2027. Not agreed yet. Reason:',
    );
    expect(await draft('html')).toContain('The &lt;!channel&gt; survey is late &amp; *two* schools are missing.');
    expect((await council.command('status')).text).toContain('Proposed for COPS2 (AMc): due 30 September 2027');
    expect(council.slack.refusals).toEqual([]);
  });

  it('is changed, then withdrawn after a question, and printed no more', async () => {
    await propose();
    await anne.close({ all: true });
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('Proposed, not agreed yet: due 30 September 2027');
    await anne.press(CHANGE);
    await anne.fill(KIND, 'Stop it');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('cannot be stopped and changed at once')]);
    await anne.fill('To be done by', '2027-03-31');
    await anne.submit();
    expect(anne.modal?.text).toContain('to stop this milestone.');
    await anne.close();
    await anne.press(CHANGE);
    await anne.press('Withdraw this proposal', { confirm: 'dismiss' });
    expect(states()).toHaveLength(2);
    await anne.press('Withdraw this proposal');
    expect(anne.modal?.title).toBe('Withdrawn');
    expect(states()).toEqual(['open change 2027-09-30', 'open drop ', 'withdrawn drop ']);
    expect(await draft('md')).not.toContain('Proposed');
  });

  it('that was withdrawn elsewhere is not shown as if it stood, and can be made anew', async () => {
    await propose();
    await anne.close({ all: true });
    const phone = council.slack.as('AMc', { device: 'phone' });
    for (const screen of [anne, phone]) {
      await screen.command('/milestone COPS2');
      await screen.press(CHANGE);
    }
    await phone.press('Withdraw this proposal');
    await anne.submit();
    expect(anne.modal?.text).toContain('the proposal that you saw has been withdrawn or decided');
    expect(anne.modal?.text).not.toContain('Proposed, not agreed yet');
    expect(anne.modal?.text).not.toContain('Withdraw this proposal');
    await anne.submit();
    expect(states()).toEqual(['open change 2027-09-30', 'withdrawn change 2027-09-30', 'open change 2027-09-30']);
  });

  it('is stored once when it is delivered three times, and again when nothing is changed', async () => {
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await propose();
    await anne.close();
    await anne.press(ASK);
    await anne.submit();
    expect(anne.modal?.title).toBe('Proposed');
    expect(states()).toHaveLength(1);
  });

  it('stands in the summary, where it can neither ping nor format', async () => {
    await propose();
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    await council.tick();
    const parts = council.slack.messages({ channel: 'reports' }).map(({ text }) => text);
    expect(parts.join('\n')).toContain('Proposed: due 30 September 2027 instead of 31 March 2027. Not agreed yet.');
    expect(council.slack.refusals).toEqual([]);
  });

  it('is kept while it is typed, on another device and after a restart, until it is sent or discarded', async () => {
    await anne.press(ASK);
    await anne.fill(KIND, 'Change it');
    await anne.type('Why?', 'Half a reason', { batches: 3 });
    await anne.close({ all: true });
    await council.restart();
    const phone = council.slack.as('AMc', { device: 'phone' });
    await phone.command('/milestone COPS2');
    await phone.press(ASK);
    expect(phone.modal?.text).toContain('Saved as draft at 9am on Wednesday 1 July 2026. Not sent.');
    expect(phone.modal?.text).toContain('"Half a reason"');
    expect(states()).toEqual([]);
    await phone.press('Discard draft');
    expect(phone.modal?.text).not.toContain('Half a reason');
    await phone.fill(KIND, 'Stop it');
    await phone.fill('Why?', 'It is not needed any more.');
    await phone.submit();
    expect(states()).toEqual(['open drop ']);
    await phone.close();
    await phone.press(ASK);
    expect(phone.modal?.text).not.toContain('Saved as draft');
    expect(council.slack.refusals).toEqual([]);
  });

  it('is read by officers in their overview', async () => {
    await propose();
    council.setTime('2026-07-01T08:01:00Z');
    await council.tick();
    const overviews = council.slack
      .as('JP')
      .dms()
      .filter(({ text }) => text.includes('Proposed, not agreed yet'));
    expect(overviews).toHaveLength(1);
    expect(overviews[0]?.text).toContain('COPS2, Alison McBride: due 30 September 2027 instead of 31 March 2027');
  });
});

describe.each(['socket', 'http'] as const)('what an officer does with a proposal over %s', (transport) => {
  let officer: Person;
  beforeEach(async () => {
    await openProposed(transport);
    officer = council.slack.as('JP');
    await officer.openHome();
    await officer.press('Decide proposals', { in: 'home' });
  });
  afterEach(() => expect(council.slack.refusals).toEqual([]));

  it('is to support it, and to record what a board agreed; the plan, the report and its owner know', async () => {
    expect(officer.modal?.text).toContain('Alison McBride proposes: due 30 September 2027 instead of 31 March 2027.');
    await officer.press('Support');
    expect(officer.modal?.text).toContain('The proposal for COPS2 is supported. Its owner is told.');
    expect(await draft('md')).toContain('Not agreed yet.');
    await officer.press('Record as agreed');
    await officer.fill('Who decided?', 'Children’s Services Board');
    await officer.fill('When?', '2027-01-01');
    await officer.submit();
    expect(officer.modal?.text).toContain('This day is still to come.');
    await officer.fill('When?', '2026-07-01');
    await officer.fill('In which minute?', '14');
    await officer.submit();
    expect(officer.modal?.text).toContain('is agreed by Children’s Services Board on 1 July 2026. Its owner is told.');
    expect(officer.modal?.text).toContain('Nothing is proposed.');
    expect(states()).toEqual(['open change 2027-09-30', 'supported change 2027-09-30', 'agreed change 2027-09-30']);
    expect(await draft('html')).toContain('30 September 2027 (was 31 March 2027; agreed 1 July 2026)');
    await council.tick();
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('was agreed by Children’s Services Board on 1 July 2026, minute 14.');
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('30 September 2027');
  });

  it('is to decline it with words, which its owner reads', async () => {
    await officer.press('Record as declined');
    await officer.fill('Who decided?', 'Management team');
    await officer.fill('When?', '2026-07-01');
    await officer.fill('Why? Its owner reads this.', 'The date is in the law.');
    await officer.submit();
    expect(officer.modal?.text).toContain('is declined by Management team on 1 July 2026.');
    await council.tick();
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('The date is in the law.');
  });
});

describe('what an officer does with a proposal at the command line', () => {
  beforeEach(() => openProposed('socket'));

  it('is to list, and to record what a board agreed', async () => {
    const year = ['--directorate', 'CE', '--year', '2026'];
    const by = [...year, '--entered-by', 'JP'];
    expect((await council.command('proposals', 'list', ...year)).text).toMatch(
      /^m-\w+ {2}COPS2 \(AMc\): due 30 September/u,
    );
    const faults = await council.command('proposals', 'agree', 'cops 2', ...by);
    expect(faults).toMatchObject({ code: 1, text: expect.stringContaining('Say who decided') });
    expect((await council.command('proposals', 'bless', 'COPS2', ...by)).code).toBe(2);
    expect((await council.command('proposals', 'agree', 'XX1', ...by)).text).toContain('Nothing is proposed for "XX1"');
    const agreed = await council.command(
      'proposals',
      'agree',
      'cops 2',
      ...by,
      '--body',
      'The Board',
      '--on',
      '2026-07-01',
    );
    expect(agreed.text).toContain('The proposal for COPS2 is agreed by The Board on 1 July 2026.');
    expect((await council.command('proposals', 'list', ...year)).text).toContain('Nothing is proposed.');
  });
});
