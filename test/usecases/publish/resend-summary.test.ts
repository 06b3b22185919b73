import { like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryStore } from '../../../src/store/remind/delivery-store.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { directorate } from '../../../src/store/schema/plan.ts';
import { revision } from '../../../src/store/schema/publish.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import type { PublishRequest } from '../../../src/usecases/publish/publish-quarter.ts';
import { publishOrResend } from '../../../src/usecases/publish/resend-summary.ts';
import { checkedPorts } from '../../support/checked-council.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from '../../support/rows.ts';

const PUBLISHED = new Date('2026-07-23T09:00:00Z');
const LATER = new Date('2026-07-24T09:00:00Z');
const NOTHING_FAILED = {
  ok: false,
  refusal: { reason: 'already-published', number: 1, publishedOn: '23 July 2026' },
};
const NOT_IN_CHANNEL = { state: 'failed', problem: 'chat.postMessage: not_in_channel', attempts: 1 } as const;

let database: Database;

beforeEach(async () => {
  database = await openSmallCouncil();
  insertMilestone(database, 'm1');
  insertMilestone(database, 'm2', { areaId: 'a-2', ref: 'LAS1', ownerId: 'p-SN' });
  insertUpdate(database, 'm1');
  insertWindow(database);
  await publish(PUBLISHED);
});
afterEach(() => database.close());

function ports() {
  return {
    ...checkedPorts(database),
    deliveries: createDeliveryStore(database),
    renderAttachments: () => ({ picture: undefined, documents: [] }),
  };
}

function publish(now: Date) {
  const request: PublishRequest = {
    directorateCode: 'ce',
    quarter: { startYear: 2026, number: 1 },
    author: { actor: 'U0OFFICER' },
    now,
    patience: { giveUpAt: performance.now() + 2000 },
  };
  return publishOrResend(ports(), request);
}

/** Of the summary; what is told to people is no part of it. */
const rows = () => database.orm.select().from(delivery).where(like(delivery.key, 'summary-%')).all();
const auditRows = () => database.orm.select().from(audit).all();

function set(key: string, changes: Partial<typeof delivery.$inferInsert>) {
  database.orm
    .update(delivery)
    .set(changes)
    .where(like(delivery.key, `%${key}`))
    .run();
}

describe('a summary whose first message was refused for good', () => {
  beforeEach(() => set('root', NOT_IN_CHANNEL));

  it('is put back with what waits behind it, and the report stays as it is', async () => {
    const before = database.orm.select().from(revision).all();
    expect(await publish(LATER)).toMatchObject({
      ok: true,
      value: {
        kind: 'resent',
        revision: { number: 1 },
        failed: [{ key: 'summary-CE-2026-27-Q1-r1-root', problem: 'chat.postMessage: not_in_channel' }],
        waiting: 2,
      },
    });
    expect(database.orm.select().from(revision).all()).toEqual(before);
    expect(rows().map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    expect(rows()[0]).toMatchObject({ attempts: 0, problem: null, dueAt: LATER });
  });

  it('is put back once, by one of two who ask at the same time', async () => {
    const both = await Promise.all([publish(LATER), publish(LATER)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const before = rows();
    expect(await publish(new Date('2026-07-25T09:00:00Z'))).toEqual(NOTHING_FAILED);
    expect(rows()).toEqual(before);
    expect(auditRows().map(({ action }) => action)).toEqual(['publish', 'resend-summary']);
  });

  it('says in the audit who had it sent again, and what had been the matter', async () => {
    await publish(LATER);
    expect(auditRows().at(-1)).toMatchObject({
      at: LATER,
      actor: 'U0OFFICER',
      subject: 'revision',
      before: [
        expect.objectContaining({ state: 'failed', problem: NOT_IN_CHANNEL.problem }),
        expect.anything(),
        expect.anything(),
      ],
    });
  });

  it('goes to the channel that the plan names now', async () => {
    database.orm.update(directorate).set({ channelId: 'C0RIGHT' }).run();
    await publish(LATER);
    expect(rows().map(({ channelId }) => channelId)).toEqual(['C0RIGHT', 'C0RIGHT', 'C0RIGHT']);
  });

  it('stays where the database stays locked', async () => {
    const refused = await publishOrResend(
      { ...ports(), deliveries: { ...ports().deliveries, replaceAll: async () => ({ ok: false, refusal: 'busy' }) } },
      {
        directorateCode: 'CE',
        quarter: { startYear: 2026, number: 1 },
        author: { actor: 'U0OFFICER' },
        now: LATER,
        patience: { giveUpAt: performance.now() },
      },
    );
    expect(refused).toEqual({ ok: false, refusal: { reason: 'busy' } });
    expect(rows()[0]).toMatchObject(NOT_IN_CHANNEL);
  });
});

describe('a summary of which a part failed', () => {
  beforeEach(() => {
    set('root', { state: 'sent', sentAt: PUBLISHED, sentChannelId: 'C0SUMMARY', ts: '1.000' });
    set('part-1', NOT_IN_CHANNEL);
  });

  it('keeps what was sent, and its channel', async () => {
    database.orm.update(directorate).set({ channelId: 'C0RIGHT' }).run();
    expect(await publish(LATER)).toMatchObject({ value: { kind: 'resent', waiting: 1 } });
    expect(rows().map(({ state, channelId, ts }) => ({ state, channelId, ts }))).toEqual([
      { state: 'sent', channelId: 'C0SUMMARY', ts: '1.000' },
      { state: 'pending', channelId: 'C0SUMMARY', ts: null },
      { state: 'pending', channelId: 'C0SUMMARY', ts: null },
    ]);
  });

  it('is looked up first where it may stand in the channel', async () => {
    set('part-1', { ...NOT_IN_CHANNEL, unclearSince: PUBLISHED, attempts: 5, lookups: 2 });
    await publish(LATER);
    expect(rows()[1]).toMatchObject({ state: 'unclear', attempts: 0, lookups: 0, unclearSince: PUBLISHED });
    const ids = rows().map(({ id }) => id);
    const ready = (await createDeliveryStore(database).ready(LATER)).filter(({ id }) => ids.includes(id));
    expect(ready).toEqual([{ id: ids[1], methodClass: 'post' }]);
  });
});

describe('a summary of which nothing failed', () => {
  it('is left alone, also while it waits', async () => {
    const before = { rows: rows(), audits: auditRows() };
    expect(await publish(LATER)).toEqual(NOTHING_FAILED);
    expect({ rows: rows(), audits: auditRows() }).toEqual(before);
  });
});
