import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { clientOptions } from './app-under-test.ts';

const NOW = Date.UTC(2026, 6, 14, 16, 0);
let slack: Slack;
let client: WebClient;

beforeEach(async () => {
  slack = await startSlack({
    now: () => NOW,
    people: [
      { initials: 'AMc', name: 'Anne McDonald', email: 'anne@council.test' },
      { initials: 'ZZ', isDeleted: true, email: 'gone@council.test' },
    ],
    channels: [
      { name: 'children', isPrivate: true, members: ['AMc'] },
      { name: 'elsewhere', hasBot: false },
      { name: 'secret', isPrivate: true, hasBot: false },
    ],
  });
  client = new WebClient(slack.botToken, clientOptions(slack));
});
afterEach(() => slack.stop());

const failing = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data?.error ?? String(error),
  );
const richText = [
  {
    type: 'rich_text' as const,
    elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'Hi' }] }],
  },
];
const section = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'Hi' } }];

describe('tokens', () => {
  it('are checked', async () => {
    expect(await failing(new WebClient('xoxb-wrong', clientOptions(slack)).auth.test())).toBe('invalid_auth');
    expect(await failing(new WebClient(undefined, clientOptions(slack)).auth.test())).toBe('not_authed');
    expect(await failing(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect((await client.auth.test()).user_id).toBe(slack.botUserId);
  });
});

describe('people', () => {
  it('are found by id and by address, in any case', async () => {
    const found = await client.users.lookupByEmail({ email: 'Anne@council.test' });
    expect(found.user?.id).toBe(slack.userId('AMc'));
    expect((await client.users.info({ user: slack.userId('AMc') })).user?.tz).toBe('Europe/London');
  });

  it('are not found by address once deactivated', async () => {
    expect(await failing(client.users.lookupByEmail({ email: 'gone@council.test' }))).toBe('users_not_found');
    expect((await client.users.info({ user: slack.userId('ZZ') })).user?.deleted).toBe(true);
  });
});

describe('posting', () => {
  it('to a person opens the DM, and every message has its own time', async () => {
    const one = await client.chat.postMessage({ channel: slack.userId('AMc'), text: 'One' });
    const two = await client.chat.postMessage({ channel: slack.userId('AMc'), text: 'Two' });
    expect(one.channel).toMatch(/^D/);
    expect(Number(two.ts)).toBeGreaterThan(Number(one.ts));
    expect(one.ts).toBe('1784044800.000000');
    expect((await client.conversations.open({ users: slack.userId('AMc') })).channel?.id).toBe(one.channel);
    expect(
      slack
        .as('AMc')
        .dms()
        .map((message) => message.text),
    ).toEqual(['One', 'Two']);
  });

  it('is refused where the app is not, and to people who left', async () => {
    expect(await failing(client.chat.postMessage({ channel: slack.channelId('elsewhere'), text: 'x' }))).toBe(
      'not_in_channel',
    );
    expect(await failing(client.chat.postMessage({ channel: slack.channelId('secret'), text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(await failing(client.chat.postMessage({ channel: slack.userId('ZZ'), text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(slack.messages()).toEqual([]);
  });

  it('says what is wrong with the blocks as Slack does', async () => {
    const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } }];
    const error = await client.chat
      .postMessage({ channel: slack.userId('AMc'), text: 'x', blocks })
      .catch((reason) => reason.data);
    expect(error.error).toBe('invalid_blocks');
    expect(error.response_metadata.messages).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ]);
    expect(slack.refusals).toHaveLength(1);
  });
});

describe('updating', () => {
  it('takes the blocks away where only text is given, and keeps the metadata', async () => {
    const metadata = { event_type: 'reminder', event_payload: { key: 'k1' } };
    const posted = await client.chat.postMessage({
      channel: slack.userId('AMc'),
      text: 'x',
      blocks: section,
      metadata,
    });
    await client.chat.update({ channel: posted.channel ?? '', ts: posted.ts ?? '', text: 'y' });
    expect(slack.messages({ metadataKey: 'k1' })).toMatchObject([
      { text: 'y', blocks: [], edited: { user: slack.botUserId } },
    ]);
  });

  it("refuses to replace rich text by other blocks, a user id as channel, and strangers' messages", async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({
      channel: slack.userId('AMc'),
      text: 'x',
      blocks: richText,
    });
    expect(await failing(client.chat.update({ channel, ts, text: 'x', blocks: section }))).toBe('block_mismatch');
    expect(await failing(client.chat.update({ channel: slack.userId('AMc'), ts, text: 'x' }))).toBe(
      'channel_not_found',
    );
    const said = await slack.as('AMc').say('Hello');
    const theirs = said.messages[0]?.ts ?? '';
    expect(await failing(client.chat.update({ channel, ts: theirs, text: 'x' }))).toBe('cant_update_message');
  });
});

describe('history', () => {
  it('comes newest first in pages, within bounds, with metadata when asked for, without replies', async () => {
    const channel = slack.channelId('#children');
    const metadata = { event_type: 'part', event_payload: { key: 'p' } };
    const root = await client.chat.postMessage({ channel, text: 'root', metadata });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: root.ts ?? '' });
    const last = await client.chat.postMessage({ channel, text: 'last' });
    const first = await client.conversations.history({ channel, limit: 1, include_all_metadata: true });
    expect(first.messages?.map((message) => message.text)).toEqual(['last']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 1, cursor, include_all_metadata: true });
    expect(second.messages).toMatchObject([{ text: 'root', reply_count: 1, metadata }]);
    expect((await client.conversations.history({ channel })).messages?.at(-1)?.metadata).toBeUndefined();
    expect((await client.conversations.history({ channel, oldest: last.ts ?? '' })).messages).toEqual([]);
    expect(
      (await client.conversations.history({ channel, oldest: last.ts ?? '', inclusive: true })).messages,
    ).toHaveLength(1);
    const thread = await client.conversations.replies({ channel, ts: root.ts ?? '' });
    expect(thread.messages?.map((message) => message.text)).toEqual(['root', 'reply']);
    expect(slack.messages({ channel: 'children', thread: root.ts ?? '' })).toHaveLength(1);
  });
});

describe('files', () => {
  it('are uploaded, shared in a thread as one message, and found again some time later', async () => {
    const channel = slack.channelId('children');
    const root = await client.chat.postMessage({ channel, text: 'root' });
    const done = await client.filesUploadV2({
      channel_id: channel,
      thread_ts: root.ts ?? '',
      file_uploads: [
        { filename: 'report.pdf', file: Buffer.from('pdf bytes') },
        { filename: 'report.csv', content: 'a,b' },
      ],
    });
    expect(done.ok).toBe(true);
    const [message] = slack.messages({ channel, thread: root.ts ?? '' });
    expect(message?.files.map((file) => file.name)).toEqual(['report.pdf', 'report.csv']);
    const id = String(message?.files[0]?.id);
    expect(Buffer.from(slack.fileContent(id) ?? []).toString()).toBe('pdf bytes');
    await expect
      .poll(async () => (await client.files.info({ file: id })).file?.shares)
      .toEqual({ private: { [channel]: [{ ts: message?.ts }] } });
    expect(
      await failing(client.files.completeUploadExternal({ files: [{ id, title: 'x' }], channel_id: channel })),
    ).toBe('file_update_failed');
    expect(slack.messages({ channel, thread: root.ts ?? '' })).toHaveLength(1);
  });

  it('are refused when empty, and where the app is not', async () => {
    expect(await failing(client.files.getUploadURLExternal({ filename: 'a.txt', length: 0 }))).toBe('missing_argument');
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 1,
    });
    await fetch(url, { method: 'POST', body: 'a' });
    const elsewhere = slack.channelId('elsewhere');
    expect(
      await failing(client.files.completeUploadExternal({ files: [{ id, title: 'a' }], channel_id: elsewhere })),
    ).toBe('not_in_channel');
  });
});

