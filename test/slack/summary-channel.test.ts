import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import type { ChannelOptions } from '../../sandbox/options.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { markToTryAgain } from '../../src/core/remind/delivery-changes.ts';
import { deliveryAdvice } from '../../src/reports/delivery-advice.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createDirectory } from '../../src/slack/directory.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { delivery } from '../../src/store/schema/remind.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import { createRemindWorld, patience, type RemindWorld } from '../support/remind-world.ts';

const NOW = new Date('2026-07-24T09:00:00Z');

let slack: Slack;
let world: RemindWorld;
let ports: RemindWorld['ports'];

beforeEach(async () => {
  slack = await startSlack({ now: () => NOW.getTime() });
  world = await createRemindWorld();
  const { worker } = createClients({ botToken: slack.botToken, slackApiUrl: slack.apiUrl, workerTimeoutMs: 300 });
  ports = { ...world.ports, messenger: createMessenger(worker), directory: createDirectory(worker) };
});

afterEach(async () => {
  await slack.stop();
});

/** A summary of a root and one part that is to go to this channel. */
function plan(channelId: string) {
  const payload = { message: { text: 'Summary', blocks: [{ type: 'divider' }] } };
  const common = { methodClass: 'post', channelId, state: 'pending', dueAt: NOW, createdAt: NOW, payload } as const;
  world.database.orm
    .insert(delivery)
    .values([
      { ...common, key: 'root', kind: 'summary-root' },
      { ...common, key: 'part', kind: 'summary-part', threadOfId: 1, afterId: 1 },
    ])
    .run();
}

const addChannel = (changes: Partial<ChannelOptions>) => slack.addChannel({ name: 'directors', id: 'C1', ...changes });

async function deliverBoth(afterMs = 0) {
  const now = new Date(NOW.getTime() + afterMs);
  for (const id of [1, 2]) await deliver(ports, id, { now });
}

const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

describe('a summary whose channel others read', () => {
  it.each([
    [{ name: 'general', isGeneral: true }, '#general is the general channel of the workspace, and no', 'alone'],
    [{ isShared: true }, '#directors is shared with another organisation, and no', 'alone'],
    [{ hasBot: false }, 'The channel #directors does not exist or Ragtime is not in it.', '/invite'],
    [{ hasBot: false, isPrivate: true }, 'The channel C1 does not exist or Ragtime is not in it.', '/invite'],
  ] as const)('%j: is not posted, however often it is tried, and says why', async (channel, problem, advice) => {
    addChannel(channel);
    plan('C1');
    await deliverBoth();
    await deliverBoth();
    const root = await ports.deliveries.delivery(1);
    expect(root).toMatchObject({ state: 'failed', attempts: 0, problem: expect.stringContaining(problem) });
    expect(deliveryAdvice(root?.problem ?? '')).toContain(advice);
    expect(posted()).toBe(0);
  });

  it('goes there once, root and part, when the channel was put right', async () => {
    addChannel({ isShared: true });
    plan('C1');
    await deliverBoth();
    addChannel({});
    const failed = await ports.deliveries.delivery(1);
    if (failed === undefined) throw new Error('The root is in the ledger.');
    await ports.deliveries.replace(failed, markToTryAgain(failed, NOW), patience());
    await deliverBoth();
    await deliverBoth();
    expect(posted()).toBe(2);
    expect(slack.messages({ channel: 'directors' })).toHaveLength(2);
    expect(slack.refusals).toEqual([]);
  });
});

describe('Slack does not say what the channel of a summary is', () => {
  it.each<CallFault>([
    { kind: 'rate-limited', retryAfterSeconds: 5 },
    { kind: 'http-error', status: 503 },
    { kind: 'reset-before' },
    { kind: 'internal-error' },
    { kind: 'truncated' },
    { kind: 'refused', error: 'request_timeout' },
    { kind: 'refused', error: 'token_revoked' },
  ])('after %j it is asked again later, and posts nothing before', async (fault) => {
    addChannel({});
    plan('C1');
    slack.faults.next('conversations.info', fault, { times: 2 });
    await deliverBoth();
    await deliverBoth(60_000);
    expect(slack.faults.pending).toBe(0);
    expect(posted()).toBe(0);
    expect(await ports.deliveries.delivery(1)).toMatchObject({ state: 'pending', attempts: 0 });
    await deliverBoth(120_000);
    await deliverBoth(120_000);
    expect(slack.messages({ channel: 'directors' })).toHaveLength(2);
    expect(await ports.deliveries.delivery(1)).toMatchObject({ state: 'sent', attempts: 1, problem: undefined });
  });
});
