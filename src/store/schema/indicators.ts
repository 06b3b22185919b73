import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NO_FIGURE_REASONS } from '../../core/collect/indicator/indicator-update.ts';
import { instant } from './columns.ts';
import { indicator, person } from './plan.ts';

/** A measured figure, or why there is none: exactly one of the two. */
const figureColumns = () => ({
  value: real('value'),
  noFigure: text('no_figure', { enum: NO_FIGURE_REASONS }),
  /** Empty for what the indicator's kind says. */
  period: text('period').notNull(),
  isProvisional: integer('is_provisional', { mode: 'boolean' }).notNull(),
  /** Measured in another way than last year's. */
  isRedefined: integer('is_redefined', { mode: 'boolean' }).notNull(),
  /** When the figure, or the final one, is expected. */
  expectedOn: text('expected_on'),
});

/** What makes a submit recognisable that arrives twice. */
const submitColumns = () => ({
  formNonce: text('form_nonce').notNull(),
  contentHash: text('content_hash').notNull(),
  submissionId: text('submission_id').notNull().unique(),
});

/** Append-only: what the supplier gave for the owner to confirm. The newest of an indicator and quarter counts. */
export const suppliedFigure = sqliteTable(
  'supplied_figure',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    indicatorId: text('indicator_id')
      .notNull()
      .references(() => indicator.id),
    quarter: text('quarter').notNull(),
    ...figureColumns(),
    note: text('note').notNull(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => person.id),
    enteredById: text('entered_by_id').references(() => person.id),
    /** How it came, where that was not through Slack: `file values.csv`. */
    howItCame: text('how_it_came'),
    at: instant('at').notNull(),
    ...submitColumns(),
  },
  (table) => [index('supplied_of_indicator').on(table.indicatorId, table.quarter, table.id)],
);

/** Append-only: what the owner asked about a supplied figure. A newer figure answers it. */
export const figureQuery = sqliteTable(
  'figure_query',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    suppliedId: integer('supplied_id')
      .notNull()
      .references(() => suppliedFigure.id),
    question: text('question').notNull(),
    askedById: text('asked_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    ...submitColumns(),
  },
  (table) => [index('query_of_supplied').on(table.suppliedId, table.id)],
);

/** Append-only: what was said of an indicator in a quarter. The newest row stands. */
export const indicatorUpdate = sqliteTable(
  'indicator_update',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    indicatorId: text('indicator_id')
      .notNull()
      .references(() => indicator.id),
    quarter: text('quarter').notNull(),
    ...figureColumns(),
    rag: text('rag', { enum: ['green', 'amber', 'red'] }),
    amberReason: text('amber_reason', { enum: ['uncertain', 'too-early'] }),
    how: text('how', { enum: ['judged', 'computed', 'overridden', 'none'] }).notNull(),
    overrideReason: text('override_reason').notNull(),
    commentary: text('commentary').notNull(),
    action: text('action').notNull(),
    actionBy: text('action_by'),
    ownerId: text('owner_id')
      .notNull()
      .references(() => person.id),
    enteredById: text('entered_by_id').references(() => person.id),
    /** How it reached whoever entered it, where that was not through Slack: `e-mail of 3 July`. */
    howItCame: text('how_it_came'),
    /** What the supplier had given when the owner said this. */
    suppliedId: integer('supplied_id').references(() => suppliedFigure.id),
    /** A late figure: the quarter whose report prints it. */
    printedIn: text('printed_in'),
    at: instant('at').notNull(),
    ...submitColumns(),
  },
  (table) => [
    index('indicator_update_of').on(table.indicatorId, table.quarter, table.id),
    index('indicator_update_of_form').on(table.formNonce, table.id),
    index('indicator_update_late').on(table.printedIn),
  ],
);
