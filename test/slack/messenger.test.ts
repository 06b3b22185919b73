import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createDirectory } from '../../src/slack/directory.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import type { Directory, Messenger } from '../../src/usecases/remind/messenger-ports.ts';

const BEFORE_EVERYTHING = new Date(0);

let slack: Slack;
let messenger: Messenger;
let directory: Directory;

beforeEach(async () => {
  slack = await startSlack({
    people: [
      { initials: 'AMc', email: 'amc@anytown.example', tz: 'America/New_York' },
      { initials: 'GU', email: 'gu@anytown.example', isRestricted: true },
      { initials: 'GO', email: 'go@anytown.example', isDeleted: true },
    ],
    channels: [{ name: 'performance' }, { name: 'elsewhere', hasBot: false }],
  });
  const clients = createClients({ botToken: slack.botToken, slackApiUrl: slack.apiUrl, workerTimeoutMs: 400 });
  messenger = createMessenger(clients.worker);
  directory = createDirectory(clients.worker);
});

afterEach(async () => {
  await slack.stop();
});

const message = (text: string) => ({
  text,
  blocks: [{ type: 'section', text: { type: 'plain_text', text } }],
});

function post(key: string, threadTs?: string) {
  return messenger.post({
    channelId: slack.channelId('performance'),
    threadTs,
    key,
    message: message(`Text of ${key}`),
  });
}

function find(key: string, threadTs?: string) {
  return messenger.find({ channelId: slack.channelId('performance'), threadTs, key, since: BEFORE_EVERYTHING });
}

