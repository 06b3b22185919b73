import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { ENTRY_KINDS } from '../../core/collect/entry.ts';
import type { SectionKey } from '../../core/publish/snapshot.ts';
import { WITHHELD_KINDS } from '../../core/publish/withholding.ts';
import { CHANGE_MARKS } from '../../core/review/asked-change.ts';
import type { CheckCode } from '../../core/review/checks/finding.ts';
import { GAP_PRINTS } from '../../core/review/gap.ts';
import { ACCEPTANCE_KINDS } from '../../core/review/review-queue.ts';
import type { Texts } from '../../core/review/wording.ts';
import { instant, json } from './columns.ts';
import { directorate, milestone, person } from './plan.ts';

/** Updates that an officer sent back with a question. The entry is outstanding again until it is answered. */
export const returned = sqliteTable(
  'returned',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryKind: text('entry_kind', { enum: ['milestone', 'indicator', 'risk', 'equality-action'] }).notNull(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    /** Id of the update that was sent back, in the table of its kind. */
    updateId: integer('update_id').notNull(),
    question: text('question').notNull(),
    askedById: text('asked_by_id').references(() => person.id),
    at: instant('at').notNull(),
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    /** Asked after the quarter was published: the answer is for the next revision. */
    isCorrection: integer('is_correction', { mode: 'boolean' }).notNull().default(false),
    /** One opening of a form: the same question sent twice is one. */
    nonce: text('nonce').notNull().unique(),
  },
  (table) => [
    index('returned_entry').on(table.entryKind, table.entryId, table.quarter),
    index('returned_quarter').on(table.quarter),
    index('returned_waiting').on(table.id).where(sql`answered_at is null and closed_at is null`),
  ],
);

/**
 * Append-only: what officers decided on findings of the checks. The newest row of a finding stands; `undone` takes back
 * the one before. Reasons are printed nowhere.
 */
export const checkDecision = sqliteTable(
  'check_decision',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    /** Check, subject and hash of the text concerned. */
    key: text('key').notNull(),
    checkCode: text('check_code').notNull().$type<CheckCode>(),
    level: text('level', { enum: ['block', 'list'] }).notNull(),
    kind: text('kind', { enum: ['waived', 'dismissed', 'undone'] }).notNull(),
    reason: text('reason').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('check_decision_of_finding').on(table.directorateId, table.key)],
);

/**
 * Append-only: updates that an officer has read and taken as they are. A row counts for its update alone, and until a
 * question about the same update comes after it.
 */
export const acceptance = sqliteTable(
  'acceptance',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryKind: text('entry_kind', { enum: ['milestone', 'indicator', 'risk', 'equality-action'] }).notNull(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    /** Id of the update that was read, in the table of its kind. */
    updateId: integer('update_id').notNull(),
    /** `undone` takes back what was accepted before. */
    kind: text('kind', { enum: ACCEPTANCE_KINDS }).notNull().default('accepted'),
    acceptedById: text('accepted_by_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [
    index('acceptance_entry').on(table.entryKind, table.entryId, table.updateId),
    index('acceptance_quarter').on(table.quarter),
  ],
);

/** Which directorate an officer of several looked at last; a preference, so that it is kept in place and never audited. */
export const chosenDirectorate = sqliteTable('chosen_directorate', {
  slackUserId: text('slack_user_id').primaryKey(),
  directorateId: text('directorate_id')
    .notNull()
    .references(() => directorate.id),
  at: instant('at').notNull(),
});

/**
 * Append-only: what officers put in print in the place of an owner's texts, took back, and what owners object to. The
 * newest row of an update stands; the owner's texts stay in the table of the update.
 */
export const wording = sqliteTable(
  'wording',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    entryKind: text('entry_kind', { enum: ['milestone', 'indicator', 'risk', 'equality-action'] }).notNull(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    /** Id of the update whose texts are meant, in the table of its kind. */
    updateId: integer('update_id').notNull(),
    kind: text('kind', { enum: ['edited', 'taken-back', 'objected'] }).notNull(),
    texts: json<Texts>('texts').notNull(),
    reason: text('reason').notNull(),
    byId: text('by_id').references(() => person.id),
    at: instant('at').notNull(),
    /** Key of the message that tells the owner of it. */
    noticeKey: text('notice_key'),
    /** One opening of a form: what is sent twice is stored once. */
    nonce: text('nonce').notNull().unique(),
  },
  (table) => [
    index('wording_quarter').on(table.directorateId, table.quarter),
    index('wording_entry').on(table.entryKind, table.entryId, table.quarter),
    index('wording_notice').on(table.noticeKey),
  ],
);

/**
 * Append-only: texts that are not for publication, by whom and why. The newest row of a subject in a quarter stands;
 * `released` lets it be printed again.
 */
export const withholding = sqliteTable(
  'withholding',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    subjectKind: text('subject_kind', { enum: WITHHELD_KINDS }).notNull(),
    subjectId: text('subject_id').notNull(),
    kind: text('kind', { enum: ['withheld', 'released'] }).notNull(),
    why: text('why').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('withholding_quarter').on(table.directorateId, table.quarter)],
);

