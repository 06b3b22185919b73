import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { PartLadders } from '../../core/calendar/window-part.ts';
import type { ReportSettings } from '../../core/plan/report-settings.ts';
import type { CheckSettings } from '../../core/review/checks/check-settings.ts';
import { instant, json } from './columns.ts';

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
  /** Where the digest goes; null for the officers' direct messages. */
  officersChannelId: text('officers_channel_id'),
  /** Null for the council's. */
  nation: text('nation'),
  /** Days on which this directorate is closed beyond those of the council. */
  closureDays: json<readonly string[]>('closure_days').notNull().default([]),
  ladder: json<readonly unknown[]>('ladder').notNull(),
  /** Parts of its windows that are due or close on days of their own; null where none does. */
  parts: json<PartLadders>('parts'),
  commentaryRule: text('commentary_rule', { enum: ['all', 'amber-and-red'] }).notNull(),
  /** Quarter numbers in which its risks are asked for and printed. */
  riskQuarters: json<readonly number[]>('risk_quarters').notNull().default([2]),
  /** How its report is put together, where that is not the usual. */
  report: json<ReportSettings>('report').notNull().default({}),
  /** What its reports are checked by, where that differs from the usual. */
  checks: json<Partial<CheckSettings>>('checks').notNull().default({}),
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
    assistantId: text('assistant_id'),
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
    board: text('board'),
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
    /** The same work in the plan of the year before. */
    followsId: text('follows_id').references((): AnySQLiteColumn => milestone.id),
    position: integer('position').notNull(),
    retiredAt: instant('retired_at'),
    imported: json<unknown>('imported'),
  },
  (table) => [
    index('milestone_of_plan').on(table.planId, table.position),
    index('milestone_of_owner').on(table.ownerId),
    index('milestone_follows').on(table.followsId).where(sql`follows_id is not null`),
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
    /** Gives the figure before the owner is asked. */
    supplierId: text('supplier_id').references(() => person.id),
    unit: text('unit').notNull(),
    decimals: integer('decimals').notNull(),
    polarity: text('polarity', { enum: ['higher', 'lower', 'neither'] }).notNull(),
    kind: text('kind', { enum: ['cumulative', 'this-quarter', 'position', 'rolling-year', 'once-a-year'] }).notNull(),
    quarters: json<readonly number[]>('quarters').notNull(),
    target: json<unknown>('target').notNull(),
    /** Percent of the target; null where the owner judges the status. */
    tolerance: real('tolerance'),
    lastYear: json<readonly (number | null)[]>('last_year').notNull(),
    board: text('board'),
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
