import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import type { Database } from '../../src/store/database.ts';
import { checkLedger, countLeft } from '../../torture/check-ledger.ts';
import { openSmallCouncil } from '../support/rows.ts';

const NOW = new Date('2026-07-10T08:00:00Z');

let slack: Slack;
let database: Database;
beforeEach(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc' }], channels: [{ name: 'place', id: 'C0PLACE' }] });
  database = await openSmallCouncil();
});
afterEach(() => slack.stop());

async function call(method: string, args: object): Promise<string> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    body: JSON.stringify({ channel: 'C0PLACE', text: 'Words.', ...args }),
  });
  const answer: { readonly ts: string } = JSON.parse(await response.text());
  return answer.ts;
}

const post = (key: string) => call('chat.postMessage', { metadata: { event_type: 'ragtime', event_payload: { key } } });

function enter(key: string, row: { readonly state: string; readonly ts?: string; readonly dueAt?: Date }): void {
  database.sqlite
    .prepare(
      `insert into delivery (key, kind, method_class, payload, state, due_at, created_at, sent_channel_id, ts)
       values (?, 'notice', 'post', '{}', ?, ?, 0, 'C0PLACE', ?)`,
    )
    .run(key, row.state, (row.dueAt ?? NOW).getTime(), row.ts ?? null);
}

const findings = () => checkLedger(database.sqlite, { slack, now: NOW }).map(({ kind, what }) => `${kind}: ${what}`);

describe('the ledger is compared with what stands in Slack', () => {
  it('is in order where every message stands once, and what is not due yet waits', async () => {
    enter('one', { state: 'sent', ts: await post('one') });
    enter('two', { state: 'pending', dueAt: new Date(NOW.getTime() + 1) });
    enter('three', { state: 'cancelled' });
    expect(findings()).toEqual([]);
  });

  it('finds a message that stands twice', async () => {
    enter('one', { state: 'sent', ts: await post('one') });
    await post('one');
    expect(findings()).toEqual(['doubled: the message one']);
  });

  it('finds a message that is called sent and does not stand', () => {
    enter('one', { state: 'sent', ts: '1.000001' });
    expect(findings()).toEqual(['lost: the message one is called sent']);
  });

  it.each(['pending', 'sending', 'unclear'])('finds a message that is due and still %s', (state) => {
    enter('one', { state });
    expect(findings()).toEqual([`lost: the message one is due and still ${state}`]);
  });

  it('finds a message of which the ledger knows nothing, or says that it was not sent', async () => {
    await post('one');
    enter('two', { state: 'failed' });
    await post('two');
    expect(findings()).toEqual([
      'wrong: the message one stands in Slack, and the ledger calls it nothing',
      'wrong: the message two stands in Slack, and the ledger calls it failed',
    ]);
    expect(countLeft(database.sqlite)).toBe(1);
  });
});

describe('an edit that is called sent', () => {
  function enterEdit(sentAt: number): void {
    database.sqlite
      .prepare(
        `insert into delivery (key, kind, method_class, payload, state, due_at, created_at, sent_at, target_id)
         values ('one-edit', 'edit', 'update', '{}', 'sent', 0, 0, ?, (select id from delivery where key = 'one'))`,
      )
      .run(sentAt);
  }

  it('was made in Slack', async () => {
    const ts = await post('one');
    enter('one', { state: 'sent', ts });
    enterEdit(Date.now());
    expect(findings()).toEqual(['lost: the edit one-edit is called sent']);
    await call('chat.update', { ts, text: 'Other words.' });
    expect(findings()).toEqual([]);
  });

  it('is not an earlier one', async () => {
    const ts = await post('one');
    enter('one', { state: 'sent', ts });
    await call('chat.update', { ts, text: 'Other words.' });
    enterEdit(Date.now() + 86_400_000);
    expect(findings()).toEqual(['lost: the edit one-edit is called sent']);
  });
});

it('finds a message that no row can be about, but for an answer in direct messages', async () => {
  await call('chat.postMessage', {});
  await call('chat.postMessage', { channel: slack.userId('AMc') });
  expect(findings()).toEqual(['wrong: a message without a key stands in Slack: Words.']);
});
