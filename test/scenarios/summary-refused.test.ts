import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';

/** The picture, and the documents that hang in the thread where no setting says otherwise. */
const FILES = 4;
const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

let council: Council;

beforeEach(async () => {
  council = await openCouncil({ transport: 'socket' });
  await council.command('import', EXAMPLE_PLAN);
  council.setTime('2026-07-01T07:30:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  council.setTime('2026-07-01T08:30:00Z');
  await council.command('quarter', 'close', ...QUARTER);
});
afterEach(() => council.stop());

function setChannel({ hasBot }: { readonly hasBot: boolean }): string {
  return council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot });
}

describe('a summary for a channel that Ragtime is not in', () => {
  it('stands there once, root and parts, after Ragtime was invited and the quarter published again', async () => {
    const channel = setChannel({ hasBot: false });
    await council.command('quarter', 'publish', ...QUARTER);
    await council.tick();
    expect(council.slack.messages({ channel })).toEqual([]);

    const status = await council.command('status');
    expect(status.text).toMatch(
      /-root: The channel #reports does not exist or Ragtime is not in it. Invite Ragtime to the channel first.*publish the quarter again/,
    );

    setChannel({ hasBot: true });
    council.setTime('2026-07-01T09:00:00Z');
    const again = await council.command('quarter', 'publish', ...QUARTER);
    const count = council.plan.areas.length + 1 + FILES;
    expect(again.code).toBe(0);
    expect(again.text).toMatch(
      /^Published on 1 July 2026 as revision 1; .* 1 message that had failed will be tried again/,
    );
    expect(again.text).toContain('Ragtime is not in it. Invite Ragtime to the channel first');
    expect(again.text).toContain(`${count} messages will be sent by the running Ragtime.`);

    await council.tick();
    await council.tick();
    await expectOneSummary(channel);
    const third = await council.command('quarter', 'publish', ...QUARTER);
    expect(third.code).toBe(1);
    expect(third.text).toContain('as revision 1. Nothing was changed.');
    await council.tick();
    await expectOneSummary(channel);
    expect((await council.command('status')).text).toContain('0 failed');
  });
});

async function expectOneSummary(channel: string): Promise<void> {
  const [root, ...thread] = council.slack.messages({ channel });
  const parts = thread.filter(({ files }) => files.length === 0);
  expect(thread.length - parts.length).toBe(FILES);
  expect(root?.thread_ts).toBeUndefined();
  expect(parts.map(({ thread_ts }) => thread_ts)).toEqual(council.plan.areas.map(() => root?.ts));
  for (const [index, area] of council.plan.areas.entries()) expect(parts[index]?.text).toContain(area.name);
}
