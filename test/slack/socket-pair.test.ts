import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
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

describe('a connection that is closed while clicks are being answered', () => {
  it('answers them first, whenever Slack tells it to go', async () => {
    const pair = startedPair();
    const underWay = answering(pair, async () => {
      slack.faults.next('apps.connections.open', { kind: 'hang-before' });
      slack.sockets.refresh();
      // Long enough for Slack's word to be heard, and not for another connection.
      await sleep(OPEN_WITHIN_MS / 2);
    });
    await pair.start();
    expect(await underWay()).toEqual({ isAcked: true, body: { text: 'done' } });
    await slack.sockets.opened(1);
    expect(await underWay()).toEqual({ isAcked: true, body: { text: 'done' } });
    await pair.stop();
  });

  it('reads those that came while the process was held for longer than a pong may take', async () => {
    const pair = startedPair();
    const click = answering(pair, async () => undefined);
    await pair.start();
    for (const time of ['first', 'second']) {
      await slack.sockets.opened(1);
      const opened = openedSoFar();
      await heardPong();
      // What is due is looked at first then, and what has arrived is read afterwards.
      await immediate();
      const clicks = [click(), click()];
      await areSent();
      holdLoop(PONG_WITHIN_MS * 2);
      expect(await Promise.all(clicks), time).toEqual(Array(2).fill({ isAcked: true, body: { text: 'done' } }));
      await expect.poll(openedSoFar).toBe(opened + 1);
    }
    await pair.stop();
  });

  it('waits no longer than Slack does for what is never answered', async () => {
    const pair = startedPair();
    let begun = 0;
    const stuck = answering(pair, async () => {
      begun += 1;
      await new Promise(() => undefined);
    });
    await pair.start();
    for (const times of [1, 2]) {
      await slack.sockets.opened(1);
      void stuck();
      await expect.poll(() => begun).toBe(times);
      await heardPong();
      await immediate();
      holdLoop(PONG_WITHIN_MS * 2);
      await expect.poll(openedSoFar, { timeout: 10_000 }).toBe(times + 1);
    }
    await pair.stop();
  }, 30_000);
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

const PONG_WITHIN_MS = 300;
const OPEN_WITHIN_MS = 200;

function startedPair(): SocketPair {
  const { appToken, apiUrl: slackApiUrl } = slack;
  const options = { appToken, slackApiUrl, logger: logger(), secondAfterMs: 60_000 };
  return new SocketPair({ ...options, openTimeoutMs: OPEN_WITHIN_MS, pongWithinMs: PONG_WITHIN_MS });
}

/** Sends one click after the other to an app that does this first. */
function answering(receiver: SocketPair, work: () => Promise<void>) {
  const authorize = async () => ({ botId: 'B1', botUserId: 'U1', botToken: 'xoxb-1' });
  const app = new App({ receiver, authorize, convoStore: false, logger: logger() });
  app.command('/milestone', async ({ ack }) => {
    await work();
    await ack('done');
  });
  const payload = { command: '/milestone', text: '', user_id: 'U1', team_id: 'T1', trigger_id: '1.1' };
  return () => slack.deliver({ kind: 'slash_commands', envelope: 'slash_commands', payload });
}

const openedSoFar = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;

/** The client asks three times in this while, and Slack answers at once. */
const heardPong = () => sleep(PONG_WITHIN_MS * 0.9);

/** The stand-in looks for faults first. */
async function areSent(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await undefined;
}

function holdLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