describe('a message that is posted', () => {
  it('stands in the channel with its key, and is found by it', async () => {
    const sent = await post('one');
    const [stored] = slack.messages({ metadataKey: 'one' });
    expect(sent).toEqual({ outcome: 'sent', channelId: slack.channelId('performance'), ts: stored?.ts });
    expect(await find('one')).toEqual({ outcome: 'found', key: 'one', ts: stored?.ts });
    expect(await find('two')).toEqual({ outcome: 'not-found' });
    expect(slack.refusals).toEqual([]);
  });

  it('is sent without parsing, link names, formatting and previews', async () => {
    await post('one');
    expect(slack.calls.at(-1)?.args).toMatchObject({
      parse: 'none',
      link_names: expect.toSatisfy((value) => value === false || value === 'false'),
      mrkdwn: expect.toSatisfy((value) => value === false || value === 'false'),
      unfurl_links: expect.toSatisfy((value) => value === false || value === 'false'),
      unfurl_media: expect.toSatisfy((value) => value === false || value === 'false'),
    });
  });

  it('is found among the replies of its thread, and only there', async () => {
    const root = await post('root');
    const ts = root.outcome === 'sent' ? root.ts : '';
    const part = await post('part', ts);
    expect(await find('part', ts)).toEqual({
      outcome: 'found',
      key: 'part',
      ts: part.outcome === 'sent' ? part.ts : '',
    });
    expect(await find('part')).toEqual({ outcome: 'not-found' });
  });

  it('is found among what people write, which has no metadata', async () => {
    await slack.as('AMc').say('Good morning', { channel: 'performance' });
    const sent = await post('one');
    await slack.as('AMc').say('Thank you', { channel: 'performance' });
    expect(await find('one')).toMatchObject({ outcome: 'found', ts: sent.outcome === 'sent' ? sent.ts : '' });
    expect(await find('two')).toEqual({ outcome: 'not-found' });
  });

  it('is found behind many others, page by page', async () => {
    await post('first');
    for (let count = 0; count < 205; count += 1) await post(`later-${count}`);
    expect(await find('first')).toMatchObject({ outcome: 'found' });
    expect(slack.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(2);
  });

  it('is not found when it is older than what is asked for', async () => {
    await post('one');
    const since = new Date('2100-01-01');
    const channelId = slack.channelId('performance');
    expect(await messenger.find({ channelId, key: 'one', since })).toEqual({ outcome: 'not-found' });
  });

  it('is edited, and keeps its key', async () => {
    const sent = await post('one');
    const edit = { channelId: slack.channelId('performance'), ts: sent.outcome === 'sent' ? sent.ts : '' };
    expect(await messenger.update({ ...edit, message: message('Corrected') })).toEqual(sent);
    expect(await messenger.update({ ...edit, message: message('Corrected') })).toEqual(sent);
    expect(slack.messages({ metadataKey: 'one' }).map(({ text }) => text)).toEqual(['Corrected']);
  });
});

describe('a call that goes wrong', () => {
  const faults: readonly (readonly [CallFault, string, number])[] = [
    [{ kind: 'rate-limited', retryAfterSeconds: 7 }, 'rate-limited', 0],
    [{ kind: 'http-error', status: 500 }, 'unclear', 0],
    [{ kind: 'http-error', status: 503 }, 'unclear', 0],
    [{ kind: 'reset-before' }, 'unclear', 0],
    [{ kind: 'reset-after' }, 'unclear', 1],
    [{ kind: 'hang-before' }, 'unclear', 0],
    [{ kind: 'hang-after' }, 'unclear', 1],
    [{ kind: 'internal-error' }, 'unclear', 1],
    [{ kind: 'truncated' }, 'unclear', 1],
    [{ kind: 'refused', error: 'channel_not_found' }, 'refused', 0],
    [{ kind: 'refused', error: 'fatal_error' }, 'unclear', 0],
    [{ kind: 'refused', error: 'request_timeout' }, 'refused', 0],
    [{ kind: 'refused', error: 'ratelimited' }, 'rate-limited', 0],
  ];
  it.each(faults)('%j is %s, is tried once, and leaves %i message', async (fault, outcome, stored) => {
    slack.faults.next('chat.postMessage', fault);
    expect(await post('one')).toMatchObject({ outcome });
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(slack.messages({ metadataKey: 'one' })).toHaveLength(stored);
    expect(await find('one')).toMatchObject({ outcome: stored === 1 ? 'found' : 'not-found' });
  });

  it('tells how long Slack wants to be left alone, in milliseconds', async () => {
    slack.faults.next('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 7 });
    expect(await post('one')).toEqual({ outcome: 'rate-limited', afterMs: 7000 });
  });

  it('tells refusals that pass from those that do not', async () => {
    slack.faults.next('chat.postMessage', { kind: 'refused', error: 'request_timeout' });
    expect(await post('one')).toMatchObject({ outcome: 'refused', isTransient: true });
    const channelId = slack.channelId('elsewhere');
    expect(await messenger.post({ channelId, key: 'one', message: message('one') })).toEqual({
      outcome: 'refused',
      problem: 'chat.postMessage: not_in_channel',
      isTransient: false,
    });
  });

  it('is unclear for a look as well, and says nothing about the message', async () => {
    await post('one');
    slack.faults.next('conversations.history', { kind: 'reset-before' });
    expect(await find('one')).toMatchObject({ outcome: 'unclear' });
  });
});

describe('Slack’s list of people', () => {
  it('finds a user by address, with zone', async () => {
    expect(await directory.findByEmail('amc@anytown.example')).toEqual({
      outcome: 'found',
      value: {
        id: slack.userId('AMc'),
        teamId: slack.teamId,
        timeZone: 'America/New_York',
        isGuest: false,
        isDeleted: false,
        isBot: false,
      },
    });
  });

  it('finds nobody under an unknown address, or that of somebody who left', async () => {
    expect(await directory.findByEmail('nobody@anytown.example')).toEqual({ outcome: 'not-found' });
    expect(await directory.findByEmail('go@anytown.example')).toEqual({ outcome: 'not-found' });
    expect(await directory.readUser('U-NOBODY')).toEqual({ outcome: 'not-found' });
  });

  it('tells guests and those who left', async () => {
    expect(await directory.readUser(slack.userId('GU'))).toMatchObject({ value: { isGuest: true } });
    expect(await directory.readUser(slack.userId('GO'))).toMatchObject({ value: { isDeleted: true } });
  });

  it('opens the same direct-message channel every time', async () => {
    const first = await directory.openDirectMessage(slack.userId('AMc'));
    expect(first).toMatchObject({ outcome: 'found', value: expect.stringMatching(/^D/) });
    expect(await directory.openDirectMessage(slack.userId('AMc'))).toEqual(first);
  });

  it('passes trouble on', async () => {
    slack.faults.next('users.lookupByEmail', { kind: 'rate-limited', retryAfterSeconds: 3 });
    expect(await directory.findByEmail('amc@anytown.example')).toEqual({ outcome: 'rate-limited', afterMs: 3000 });
    slack.faults.next('users.info', { kind: 'http-error' });
    expect(await directory.readUser(slack.userId('AMc'))).toMatchObject({ outcome: 'unclear' });
  });
});
