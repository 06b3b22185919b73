import { and, eq, sql } from 'drizzle-orm';
import {
  holdsTheSame,
  mergeDraft,
  type Sent,
  type StoredFields,
  type Typed,
  takeAlong,
  toActedAt,
} from '../../core/collect/draft.ts';
import { prepareOnce, type Reader } from '../prepare-once.ts';
import { formDraft } from '../schema/form-drafts.ts';

type Row = typeof formDraft.$inferSelect;

/** Whose draft in which form about what. */
export type FormDraftKey = Pick<Row, 'personId' | 'form' | 'subject' | 'quarter'>;

/** In whatever state. */
export function readFormDraft(orm: Reader, key: FormDraftKey): StoredFields | undefined {
  const row = orm.select().from(formDraft).where(isOf(key)).get();
  return row && toStored(row);
}

const openOf = prepareOnce((reader) =>
  reader
    .select()
    .from(formDraft)
    .where(
      and(
        eq(formDraft.personId, sql.placeholder('personId')),
        eq(formDraft.form, sql.placeholder('form')),
        eq(formDraft.state, 'open'),
      ),
    )
    .orderBy(formDraft.actedAt)
    .prepare(),
);

const openIn = prepareOnce((reader) =>
  reader
    .select({ personId: formDraft.personId, subject: formDraft.subject })
    .from(formDraft)
    .where(
      and(
        eq(formDraft.form, sql.placeholder('form')),
        eq(formDraft.quarter, sql.placeholder('quarter')),
        eq(formDraft.state, 'open'),
      ),
    )
    .prepare(),
);

/** What everybody has begun and not sent for a quarter. */
export function openFormDraftsIn(orm: Reader, given: Pick<FormDraftKey, 'form' | 'quarter'>) {
  return openIn(orm).all(given);
}

/** What somebody has begun and not sent, oldest first. */
export function openFormDrafts(orm: Reader, { personId, form }: Pick<FormDraftKey, 'personId' | 'form'>) {
  return openOf(orm)
    .all({ personId, form })
    .map((row) => ({ ...toStored(row), subject: row.subject, quarter: row.quarter }));
}

/** Newer wins by the time at which it was typed. False when nothing changes. */
export function keepFormDraft(orm: Reader, key: FormDraftKey, typed: Typed): boolean {
  const merged = mergeDraft(readFormDraft(orm, key), typed);
  if (merged !== undefined) put(orm, key, merged);
  return merged !== undefined;
}

interface Discarding {
  readonly at: Date;
  /** When it was pressed, in microseconds on Slack's clock; left out, when it arrived. */
  readonly actedAt?: number;
}

/** What was typed before this moment and arrives later does not bring the draft back. */
export function discardFormDraft(
  orm: Reader,
  key: FormDraftKey,
  { at, actedAt: pressed = toActedAt(at) }: Discarding,
): void {
  const stored = readFormDraft(orm, key);
  const actedAt = Math.max(stored?.actedAt ?? 0, pressed);
  const formNonce = stored?.formNonce ?? '';
  put(orm, key, { fields: {}, formNonce, basedOn: undefined, actedAt, savedAt: at, state: 'discarded' });
}

/** A submit takes the draft along, in the same transaction, unless that holds more than the submit knows. */
export function closeFormDraft(orm: Reader, key: FormDraftKey, sent: Sent): void {
  const taken = takeAlong(readFormDraft(orm, key), sent);
  if (taken !== undefined) put(orm, key, taken);
}

/** A draft that holds just what was sent before is sent; any other stays. */
export function closeSameFormDraft(orm: Reader, key: FormDraftKey, sent: Sent): void {
  const stored = readFormDraft(orm, key);
  if (stored?.state === 'open' && holdsTheSame(stored.fields, sent.fields)) closeFormDraft(orm, key, sent);
}

function put(orm: Reader, key: FormDraftKey, stored: StoredFields): void {
  const { seen: _none, basedOn, ...rest } = stored;
  const said = { ...rest, basedOn: basedOn ?? null };
  orm
    .insert(formDraft)
    .values({ ...key, ...said })
    .onConflictDoUpdate({
      target: [formDraft.personId, formDraft.form, formDraft.subject, formDraft.quarter],
      set: said,
    })
    .run();
}

function toStored({ fields, actedAt, savedAt, formNonce, state, basedOn }: Row): StoredFields {
  return { fields, actedAt, savedAt, formNonce, state, basedOn: basedOn ?? undefined };
}

function isOf({ personId, form, subject, quarter }: FormDraftKey) {
  return and(
    eq(formDraft.personId, personId),
    eq(formDraft.form, form),
    eq(formDraft.subject, subject),
    eq(formDraft.quarter, quarter),
  );
}
