import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startSocketApp } from './app-under-test.ts';

let now = Date.UTC(2026, 6, 14);
let slack: Slack;
let app: { stop: () => unknown };
let url = '';

beforeEach(async () => {
  slack = await startSlack({
    now: () => now,
    people: [{ initials: 'AMc' }],
    channels: [{ name: 'children', members: ['AMc'] }],
    settleMs: 20,
  });
  app = await startSocketApp(slack, (bolt) => {
    bolt.command('/milestone', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
  });
  await slack.as('AMc').command('/milestone', { channel: 'children' });
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

const respond = async (body: object) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${JSON.stringify(await response.json())}`;
};

describe('a response_url', () => {
  it('answers the person, or the channel where it says so', async () => {
    await respond({ text: 'Only you' });
    await respond({ text: 'All of you', response_type: 'in_channel' });
    expect(slack.as('AMc').ephemerals()).toMatchObject([{ text: 'Only you' }]);
    expect(slack.messages({ channel: 'children' })).toMatchObject([{ text: 'All of you' }]);
  });

  it('is good for five answers', async () => {
    for (let time = 0; time < 5; time += 1) expect(await respond({ text: 'x' })).toBe('200 {"ok":true}');
    expect(await respond({ text: 'x' })).toBe('404 {"ok":false,"error":"used_url"}');
    expect(slack.as('AMc').ephemerals()).toHaveLength(5);
  });

  it('is good for thirty minutes', async () => {
    now += 30 * 60_000 + 1;
    expect(await respond({ text: 'x' })).toBe('404 {"ok":false,"error":"expired_url"}');
  });

  it.each([
    [{ kind: 'refused', error: 'expired_url' }, '404 {"ok":false,"error":"expired_url"}'],
    [{ kind: 'http-error', status: 500 }, '500 {"ok":false,"error":"internal_error"}'],
    [{ kind: 'rate-limited', retryAfterSeconds: 1 }, '429 {"ok":false,"error":"ratelimited"}'],
  ] as const)('says nothing on a bad day: %o', async (fault, answer) => {
    slack.faults.next('*', { kind: 'reset-before' });
    slack.faults.next('response_url', fault);
    expect(await respond({ text: 'x' })).toBe(answer);
    expect(slack.as('AMc').ephemerals()).toEqual([]);
    expect(await respond({ text: 'y' })).toBe('200 {"ok":true}');
  });

  it('refuses what Slack refuses', async () => {
    expect(await respond({ text: 'x', blocks: [{ type: 'divider', text: 'x' }] })).toBe(
      '400 {"ok":false,"error":"invalid_blocks"}',
    );
    expect(slack.refusals).toMatchObject([{ what: 'response_url', error: 'invalid_blocks' }]);
  });
});
