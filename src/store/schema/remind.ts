import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { currentClick } from '../../usecases/operate/click-trace.ts';
import { instant, json } from './columns.ts';
import { person } from './plan.ts';

/** The ledger: every message, edit or file that must reach one place once. */
export const delivery = sqliteTable(
  'delivery',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    key: text('key').notNull().unique(),
    kind: text('kind', {
      enum: [
        'reminder',
        'summary-root',
        'summary-part',
        'attachment',
        'sign-off',
        'edit',
        'desk',
        'notice',
        'sent-back',
        'wording',
        'entered',
        'finance-ask',
        'share',
      ],
    }).notNull(),
    /** Class of Slack method, each with a queue and a limiter of its own. */
    methodClass: text('method_class', { enum: ['post', 'update', 'files'] }).notNull(),
    personId: text('person_id').references(() => person.id),
    channelId: text('channel_id'),
    /** The delivery whose message is the thread's root. */
    threadOfId: integer('thread_of_id'),
    /** The delivery that must be sent before this one. */
    afterId: integer('after_id'),
    /** The delivery whose message this one edits. */
    targetId: integer('target_id'),
    payload: json<unknown>('payload').notNull(),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'unclear', 'failed', 'cancelled'] }).notNull(),
    dueAt: instant('due_at').notNull(),
    createdAt: instant('created_at').notNull(),
    leaseUntil: instant('lease_until'),
    attempts: integer('attempts').notNull().default(0),
    /** First moment at which the message may stand in Slack without our knowing. */
    unclearSince: instant('unclear_since'),
    lookups: integer('lookups').notNull().default(0),
    sentAt: instant('sent_at'),
    sentChannelId: text('sent_channel_id'),
    ts: text('ts'),
    problem: text('problem'),
    /** The click for which it was written, or armed last; null where the clock wrote it. */
    clickId: text('click_id').$defaultFn(() => currentClick() ?? sql`null`),
  },
  (table) => [
    index('delivery_due').on(table.state, table.dueAt),
    // With the kind: SQLite knows no numbers of rows, and would go through all reminders by delivery_of_kind instead.
    index('delivery_of_person').on(table.personId, table.kind, table.createdAt),
    index('delivery_of_target').on(table.targetId),
    index('delivery_of_kind').on(table.kind, table.createdAt),
    index('delivery_of_thread').on(table.threadOfId).where(sql`thread_of_id is not null`),
  ],
);

/** Days on which somebody is away and their deputy is asked instead; both included, in the person's own zone. */
export const absence = sqliteTable(
  'absence',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    setBy: text('set_by').notNull(),
    setAt: instant('set_at').notNull(),
    /** Set when the person came back earlier, or never went. */
    endedAt: instant('ended_at'),
  },
  (table) => [index('absence_of_person').on(table.personId, table.lastDay)],
);

/** "Remind me tomorrow": the newest of a person counts. */
export const snooze = sqliteTable(
  'snooze',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    until: instant('until').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('snooze_of_person').on(table.personId, table.id)],
);

export const slackUser = sqliteTable('slack_user', {
  id: text('id').primaryKey(),
  teamId: text('team_id'),
  timeZone: text('time_zone'),
  isGuest: integer('is_guest', { mode: 'boolean' }).notNull(),
  isDeleted: integer('is_deleted', { mode: 'boolean' }).notNull(),
  isBot: integer('is_bot', { mode: 'boolean' }).notNull(),
  /** The person's direct-message channel, `D…`, known before the first message so that an unclear one can be looked up. */
  dmChannelId: text('dm_channel_id'),
  readAt: instant('read_at').notNull(),
});

export const workspace = sqliteTable('workspace', {
  teamId: text('team_id').primaryKey(),
  botId: text('bot_id').notNull(),
  botUserId: text('bot_user_id').notNull(),
  name: text('name').notNull(),
  readAt: instant('read_at').notNull(),
  /** Set when Slack says that the app was removed or its tokens revoked. */
  revokedAt: instant('revoked_at'),
});

/** Which processes run, so that the command line can say whether messages will go out. */
export const runningProcess = sqliteTable('running_process', {
  id: text('id').primaryKey(),
  role: text('role', { enum: ['all', 'slack', 'jobs'] }).notNull(),
  pid: integer('pid').notNull(),
  host: text('host').notNull(),
  seenAt: instant('seen_at').notNull(),
});
