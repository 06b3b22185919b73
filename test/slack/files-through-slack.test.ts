import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createDirectory } from '../../src/slack/directory.ts';
import { createFilePoster } from '../../src/slack/file-poster.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { delivery } from '../../src/store/schema/remind.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import { createRemindWorld, type RemindWorld } from '../support/remind-world.ts';

const NOON = Date.parse('2026-07-22T11:00:00Z');
const MINUTE = 60_000;
const BYTES = new TextEncoder().encode('%PDF the whole report');

let slack: Slack;
let world: RemindWorld;
let ports: RemindWorld['ports'];
let clock: number;
let channel: string;
/** How often the bytes were asked for. */
let reads: number;

beforeEach(async () => {
  clock = NOON;
  reads = 0;
  slack = await startSlack({ now: () => clock, people: [], fileSharesDelayMs: 0 });
  channel = slack.addChannel({ name: 'reports', hasBot: true });
  world = await createRemindWorld();
  const { worker } = createClients({ botToken: slack.botToken, slackApiUrl: slack.apiUrl, workerTimeoutMs: 300 });
  ports = {
    ...world.ports,
    messenger: createMessenger(worker),
    filePoster: createFilePoster(worker),
    directory: createDirectory(worker),
    readAttachment: async ({ format }) => {
      reads += 1;
      return { ok: true, value: { name: `report.${format}`, format, bytes: BYTES } };
    },
  };
  planThread();
});
afterEach(() => slack.stop());

/** A root, a picture, a part and a document, each after the one before. */
function planThread() {
  const message = (text: string) => ({ message: { text, blocks: [] } });
  const file = (format: 'png' | 'pdf') => ({
    windowId: 'w',
    revisionId: 1,
    format,
    title: `Report (${format})`,
    comment: `The report as ${format}.`,
    altText: 'Two bars.',
  });
  const rows = [
    { key: 'root', kind: 'summary-root', methodClass: 'post', payload: message('Root') },
    { key: 'picture', kind: 'attachment', methodClass: 'files', payload: file('png') },
    { key: 'part', kind: 'summary-part', methodClass: 'post', payload: message('Part') },
    { key: 'file', kind: 'attachment', methodClass: 'files', payload: file('pdf') },
  ] as const;
  const at = new Date(NOON);
  for (const [index, row] of rows.entries()) {
    const place = index === 0 ? {} : { threadOfId: 1, afterId: index };
    world.database.orm
      .insert(delivery)
      .values({ ...row, ...place, channelId: channel, state: 'pending', dueAt: at, createdAt: at })
      .run();
  }
}

async function runFor(minutes: number) {
  for (const end = clock + minutes * MINUTE; clock <= end; clock += MINUTE / 2) {
    const now = new Date(clock);
    for (let again = 0; again < 6; again += 1) {
      for (const { id } of await ports.deliveries.ready(now)) await deliver(ports, id, { now });
    }
  }
}

/** What the thread shows, in order: texts, and names of files. */
const shown = () =>
  slack.messages({ channel }).map(({ text, files }) => (files.length === 0 ? text : files.map(({ name }) => name)));
const rows = () => world.database.orm.select().from(delivery).all();
const states = () => rows().map(({ state }) => state);
const WHOLE = ['Root', ['report.png'], 'Part', ['report.pdf']];

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
];
const UPLOAD_FAULTS = FAULTS.slice(0, 4);

describe('files between the parts of a thread', () => {
  it('stand there once, in their order, with title, comment, description and bytes', async () => {
    await runFor(5);
    expect(shown()).toEqual(WHOLE);
    const [root, picture, , document] = slack.messages({ channel });
    expect(picture).toMatchObject({ thread_ts: root?.ts, text: 'The report as png.' });
    expect(picture?.files[0]).toMatchObject({ title: 'Report (png)', alt_txt: 'Two bars.' });
    expect(Buffer.from(slack.fileContent(String(document?.files[0]?.id)) ?? [])).toEqual(Buffer.from(BYTES));
    expect(slack.refusals).toEqual([]);
    await runFor(5);
    expect(shown()).toEqual(WHOLE);
  });

  it.each([
    ...FAULTS.map((fault) => ['files.getUploadURLExternal', fault] as const),
    ...UPLOAD_FAULTS.map((fault) => ['upload', fault] as const),
    ...FAULTS.map((fault) => ['files.completeUploadExternal', fault] as const),
  ])('stand there once, in their order, after %s with %j', async (method, fault) => {
    slack.faults.next(method, fault);
    await runFor(12);
    expect(slack.faults.pending).toBe(0);
    expect(shown()).toEqual(WHOLE);
  });

  it.each(FAULTS)('stand there once after twice %j, with looks that fail as well', async (fault) => {
    slack.faults.next('files.completeUploadExternal', fault, { times: 2 });
    slack.faults.next('files.info', { kind: 'http-error' }, { times: 2 });
    await runFor(20);
    expect(shown()).toEqual(WHOLE);
  });
});

describe('an outcome that is unclear', () => {
  it('is shown again with the same id, without the bytes going over anew', async () => {
    slack.faults.next('files.completeUploadExternal', { kind: 'reset-before' });
    await runFor(10);
    expect(shown()).toEqual(WHOLE);
    const shares = slack.calls.filter(({ method }) => method === 'files.completeUploadExternal');
    expect(new Set(shares.map(({ args }) => JSON.stringify(args.files))).size).toBe(2);
    expect(shares).toHaveLength(3);
    expect(reads).toBe(2);
  });

  it('is confirmed by asking the file itself where Slack refuses to show it a second time', async () => {
    slack.faults.next('files.completeUploadExternal', { kind: 'reset-after' });
    slack.faults.next('files.info', { kind: 'refused', error: 'file_not_found' }, { times: 2 });
    await runFor(10);
    expect(slack.refusals).toMatchObject([{ error: 'file_update_failed' }]);
    expect(shown()).toEqual(WHOLE);
    expect(states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('stays unconfirmed, and is told so, where Slack never says where the file stands', async () => {
    slack.faults.next('files.completeUploadExternal', { kind: 'reset-after' });
    slack.faults.next('files.info', { kind: 'refused', error: 'file_not_found' }, { times: 3 });
    await runFor(10);
    expect(shown()).toEqual(WHOLE);
    expect(states()).toEqual(['sent', 'failed', 'sent', 'sent']);
    expect(rows()[1]?.problem).toContain('It may have arrived');
  });

  it('begins anew where Slack has thrown the bytes away', async () => {
    slack.faults.next('files.completeUploadExternal', { kind: 'refused', error: 'file_not_found' });
    await runFor(5);
    expect(shown()).toEqual(WHOLE);
    expect(reads).toBe(3);
  });
});

describe('files that Slack does not take', () => {
  it.each([
    ['files.getUploadURLExternal', 'file_uploads_disabled'],
    ['files.getUploadURLExternal', 'missing_scope'],
    ['files.completeUploadExternal', 'file_type_not_allowed'],
  ])('hold no text up: %s answers %s', async (method, error) => {
    slack.faults.next(method, { kind: 'refused', error }, { times: 99 });
    await runFor(5);
    expect(shown()).toEqual(['Root', 'Part']);
    expect(states()).toEqual(['sent', 'failed', 'sent', 'failed']);
    expect(rows()[1]?.problem).toContain(error);
  });
});
