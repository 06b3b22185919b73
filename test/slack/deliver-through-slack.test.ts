import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createDirectory } from '../../src/slack/directory.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import { mapPerson, peopleToMap } from '../../src/usecases/remind/map-people.ts';
import { planDueWork } from '../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aWindow,
  createRemindWorld,
  type RemindWorld,
} from '../support/remind-world.ts';

const OPENS = Date.parse('2026-07-01T08:00:00Z');
const MINUTE = 60_000;

let slack: Slack;
let world: RemindWorld;
let ports: RemindWorld['ports'];
let clock: number;

beforeEach(async () => {
  clock = OPENS - 60 * MINUTE;
  slack = await startSlack({ now: () => clock, people: [{ initials: 'AMc', email: 'amc@anytown.example' }] });
  world = await createRemindWorld();
  world.people = [aPerson('AMc', { slackUserId: undefined })];
  world.directorates = [aDirectorate('CE')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  await world.addWindow(aWindow('d-ce'));
  const { worker } = createClients({ botToken: slack.botToken, slackApiUrl: slack.apiUrl, workerTimeoutMs: 300 });
  ports = { ...world.ports, messenger: createMessenger(worker), directory: createDirectory(worker) };
});

afterEach(async () => {
  await slack.stop();
});

async function runUntil(end: number) {
  for (; clock <= end; clock += MINUTE) {
    const now = new Date(clock);
    for (const id of await peopleToMap(ports, { now })) await mapPerson(ports, id, { now });
    const { ready } = await planDueWork(ports, { now });
    for (const { id } of ready) await deliver(ports, id, { now });
  }
}

const FAULTS: readonly CallFault[] = [
  { kind: 'rate-limited', retryAfterSeconds: 90 },
  { kind: 'http-error', status: 503 },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'hang-before' },
  { kind: 'hang-after' },
  { kind: 'internal-error' },
  { kind: 'truncated' },
  { kind: 'refused', error: 'request_timeout' },
  { kind: 'refused', error: 'fatal_error' },
];

describe('a reminder to somebody who is known by address only', () => {
  it('stands once in Slack’s own message store', async () => {
    await runUntil(OPENS + 30 * MINUTE);
    expect(slack.messages({ channel: 'AMc' }).map(({ text }) => text)).toEqual(['opens: M1']);
    expect(slack.refusals).toEqual([]);
  });

  it.each(FAULTS)('stands there once after %j', async (fault) => {
    slack.faults.next('chat.postMessage', fault);
    await runUntil(OPENS + 30 * MINUTE);
    expect(slack.faults.pending).toBe(0);
    expect(slack.messages({ channel: 'AMc' })).toHaveLength(1);
  });

  it.each(FAULTS)('stands there once after two of %j, with looks that fail as well', async (fault) => {
    slack.faults.next('chat.postMessage', fault, { times: 2 });
    slack.faults.next('conversations.history', { kind: 'http-error' }, { times: 2 });
    await runUntil(OPENS + 30 * MINUTE);
    expect(slack.messages({ channel: 'AMc' })).toHaveLength(1);
  });
});
