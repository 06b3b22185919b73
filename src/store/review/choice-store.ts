import { eq } from 'drizzle-orm';
import type { ChoiceStore } from '../../usecases/review/quarter-ports.ts';
import type { Database } from '../database.ts';
import { rememberReads } from '../remember-read.ts';
import { chosenDirectorate } from '../schema/review.ts';

export function createChoiceStore(database: Database): ChoiceStore {
  const chosen = rememberReads(database, [chosenDirectorate], (slackUserId: string) => {
    const isTheirs = eq(chosenDirectorate.slackUserId, slackUserId);
    return database.orm.select().from(chosenDirectorate).where(isTheirs).get()?.directorateId;
  });
  return {
    chosenDirectorate: chosen,
    chooseDirectorate: async ({ slackUserId, directorateId, at }, patience) =>
      database.write(patience, (tx) => {
        tx.insert(chosenDirectorate)
          .values({ slackUserId, directorateId, at })
          .onConflictDoUpdate({ target: chosenDirectorate.slackUserId, set: { directorateId, at } })
          .run();
      }),
  };
}
