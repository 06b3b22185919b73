import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import { handedDraft } from '../schema/drafting.ts';

/** An update and what it makes of the drafts that were waiting for it. */
interface Deciding {
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly updateId: number;
  /** The draft that was approved as it is; undefined where the owner sent something else. */
  readonly approvedId: number | undefined;
  readonly byId: string;
  readonly at: Date;
}

const waitingFor = prepareOnce((reader) =>
  reader
    .select({ id: handedDraft.id, contributorId: handedDraft.contributorId })
    .from(handedDraft)
    .where(
      and(
        eq(handedDraft.entryKind, sql.placeholder('kind')),
        eq(handedDraft.entryId, sql.placeholder('id')),
        eq(handedDraft.quarter, sql.placeholder('quarter')),
        isNull(handedDraft.decision),
      ),
    )
    .prepare(),
);

/** The contributors whose drafts were waiting: what they read changes. */
export function decideHanded(tx: Transaction, deciding: Deciding): readonly string[] {
  const { entry, quarter, updateId, approvedId, byId, at } = deciding;
  const waiting = waitingFor(tx).all({ kind: entry.kind, id: entry.id, quarter });
  for (const { id } of waiting) {
    const decision = id === approvedId ? 'approved' : 'answered';
    tx.update(handedDraft)
      .set({ decision, decidedById: byId, decidedAt: at, updateId })
      .where(eq(handedDraft.id, id))
      .run();
  }
  return waiting.map(({ contributorId }) => contributorId);
}

/** Is this still the text that waits? A newer one of the same contributor takes its place. */
export function isStillWaiting(tx: Transaction, id: number): boolean {
  const row = tx.select().from(handedDraft).where(eq(handedDraft.id, id)).get();
  if (row === undefined || row.decision !== null) return false;
  const newest = tx
    .select({ id: handedDraft.id })
    .from(handedDraft)
    .where(
      and(
        isWaiting({ kind: row.entryKind, id: row.entryId }, row.quarter),
        eq(handedDraft.contributorId, row.contributorId),
      ),
    )
    .orderBy(desc(handedDraft.id))
    .get();
  return newest?.id === id;
}

function isWaiting({ kind, id }: EntryKey, quarter: string) {
  return and(
    eq(handedDraft.entryKind, kind),
    eq(handedDraft.entryId, id),
    eq(handedDraft.quarter, quarter),
    isNull(handedDraft.decision),
  );
}
