import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryState } from '../../../src/core/remind/delivery.ts';
import type { Database } from '../../../src/store/database.ts';
import { createLedgerReader } from '../../../src/store/remind/ledger-reader.ts';
import { openMemory } from '../../support/memory-database.ts';

let database: Database;
beforeEach(async () => {
  database = await openMemory();
});

type Counts = Partial<Readonly<Record<DeliveryState, number>>>;

function enter(kind: string, counts: Counts): void {
  const insert = database.sqlite.prepare(
    `insert into delivery (key, kind, method_class, payload, state, due_at, created_at) values (?, ?, 'post', '{}', ?, 0, 0)`,
  );
  for (const [state, count] of Object.entries(counts)) {
    for (let nth = 0; nth < count; nth += 1) insert.run(`${kind}-${state}-${nth}`, kind, state);
  }
}

const EVERY_STATE: Readonly<Record<DeliveryState, number>> = {
  pending: 2,
  sending: 1,
  sent: 7,
  unclear: 3,
  failed: 4,
  cancelled: 5,
};

describe('the tally of the ledger', () => {
  it.each<[string, Readonly<Record<string, Counts>>]>([
    ['nothing', {}],
    ['messages that are all sent', { reminder: { sent: 3 }, edit: { sent: 1 } }],
    ['messages of which none is sent', { reminder: { cancelled: 2, failed: 1 } }],
    [
      'every state beside a kind that only has sent ones',
      { reminder: EVERY_STATE, edit: { sent: 2 }, digest: { pending: 1 } },
    ],
  ])('counts %s as they are', async (_what, ledger) => {
    for (const [kind, counts] of Object.entries(ledger)) enter(kind, counts);
    const tally = await createLedgerReader(database).ledgerTally();
    const told = tally.map(({ kind, state, count }) => `${kind} ${state} ${count}`);
    const entered = Object.entries(ledger).flatMap(([kind, counts]) =>
      Object.entries(counts).map(([state, count]) => `${kind} ${state} ${count}`),
    );
    expect(told.toSorted()).toEqual(entered.toSorted());
  });
});
