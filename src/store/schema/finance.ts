import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import type { FinanceNote } from '../../core/collect/finance/finance-problem.ts';
import type { FinanceRow } from '../../core/collect/finance/finance-row.ts';
import { instant, json } from './columns.ts';
import { person, planEntry } from './plan.ts';

/** Append-only: the tables that finance handed in. The newest of a department and quarter stands. */
export const financeVersion = sqliteTable(
  'finance_version',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    departmentId: text('department_id')
      .notNull()
      .references(() => planEntry.id),
    quarter: text('quarter').notNull(),
    number: integer('number').notNull(),
    asAt: text('as_at').$type<LocalDate>().notNull(),
    asAtReason: text('as_at_reason'),
    /** In the order of the file, in thousands of pounds. */
    rows: json<readonly FinanceRow[]>('rows').notNull(),
    notes: json<readonly FinanceNote[]>('notes').notNull(),
    fileName: text('file_name').notNull(),
    fileSha256: text('file_sha256').notNull(),
    actor: text('actor').notNull(),
    personId: text('person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [uniqueIndex('finance_version_of_quarter').on(table.departmentId, table.quarter, table.number)],
);

/** Append-only: what finance says of a department's table. The newest stands. */
export const financeNarrative = sqliteTable(
  'finance_narrative',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    departmentId: text('department_id')
      .notNull()
      .references(() => planEntry.id),
    quarter: text('quarter').notNull(),
    text: text('text').notNull(),
    actor: text('actor').notNull(),
    personId: text('person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('finance_narrative_of_quarter').on(table.departmentId, table.quarter, table.id)],
);
