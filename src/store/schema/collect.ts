import { type AnySQLiteColumn, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';
import { directorate, milestone, person } from './plan.ts';

type StepRows = Record<string, { date: string; time: string }>;

/** Instants as elsewhere: UTC milliseconds. */
interface PartRow {
  readonly dueAt: number;
  readonly closesAt: number;
  readonly steps: StepRows;
}

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
    /** What happens to a planned window when its time comes: it opens, or waits for the officer's Start. */
    start: text('start', { enum: ['by-itself', 'waits', 'held'] })
      .notNull()
      .default('by-itself'),
    steps: json<StepRows>('steps').notNull(),
    /** Of parts that are due or close on days of their own; null where none does. */
    parts: json<Record<string, PartRow>>('parts'),
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
    /** How it reached whoever entered it, where that was not through Slack: `e-mail of 3 July`. */
    howItCame: text('how_it_came'),
    /** For the kind `covered`: the update whose text covered it when this one was stored. */
    coveredById: integer('covered_by_id').references((): AnySQLiteColumn => milestoneUpdate.id),
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
    index('update_of_time').on(table.at),
    // Whoever deletes an update is asked whether another one points to it.
    index('updates_covered_by').on(table.coveredById),
  ],
);
