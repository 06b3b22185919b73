import { asc, eq, max } from 'drizzle-orm';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import type { MeetingAction, MeetingWord } from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { MeetingStore, NewMeetingAction, NewMeetingWord } from '../../usecases/publish/meeting-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { newId } from '../new-id.ts';
import { rememberReads } from '../remember-read.ts';
import { armRemindersOfOwner } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { meetingAction, meetingWord } from '../schema/meeting.ts';

export function createMeetingStore(database: Database): MeetingStore {
  const { orm } = database;
  const bookOf = rememberReads(database, [meetingAction, meetingWord], (directorateId: string) => {
    const actions = orm
      .select()
      .from(meetingAction)
      .where(eq(meetingAction.directorateId, directorateId))
      .orderBy(asc(meetingAction.number))
      .all();
    const words = orm
      .select()
      .from(meetingWord)
      .where(eq(meetingWord.directorateId, directorateId))
      .orderBy(asc(meetingWord.number))
      .all();
    const mark = (actions.at(-1)?.number ?? 0) + (words.at(-1)?.number ?? 0);
    return { actions: actions.map(toAction), words, mark };
  });
  return {
    book: bookOf,
    directorateOf: async (id) => orm.select().from(meetingAction).where(eq(meetingAction.id, id)).get()?.directorateId,
    add: async (added, patience) =>
      settle(await database.write(patience, (tx) => (stillHolds(tx, added) ? insertAction(tx, added) : undefined))),
    say: async (said, patience) => {
      const written = await database.write(patience, (tx) => (stillHolds(tx, said) ? insertWord(tx, said) : undefined));
      const settled = settle(written);
      return settled.ok ? done(undefined) : settled;
    },
  };
}

function settle<Value>(written: Result<Value | undefined, 'busy'>): Result<Value, 'busy' | 'changed'> {
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

/** Grows with every action of the directorate, and with all that is said of them. */
export function readMeetingMark(tx: Transaction, directorateId: string): number {
  const actions = tx
    .select({ newest: max(meetingAction.number) })
    .from(meetingAction)
    .where(eq(meetingAction.directorateId, directorateId))
    .get();
  const words = tx
    .select({ newest: max(meetingWord.number) })
    .from(meetingWord)
    .where(eq(meetingWord.directorateId, directorateId))
    .get();
  return (actions?.newest ?? 0) + (words?.newest ?? 0);
}

function stillHolds(tx: Transaction, { directorateId, basedOn }: NewMeetingAction | NewMeetingWord): boolean {
  return readMeetingMark(tx, directorateId) === basedOn;
}

function insertAction(tx: Transaction, { author, basedOn: _, ...values }: NewMeetingAction): MeetingAction {
  const row = tx
    .insert(meetingAction)
    .values({ ...values, id: newId('ma'), actor: author.actor })
    .returning()
    .get();
  const { quarter, text, paragraph, by, minute, personId } = values;
  tx.insert(audit)
    .values({
      at: values.at,
      ...author,
      action: 'add-meeting-action',
      subject: 'meeting action',
      subjectId: row.id,
      before: null,
      after: { quarter, text, paragraph, by, minute, personId },
    })
    .run();
  return toAction(row);
}

const AUDITED = {
  done: 'do-meeting-action',
  'in-hand': 'answer-meeting-action',
  withdrawn: 'withdraw-meeting-action',
  restored: 'restore-meeting-action',
} as const satisfies Readonly<Record<MeetingWord['kind'], string>>;

function insertWord(tx: Transaction, { author, basedOn: _, ...values }: NewMeetingWord): MeetingWord {
  const row = tx
    .insert(meetingWord)
    .values({ ...values, actor: author.actor })
    .returning()
    .get();
  const { kind, quarter, words, actionId, at } = values;
  tx.insert(audit)
    .values({
      at,
      ...author,
      action: AUDITED[kind],
      subject: 'meeting action',
      subjectId: actionId,
      before: null,
      after: { quarter, words },
    })
    .run();
  armReminders(tx, values);
  return row;
}

/** Whoever was asked reads in their message what is left. */
function armReminders(tx: Transaction, { actionId, at }: Pick<NewMeetingWord, 'actionId' | 'at'>): void {
  const asked = tx.select().from(meetingAction).where(eq(meetingAction.id, actionId)).get();
  if (asked !== undefined) armRemindersOfOwner(tx, { ownerId: asked.personId, enteredById: undefined, at });
}

function toAction(row: typeof meetingAction.$inferSelect): MeetingAction {
  return {
    ...row,
    paragraph: row.paragraph ?? undefined,
    by: row.by === null ? undefined : parseLocalDate(row.by),
    minute: row.minute ?? undefined,
  };
}
