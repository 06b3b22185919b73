import { eq, sql } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { SlackUser, SlackUserStore } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import { rememberReads } from '../remember-read.ts';
import { audit } from '../schema/audit.ts';
import { person } from '../schema/plan.ts';
import { slackUser } from '../schema/remind.ts';

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
    slackUsers: async () => orm.select().from(slackUser).orderBy(slackUser.id).all().map(toSlackUser),
    saveSlackUser: async (user, patience) => {
      const { id: _id, dmChannelId: _channel, ...rest } = user;
      const saved = await database.write(patience, (tx) => {
        tx.insert(slackUser)
          .values(user)
          .onConflictDoUpdate({
            target: slackUser.id,
            // A channel that is known stays known: a profile that was read says nothing about it.
            set: { ...rest, dmChannelId: sql`coalesce(excluded.dm_channel_id, ${slackUser.dmChannelId})` },
          })
          .run();
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
        return true;
      });
      if (!saved.ok) return saved;
      return saved.value ? done(undefined) : refuse('changed');
    },
  };
}

function toSlackUser(row: typeof slackUser.$inferSelect): SlackUser {
  return {
    ...row,
    teamId: row.teamId ?? undefined,
    timeZone: row.timeZone ?? undefined,
    dmChannelId: row.dmChannelId ?? undefined,
  };
}
