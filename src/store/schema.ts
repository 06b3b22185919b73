import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/*
 * Conventions: instants are UTC milliseconds (`…At`), local dates are `YYYY-MM-DD` texts. Nothing is deleted with its
 * parent: no ON DELETE CASCADE anywhere, because a table rebuild in a migration would silently delete the children.
 */

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
const json = <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>();

export const organisation = sqliteTable(
  'organisation',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    nation: text('nation').notNull(),
    timeZone: text('time_zone').notNull(),
    closureDays: json<readonly string[]>('closure_days').notNull(),
    ragWording: json<{ green: string; amber: string; red: string }>('rag_wording').notNull(),
  },
  (table) => [check('organisation_is_single', sql`${table.id} = 1`)],
);

export const directorate = sqliteTable('directorate', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  channelId: text('channel_id'),
  ladder: json<readonly unknown[]>('ladder').notNull(),
  commentaryRule: text('commentary_rule', { enum: ['all', 'amber-and-red'] }).notNull(),
});

export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    initials: text('initials').notNull(),
    name: text('name').notNull(),
    title: text('title').notNull(),
    service: text('service'),
    email: text('email'),
    slackUserId: text('slack_user_id'),
    deputyId: text('deputy_id'),
    fromDate: text('from_date'),
    untilDate: text('until_date'),
    /** The entry as last imported, to tell what was changed in Ragtime since. */
    imported: json<unknown>('imported'),
  },
  (table) => [
    uniqueIndex('person_initials').on(sql`lower(${table.initials})`),
    index('person_slack_user').on(table.slackUserId),
  ],
);

export const directorateRole = sqliteTable(
  'directorate_role',
  {
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', { enum: ['officer', 'approver'] }).notNull(),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.directorateId, table.personId, table.role] })],
);

export const plan = sqliteTable(
  'plan',
  {
    id: text('id').primaryKey(),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    startYear: integer('start_year').notNull(),
    version: integer('version').notNull(),
    sectionTexts: json<Record<string, string>>('section_texts').notNull(),
  },
  (table) => [unique('plan_of_year').on(table.directorateId, table.startYear)],
);

export const area = sqliteTable(
  'area',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [index('area_of_plan').on(table.planId)],
);

export const milestone = sqliteTable(
  'milestone',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    areaId: text('area_id')
      .notNull()
      .references(() => area.id),
    ref: text('ref').notNull(),
    words: text('words').notNull(),
    ownerId: text('owner_id').references(() => person.id),
    startDate: text('start_date'),
    dueKind: text('due_kind', { enum: ['date', 'recurring', 'none'] }).notNull(),
    dueDate: text('due_date'),
    dueText: text('due_text'),
    board: text('board'),
    position: integer('position').notNull(),
    retiredAt: instant('retired_at'),
    imported: json<unknown>('imported'),
  },
  (table) => [
    index('milestone_of_plan').on(table.planId, table.position),
    index('milestone_of_owner').on(table.ownerId),
    index('milestone_ref').on(sql`upper(${table.ref})`),
    check('milestone_due', sql`(${table.dueKind} = 'date') = (${table.dueDate} is not null)`),
  ],
);

export const milestoneContributor = sqliteTable(
  'milestone_contributor',
  {
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.milestoneId, table.personId] })],
);

export const indicator = sqliteTable(
  'indicator',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    areaId: text('area_id')
      .notNull()
      .references(() => area.id),
    ref: text('ref').notNull(),
    words: text('words').notNull(),
    ownerId: text('owner_id').references(() => person.id),
    unit: text('unit').notNull(),
    decimals: integer('decimals').notNull(),
    polarity: text('polarity', { enum: ['higher', 'lower', 'neither'] }).notNull(),
    kind: text('kind', { enum: ['cumulative', 'this-quarter', 'position', 'rolling-year', 'once-a-year'] }).notNull(),
    quarters: json<readonly number[]>('quarters').notNull(),
    target: json<unknown>('target').notNull(),
    lastYear: json<readonly (number | null)[]>('last_year').notNull(),
    position: integer('position').notNull(),
    retiredAt: instant('retired_at'),
    imported: json<unknown>('imported'),
  },
  (table) => [index('indicator_of_plan').on(table.planId, table.position)],
);

