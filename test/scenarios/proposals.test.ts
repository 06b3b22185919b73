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
