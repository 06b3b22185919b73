import { afterEach, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

const TEXT = 'A business case for the new system goes to the board, so that figures come in time.';

let council: Council;
afterEach(async () => {
  await council.stop();
});

/** The form asks once about a text that another one is the same as; the writer insists. */
async function answer(initials: string, ref: string): Promise<void> {
  const person = council.slack.as(initials);
  await person.command(`/milestone ${ref}`);
  await person.fill('Will it be done on time?', 'Green: on course');
  await person.fill('What should councillors know?', TEXT);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') await person.submit();
  await person.close();
}

describe('the same text twice in a report', () => {
  it('keeps it from being published until an officer waives it with a reason', async () => {
    council = await openCollecting('socket');
    await answer('AMc', 'COPS2');
    await answer('SN', 'LAS2');
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    const refused = await council.command('quarter', 'publish', ...QUARTER);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('CE 2026-27/Q1 cannot be published yet.');
    expect(refused.text).toContain('The same text stands under COPS2 and LAS2.');
    const id = /C1-[0-9a-f]+/.exec(refused.text)?.[0] ?? '';
    const posted = () => council.slack.messages({ channel: council.plan.directorate.channelId ?? '' });
    await council.tick();
    expect(posted()).toEqual([]);
    expect((await council.command('check', ...QUARTER)).code).toBe(1);
    expect((await council.command('check', ...QUARTER, '--waive', id, '--reason', 'One system for both.')).code).toBe(
      0,
    );
    expect((await council.command('check', ...QUARTER)).code).toBe(0);
    expect((await council.command('quarter', 'publish', ...QUARTER)).text).toContain('Published as revision 1.');
    await council.tick();
    expect(posted().length).toBeGreaterThan(1);
    expect(JSON.stringify(council.slack.transcript())).not.toContain('One system for both.');
    expect((await council.command('check', ...QUARTER, '--all')).text).toContain('One system for both.');
  });
});
