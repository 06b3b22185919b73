import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { clientOptions } from './app-under-test.ts';

let slack: Slack;
let client: WebClient;
beforeEach(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc' }] });
  client = new WebClient(slack.botToken, { ...clientOptions(slack), timeout: 300 });
});
afterEach(() => slack.stop());

const post = () => client.chat.postMessage({ channel: slack.userId('AMc'), text: 'x' });
const outcome = () =>
  post().then(
    () => 'ok',
    (error) => error.data?.error ?? error.code ?? error.message,
  );

/** What the client makes of a fault, and how many messages stand there afterwards. */
const FAULTS: readonly { fault: CallFault; seen: string; messages: number }[] = [
  { fault: { kind: 'rate-limited', retryAfterSeconds: 7 }, seen: 'slack_webapi_rate_limited_error', messages: 0 },
  { fault: { kind: 'http-error' }, seen: 'slack_webapi_http_error', messages: 0 },
  { fault: { kind: 'http-error', status: 503 }, seen: 'slack_webapi_http_error', messages: 0 },
  { fault: { kind: 'internal-error' }, seen: 'internal_error', messages: 1 },
  { fault: { kind: 'refused', error: 'is_archived' }, seen: 'is_archived', messages: 0 },
  { fault: { kind: 'reset-before' }, seen: 'slack_webapi_request_error', messages: 0 },
  { fault: { kind: 'reset-after' }, seen: 'slack_webapi_request_error', messages: 1 },
  { fault: { kind: 'hang-before' }, seen: 'slack_webapi_request_error', messages: 0 },
  { fault: { kind: 'hang-after' }, seen: 'slack_webapi_request_error', messages: 1 },
  { fault: { kind: 'truncated' }, seen: 'terminated', messages: 1 },
];

describe.each(FAULTS)('a call struck by $fault.kind', ({ fault, seen, messages }) => {
  it(`ends in ${seen} with ${messages} messages, and the next call goes well`, async () => {
    slack.faults.next('chat.postMessage', fault);
    expect(await outcome()).toBe(seen);
    expect(slack.messages()).toHaveLength(messages);
    expect(slack.calls.at(-1)?.accepted).toBe(messages === 1);
    expect(await outcome()).toBe('ok');
    expect(slack.faults.pending).toBe(0);
  });
});

describe('a call that is accepted late', () => {
  it('looks lost, and happens afterwards', async () => {
    slack.faults.next('chat.postMessage', { kind: 'accept-late', delayMs: 30 });
    expect(await outcome()).toBe('slack_webapi_request_error');
    expect(slack.messages()).toEqual([]);
    await slack.until(() => slack.messages().length === 1);
    expect(slack.calls.at(-1)?.accepted).toBe(true);
  });
});

describe('a fault with a scope', () => {
  it('passes over the first calls, strikes some, and only those that match', async () => {
    slack.faults.next(
      'chat.postMessage',
      { kind: 'http-error' },
      { skip: 1, times: 2, when: (args) => args.text === 'x' },
    );
    await client.chat.postMessage({ channel: slack.userId('AMc'), text: 'another' });
    expect([await outcome(), await outcome(), await outcome(), await outcome()]).toEqual([
      'ok',
      'slack_webapi_http_error',
      'slack_webapi_http_error',
      'ok',
    ]);
  });

  it('tells how long to wait', async () => {
    slack.faults.next('*', { kind: 'rate-limited', retryAfterSeconds: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  });
});

describe('a listener for calls', () => {
  it('hears of each before and after it is done, and stops hearing', async () => {
    const heard: string[] = [];
    const stop = slack.onCall(({ phase, n, method }) => {
      heard.push(`${phase} ${n} ${method} ${slack.messages().length}`);
    });
    await post();
    stop();
    await post();
    expect(heard).toEqual(['before 1 chat.postMessage 0', 'after 1 chat.postMessage 1']);
  });
});
