import { desc } from 'drizzle-orm';
import type { RestorationStore } from '../../usecases/remind/delivery-ports.ts';
import type { Database } from '../database.ts';
import { rememberRead } from '../remember-read.ts';
import { armEdit } from '../remind/arm-edit.ts';
import { restoration } from '../schema/keep.ts';

export function createRestorationStore(database: Database): RestorationStore {
  // Asked for each message, and written once in years.
  const newest = rememberRead(database, [restoration], () =>
    database.orm.select().from(restoration).orderBy(desc(restoration.id)).limit(1).get(),
  );
  return {
    newest,
    drawAnew: async (delivery, { at, patience }) =>
      database.write(patience, (tx) => armEdit(tx, { ...delivery, personId: delivery.personId ?? null }, { at })),
  };
}
