import { App, type Logger, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { SocketPair } from '../../src/slack/socket-pair.ts';

let slack: Slack;
let warnings: string[];
beforeEach(async () => {
  slack = await startSlack();
  warnings = [];
});
afterEach(() => slack.stop());

function logger(): Logger {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    error: nothing,
    warn: (...words) => void warnings.push(words.join(' ')),
    setLevel: nothing,
    setName: nothing,
    getLevel: () => LogLevel.WARN,
  };
}

describe('an event without an event', () => {
  it('is answered and left aside, and the connection stays', async () => {
    const { appToken, apiUrl: slackApiUrl } = slack;
    const pair = new SocketPair({ appToken, slackApiUrl, logger: logger(), secondAfterMs: 60_000 });
    const authorize = async () => ({ botId: 'B1', botUserId: 'U1', botToken: 'xoxb-1' });
    new App({ receiver: pair, authorize, convoStore: false, logger: logger() });
    await pair.start();
    const delivery = {
      kind: 'event',
      envelope: 'events_api',
      payload: { type: 'event_callback', event: null },
    } as const;
    for (let turn = 0; turn < 2; turn += 1)
      expect(await slack.deliver(delivery)).toEqual({ isAcked: true, body: undefined });
    expect(slack.sockets.count).toBe(1);
    await pair.stop();
  });
});

describe('a Slack that leaves the request for a connection without an answer', () => {
  it('is asked again', async () => {
    slack.faults.next('apps.connections.open', { kind: 'hang-before' });
    const { appToken, apiUrl: slackApiUrl } = slack;
    const pair = new SocketPair({ appToken, slackApiUrl, logger: logger(), secondAfterMs: 60_000, openTimeoutMs: 50 });
    await pair.start();
    expect(slack.calls.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(2);
    expect(warnings).toContainEqual(expect.stringContaining('Slack cannot be reached; the next try follows'));
    await pair.stop();
  });
});

describe('a click that is answered twice', () => {
  it('has its first answer, and the second one is said to be left aside', async () => {
    const { appToken, apiUrl: slackApiUrl } = slack;
    const pair = new SocketPair({ appToken, slackApiUrl, logger: logger(), secondAfterMs: 60_000 });
    const authorize = async () => ({ botId: 'B1', botUserId: 'U1', botToken: 'xoxb-1' });
    const app = new App({ receiver: pair, authorize, convoStore: false, logger: logger() });
    app.command('/milestone', async ({ ack }) => {
      await ack('first');
      await ack('second');
    });
    await pair.start();
    const payload = { command: '/milestone', text: '', user_id: 'U1', team_id: 'T1', trigger_id: '1.1' };
    const acked = await slack.deliver({ kind: 'slash_commands', envelope: 'slash_commands', payload });
    expect(acked).toEqual({ isAcked: true, body: { text: 'first' } });
    await expect.poll(() => warnings).toContainEqual(expect.stringContaining('answered twice'));
    await pair.stop();
  });
});