/** Risks, equality actions and departments: carried by the plan, printed in sections 4, 5 and 7. */
export const planEntry = sqliteTable(
  'plan_entry',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    kind: text('kind', { enum: ['risk', 'equality-action', 'department'] }).notNull(),
    body: json<unknown>('body').notNull(),
    position: integer('position').notNull(),
    retiredAt: instant('retired_at'),
    imported: json<unknown>('imported'),
  },
  (table) => [index('plan_entry_of_plan').on(table.planId, table.kind, table.position)],
);

export const collectionWindow = sqliteTable(
  'collection_window',
  {
    id: text('id').primaryKey(),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    state: text('state', { enum: ['planned', 'collecting', 'review', 'signed-off', 'published'] }).notNull(),
    opensAt: instant('opens_at').notNull(),
    dueAt: instant('due_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    steps: json<Record<string, { date: string; time: string }>>('steps').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    unique('window_of_quarter').on(table.directorateId, table.quarter),
    index('window_state').on(table.state),
  ],
);

/** Append-only: what was said of a milestone in a quarter. The newest row stands. */
export const milestoneUpdate = sqliteTable(
  'milestone_update',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    quarter: text('quarter').notNull(),
    kind: text('kind', { enum: ['written', 'on-course', 'covered'] }).notNull(),
    progress: text('progress', {
      enum: ['not-started', 'in-progress', 'completed', 'not-completed', 'deferred', 'dropped'],
    }).notNull(),
    rag: text('rag', { enum: ['green', 'amber', 'red'] }),
    amberReason: text('amber_reason', { enum: ['uncertain', 'too-early'] }),
    completedOn: text('completed_on'),
    commentary: text('commentary').notNull(),
    action: text('action').notNull(),
    actionBy: text('action_by'),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id),
    enteredById: text('entered_by_id').references(() => person.id),
    at: instant('at').notNull(),
    /** One opening of a form; with the content it makes a repeated submit recognisable. */
    formNonce: text('form_nonce').notNull(),
    contentHash: text('content_hash').notNull(),
    /** One press of Save as Slack names it: a submit that is delivered twice carries it twice. */
    submissionId: text('submission_id').notNull().unique(),
  },
  (table) => [
    index('update_of_milestone').on(table.milestoneId, table.quarter, table.id),
    index('update_of_form').on(table.formNonce, table.id),
  ],
);

/** The ledger: every message, edit or file that must reach one place once. */
export const delivery = sqliteTable(
  'delivery',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    key: text('key').notNull().unique(),
    kind: text('kind', { enum: ['reminder', 'summary-root', 'summary-part'] }).notNull(),
    /** Class of Slack method, each with a queue and a limiter of its own. */
    methodClass: text('method_class', { enum: ['post', 'update', 'files'] }).notNull(),
    personId: text('person_id').references(() => person.id),
    channelId: text('channel_id'),
    /** The delivery whose message is the thread's root. */
    threadOfId: integer('thread_of_id'),
    /** The delivery that must be sent before this one. */
    afterId: integer('after_id'),
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
  },
  (table) => [
    index('delivery_due').on(table.state, table.dueAt),
    index('delivery_of_person').on(table.personId, table.createdAt),
  ],
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

export const revision = sqliteTable(
  'revision',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    number: integer('number').notNull(),
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (table) => [unique('revision_number').on(table.directorateId, table.quarter, table.number)],
);

/** The bytes that are served ever after. */
export const revisionFile = sqliteTable(
  'revision_file',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id),
    name: text('name').notNull(),
    format: text('format').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.format] })],
);

/** Every change: who, on whose behalf, when, from what, to what. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    /** A Slack user id, `command line` with the system user, or `Ragtime` for the clock. */
    actor: text('actor').notNull(),
    onBehalfOf: text('on_behalf_of'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: text('subject_id').notNull(),
    before: json<unknown>('before'),
    after: json<unknown>('after'),
  },
  (table) => [index('audit_of_subject').on(table.subject, table.subjectId)],
);

/** Which processes run, so that the command line can say whether messages will go out. */
export const runningProcess = sqliteTable('running_process', {
  id: text('id').primaryKey(),
  role: text('role', { enum: ['all', 'slack', 'jobs'] }).notNull(),
  pid: integer('pid').notNull(),
  host: text('host').notNull(),
  seenAt: instant('seen_at').notNull(),
});