/**
 * What officers chose to print of milestones without an update before they could choose for every kind of entry: read as
 * the oldest of `entry_gap`, and never written any more.
 */
export const gapChoice = sqliteTable(
  'gap_choice',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    milestoneId: text('milestone_id')
      .notNull()
      .references(() => milestone.id),
    quarter: text('quarter').notNull(),
    prints: text('prints', { enum: GAP_PRINTS }).notNull(),
    byId: text('by_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('gap_of_quarter').on(table.directorateId, table.quarter, table.id)],
);

/** Append-only: what officers chose to print of entries without an update. The newest of an entry stands. */
export const entryGap = sqliteTable(
  'entry_gap',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    entryKind: text('entry_kind', { enum: ENTRY_KINDS }).notNull(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    prints: text('prints', { enum: GAP_PRINTS }).notNull(),
    byId: text('by_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('entry_gap_quarter').on(table.directorateId, table.quarter, table.id)],
);

/**
 * Append-only: what officers put at the head of a section of one quarter's report. The newest of a section stands; without
 * a text the plan's is printed again.
 */
export const sectionWording = sqliteTable(
  'section_wording',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    section: text('section').notNull().$type<SectionKey>(),
    text: text('text'),
    byId: text('by_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('section_wording_quarter').on(table.directorateId, table.quarter, table.id)],
);

/** Append-only: numbered drafts that approvers were asked to sign, as they would be printed. The newest of a quarter counts. */
export const signOffDraft = sqliteTable(
  'sign_off_draft',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    number: integer('number').notNull(),
    /** Of everything that would be printed. */
    contentHash: text('content_hash').notNull(),
    snapshot: text('snapshot').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [unique('sign_off_draft_number').on(table.directorateId, table.quarter, table.number)],
);

/** Append-only: signatures, and what approvers want changed. The newest of an approver and draft counts. */
export const signOffAnswer = sqliteTable(
  'sign_off_answer',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    draftId: integer('draft_id')
      .notNull()
      .references(() => signOffDraft.id),
    approverId: text('approver_id')
      .notNull()
      .references(() => person.id),
    /** The approver, or the deputy. */
    byId: text('by_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: ['signed', 'changes-asked'] }).notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('sign_off_answer_draft').on(table.draftId)],
);

/** Append-only: drafts that were not what would be published any more, and which places read otherwise. One row for each. */
export const signOffVoid = sqliteTable('sign_off_void', {
  draftId: integer('draft_id')
    .primaryKey()
    .references(() => signOffDraft.id),
  changed: json<readonly string[]>('changed').notNull(),
  at: instant('at').notNull(),
});

/** Append-only: what approvers want changed in a draft, by paragraph. */
export const signOffChange = sqliteTable(
  'sign_off_change',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    answerId: integer('answer_id')
      .notNull()
      .references(() => signOffAnswer.id),
    /** Key of the paragraph; null for the whole report. */
    place: text('place'),
    /** As it was numbered in that draft. */
    label: text('label').notNull(),
    words: text('words').notNull(),
  },
  (table) => [index('sign_off_change_answer').on(table.answerId)],
);

/** Append-only: what officers said of such a change. The newest of a change stands; `open` takes back what was said. */
export const signOffChangeMark = sqliteTable(
  'sign_off_change_mark',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    changeId: integer('change_id')
      .notNull()
      .references(() => signOffChange.id),
    kind: text('kind', { enum: CHANGE_MARKS }).notNull(),
    why: text('why').notNull(),
    byId: text('by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('sign_off_change_mark_change').on(table.changeId)],
);
