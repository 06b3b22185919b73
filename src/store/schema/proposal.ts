import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import { milestone, person } from './plan.ts';

/** Append-only: the states of what people ask to change in the plan. The newest row of a milestone stands. */
export const proposal = sqliteTable(
  'proposal',
  {
    stateId: integer('state_id').primaryKey({ autoIncrement: true }),
    /** The same in all states of one proposal. */
    id: text('id').notNull(),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    state: text('state', { enum: ['open', 'withdrawn', 'supported', 'agreed', 'declined'] }).notNull(),
    kind: text('kind', { enum: ['change', 'drop'] }).notNull(),
    /** Null where the date stays. */
    due: text('due'),
    /** Null where the words stay. */
    words: text('words'),
    reason: text('reason').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id),
    enteredById: text('entered_by_id').references(() => person.id),
    at: instant('at').notNull(),
    /** Who decided, when, and where it is written down. */
    body: text('body'),
    decidedOn: text('decided_on'),
    minute: text('minute'),
    note: text('note'),
    /** Of one that was agreed: the due date before, as printed. */
    wasDue: text('was_due'),
    /** One press of a button as Slack names it: what is delivered twice carries it twice. */
    submissionId: text('submission_id').notNull().unique(),
    /** One opening of the form in which it was asked for; null where a button did it, and in what is older than this. */
    formNonce: text('form_nonce'),
  },
  (table) => [
    index('proposal_of_milestone').on(table.milestoneId, table.stateId),
    index('proposal_state').on(table.state, table.stateId),
  ],
);