describe('links and deletion', () => {
  it('give a permalink, and take a message away once', async () => {
    const { channel = '', ts = '' } = await client.chat.postMessage({ channel: slack.userId('AMc'), text: 'x' });
    const link = await client.chat.getPermalink({ channel, message_ts: ts });
    expect(link.permalink).toBe(`https://stand-in.slack.com/archives/${channel}/p${ts.replace('.', '')}`);
    await client.chat.delete({ channel, ts });
    expect(await failing(client.chat.delete({ channel, ts }))).toBe('message_not_found');
  });
});

describe('channels', () => {
  it('tell who is in them and what they are, private ones only to the app that is in them', async () => {
    const channel = slack.channelId('children');
    const members = await client.conversations.members({ channel });
    expect(members.members).toEqual([slack.userId('AMc'), slack.botUserId]);
    expect((await client.conversations.info({ channel })).channel).toMatchObject({
      name: 'children',
      is_private: true,
    });
    expect((await client.conversations.info({ channel: slack.channelId('elsewhere') })).channel?.is_member).toBe(false);
    expect(await failing(client.conversations.info({ channel: slack.channelId('secret') }))).toBe('channel_not_found');
  });

  it('show an ephemeral message to a member alone, and keep none of it', async () => {
    const channel = slack.channelId('children');
    await client.chat.postEphemeral({ channel, user: slack.userId('AMc'), text: 'psst' });
    expect(await failing(client.chat.postEphemeral({ channel, user: slack.userId('ZZ'), text: 'psst' }))).toBe(
      'user_not_in_channel',
    );
    expect(slack.as('AMc').ephemerals()).toMatchObject([{ text: 'psst', channel }]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
  });
});
