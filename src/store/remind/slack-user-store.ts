import { eq, sql } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { SlackUser, SlackUserStore } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberRead, rememberReads } from '../remember-read.ts';
import { audit } from '../schema/audit.ts';
import { person } from '../schema/plan.ts';
import { slackUser } from '../schema/remind.ts';
import { armOverviewsOfAll } from './arm-digest-edits.ts';

export function createSlackUserStore(database: Database): SlackUserStore {
  const { orm } = database;
  const byId = orm
    .select()
    .from(slackUser)
    .where(eq(slackUser.id, sql.placeholder('id')))
    .prepare();
  const known = rememberReads(database, [slackUser], (id: string) => {
    const row = byId.get({ id });
    return row && toSlackUser(row);
  });
  return {
    slackUser: known,
    slackUsers: rememberRead(database, [slackUser], () =>
      orm.select().from(slackUser).orderBy(slackUser.id).all().map(toSlackUser),
    ),
    saveSlackUser: async (user, patience) => {
      const { id: _id, dmChannelId: _channel, ...rest } = user;
      const saved = await database.write(patience, (tx) => {
        const before = tx.select().from(slackUser).where(eq(slackUser.id, user.id)).get();
        tx.insert(slackUser)
          .values(user)
          .onConflictDoUpdate({
            target: slackUser.id,
            // A channel that is known stays known: a profile that was read says nothing about it.
            set: { ...rest, dmChannelId: sql`coalesce(excluded.dm_channel_id, ${slackUser.dmChannelId})` },
          })
          .run();
        if (!isAskedAlike(before, user) && isOfPlan(tx, user)) armOverviewsOfAll(tx, user.readAt);
      });
      return saved.ok ? done(undefined) : saved;
    },
    mapPerson: async ({ personId, email, slackUserId, at }, patience) => {
      const saved = await database.write(patience, (tx) => {
        const before = tx.select().from(person).where(eq(person.id, personId)).get();
        if (before === undefined || (before.email ?? undefined) !== email) return false;
        if (before.slackUserId === slackUserId) return true;
        tx.update(person).set({ slackUserId }).where(eq(person.id, personId)).run();
        tx.insert(audit)
          .values({
            at,
            actor: 'Ragtime',
            action: 'map-person',
            subject: 'person',
            subjectId: personId,
            before: { slackUserId: before.slackUserId },
            after: { slackUserId },
          })
          .run();
        armOverviewsOfAll(tx, at);
        return true;
      });
      if (!saved.ok) return saved;
      return saved.value ? done(undefined) : refuse('changed');
    },
  };
}

/** May this user be asked for something as before? */
function isAskedAlike(before: typeof slackUser.$inferSelect | undefined, after: SlackUser): boolean {
  const { isDeleted, isGuest, isBot } = after;
  return before?.isDeleted === isDeleted && before.isGuest === isGuest && before.isBot === isBot;
}

function isOfPlan(tx: Transaction, { id }: SlackUser): boolean {
  return tx.select({ id: person.id }).from(person).where(eq(person.slackUserId, id)).get() !== undefined;
}

function toSlackUser(row: typeof slackUser.$inferSelect): SlackUser {
  return {
    ...row,
    teamId: row.teamId ?? undefined,
    timeZone: row.timeZone ?? undefined,
    dmChannelId: row.dmChannelId ?? undefined,
  };
}
