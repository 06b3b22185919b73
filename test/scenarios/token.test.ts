import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const OWNERS = ['AMc', 'SN', 'TC'];

let council: Council;

beforeEach(async () => {
  council = await openCouncil({ transport: 'socket' });
  await council.command('import', EXAMPLE_PLAN);
  await council.command('quarter', 'open', ...QUARTER);
  council.setTime('2026-07-01T07:00:00Z');
  await council.tick();
  council.setTime('2026-07-01T08:00:00Z');
});
afterEach(() => council.stop());

const reminders = () => OWNERS.map((owner) => council.slack.as(owner).dms().length);
const posts = () => council.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

async function ticksFrom(from: string, minutes: number) {
  for (let minute = 0; minute < minutes; minute += 1) {
    council.setTime(new Date(Date.parse(from) + minute * 60_000).toISOString());
    await council.tick();
  }
}

describe('a token that Slack takes back on the day of the reminders', () => {
  it.each(['token_revoked', 'invalid_auth', 'missing_scope'])(
    'with %s holds them; once it is good again each owner has one',
    async (error) => {
      council.slack.faults.next('*', { kind: 'refused', error }, { times: Number.POSITIVE_INFINITY });
      await ticksFrom('2026-07-01T08:00:00Z', 8);
      expect(posts()).toBeGreaterThanOrEqual(5 * OWNERS.length);
      expect(reminders()).toEqual([0, 0, 0]);
      // Besides the reminders, the officer's overview and what the finance contact is asked for.
      expect((await council.command('status')).text).toContain('0 sent, 5 waiting, 0 being looked up, 0 failed');
      council.slack.faults.clear();
      await ticksFrom('2026-07-01T08:08:00Z', 3);
      expect(reminders()).toEqual([1, 1, 1]);
    },
  );
});

describe('an app that is removed from the workspace, and installed again', () => {
  it('asks Slack for nothing until it is started with a good token; then each owner has one reminder', async () => {
    await council.slack.sendEvent({ type: 'app_uninstalled' });
    await ticksFrom('2026-07-01T08:00:00Z', 3);
    expect(posts()).toBe(0);
    expect((await council.command('status')).text).toContain('removed the app or took its token away');
    await council.restart();
    await ticksFrom('2026-07-01T08:03:00Z', 3);
    expect(reminders()).toEqual([1, 1, 1]);
  });
});
