import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import { directorate, person } from './plan.ts';

/** Append-only: what meetings that read a published report asked of people. */
export const meetingAction = sqliteTable(
  'meeting_action',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    /** The first quarter in whose report it stands what was done. */
    askedFrom: text('asked_from').notNull(),
    text: text('text').notNull(),
    paragraph: text('paragraph'),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    by: text('by'),
    minute: text('minute'),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('meeting_action_of_directorate').on(table.directorateId, table.number)],
);

/** Append-only: what was said of them. The newest progress of a quarter stands; one that is withdrawn is asked no more. */
export const meetingWord = sqliteTable(
  'meeting_word',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    actionId: text('action_id')
      .notNull()
      .references(() => meetingAction.id),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    kind: text('kind', { enum: ['done', 'in-hand', 'withdrawn', 'restored'] }).notNull(),
    quarter: text('quarter').notNull(),
    words: text('words').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('meeting_word_of_directorate').on(table.directorateId, table.number)],
);
