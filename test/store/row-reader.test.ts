import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rowReader } from '../../src/store/row-reader.ts';
import { delivery, slackUser } from '../../src/store/schema/remind.ts';
import { openMemory } from '../support/memory-database.ts';

const AT = new Date('2026-07-01T08:00:00Z');

describe('the rows of a table', () => {
  it('are read as Drizzle reads them: instants, JSON, booleans, texts and what is empty', async () => {
    const database = await openMemory();
    const { orm } = database;
    const base = { kind: 'reminder', methodClass: 'post', createdAt: AT, dueAt: AT, state: 'pending' } as const;
    orm
      .insert(delivery)
      .values([
        { ...base, key: 'empty', payload: {} },
        {
          ...base,
          key: 'full',
          payload: { entries: ['a', 'ö'] },
          leaseUntil: AT,
          ts: '1.5',
          attempts: 3,
          clickId: 'c',
        },
      ])
      .run();
    const user = { isGuest: true, isDeleted: false, isBot: false, readAt: AT };
    orm
      .insert(slackUser)
      .values({ ...user, id: 'U1', timeZone: 'Europe/London' })
      .run();

    const deliveries = orm.select().from(delivery).prepare();
    const users = orm.select().from(slackUser).prepare();
    expect(rowReader(getTableColumns(delivery))(deliveries.values())).toEqual(deliveries.all());
    expect(rowReader(getTableColumns(slackUser))(users.values())).toEqual(users.all());
    expect(deliveries.all()).toHaveLength(2);
    database.close();
  });

  it('are read of some columns in the order in which they were selected', async () => {
    const database = await openMemory();
    const { readAt, id } = slackUser;
    const nobody = { isGuest: false, isDeleted: false, isBot: false, readAt: AT };
    database.orm
      .insert(slackUser)
      .values({ ...nobody, id: 'U1' })
      .run();
    const some = database.orm.select({ readAt, id }).from(slackUser).prepare();
    expect(rowReader({ readAt, id })(some.values())).toEqual([{ readAt: AT, id: 'U1' }]);
    database.close();
  });
});
