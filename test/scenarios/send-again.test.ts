import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let jo: Person;
let helen: Person;

async function tickAt(...instants: readonly string[]): Promise<void> {
  for (const instant of instants) {
    council.setTime(instant);
    await council.tick();
    await council.tick();
  }
}

const asked = () => helen.dms().filter(({ text }) => text.includes('ready for you to sign'));
const failed = () => readColumn(council.databasePath, "select kind from delivery where state = 'failed'");

/** Slack takes everything of the request to sign but its message. */
beforeEach(async () => {
  council = await openCollecting('socket');
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  [jo, helen] = [council.slack.as('JP'), council.slack.as('HD')];
  await tickAt('2026-07-22T08:00:00Z', '2026-07-22T08:01:00Z');
  const when = (args: object) => JSON.stringify(args).includes('ready for you to sign');
  council.slack.faults.next('chat.postMessage', { kind: 'refused', error: 'restricted_action' }, { when });
  await jo.command('/quarter sign-off');
  await jo.submit();
  await jo.close({ all: true });
  await tickAt('2026-07-22T09:00:00Z', '2026-07-22T09:01:00Z', '2026-07-22T09:02:00Z');
  expect(failed()).toEqual(['sign-off']);
  expect(asked()).toHaveLength(0);
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

it('an officer sees on Home what did not arrive and sends it again, once', async () => {
  await jo.openHome();
  expect(jo.home?.text).toContain('Messages that did not arrive.');
  expect(jo.home?.text).toContain('the request to sign draft 1');
  expect(jo.home?.text).toContain('restricted_action');
  await jo.press('Send again', { in: 'home' });
  expect(jo.modal?.text).toContain('It is on its way again to');
  await jo.close({ all: true });
  await tickAt('2026-07-22T09:05:00Z', '2026-07-22T09:06:00Z');
  expect(asked()).toHaveLength(1);
  await jo.openHome();
  expect(jo.home?.text).not.toContain('did not arrive');
});

it('asking for sign-off again sends what did not arrive, and is refused once it has', async () => {
  for (const words of ['goes to', 'its approvers have been asked to sign it']) {
    await jo.command('/quarter sign-off');
    await jo.submit();
    expect(jo.modal?.text).toContain(words);
    await jo.close({ all: true });
    await tickAt('2026-07-22T09:05:00Z', '2026-07-22T09:06:00Z');
    expect(asked()).toHaveLength(1);
  }
});
