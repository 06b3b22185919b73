import { and, asc, eq } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { GapChoice } from '../../core/review/gap.ts';
import type { GapBook, GapStore, NewGapChoices } from '../../usecases/review/gap-ports.ts';
import type { Database, Transaction } from '../database.ts';
import type { Reader } from '../prepare-once.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { entryGap, gapChoice } from '../schema/review.ts';

/** What officers chose to print of entries without an update, in SQLite. */
export function createGapStore(database: Database): GapStore {
  return {
    ofQuarter: async (directorateId, quarter) => readGapBook(database.orm, { directorateId, quarter }),
    append: async (choices, patience) => {
      const written = await database.write(patience, (tx) => {
        if (!stillHolds(tx, choices)) return false;
        append(tx, choices);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

interface Place {
  readonly directorateId: string;
  readonly quarter: string;
}

export function readGapBook(from: Reader, place: Place): GapBook {
  const rows = from
    .select({ id: entryGap.id, kind: entryGap.entryKind, entryId: entryGap.entryId, prints: entryGap.prints })
    .from(entryGap)
    .where(and(eq(entryGap.directorateId, place.directorateId), eq(entryGap.quarter, place.quarter)))
    .orderBy(asc(entryGap.id))
    .all();
  const choices = rows.map(({ kind, entryId, prints }) => ({ entry: { kind, id: entryId }, prints }));
  return { choices: [...readEarlierChoices(from, place), ...choices], mark: rows.at(-1)?.id ?? 0 };
}

/** Of earlier versions, for milestones alone; nothing is added to them, so that the mark needs not count them. */
function readEarlierChoices(from: Reader, { directorateId, quarter }: Place): readonly GapChoice[] {
  return from
    .select({ id: gapChoice.milestoneId, prints: gapChoice.prints })
    .from(gapChoice)
    .where(and(eq(gapChoice.directorateId, directorateId), eq(gapChoice.quarter, quarter)))
    .orderBy(asc(gapChoice.id))
    .all()
    .map(({ id, prints }) => ({ entry: { kind: 'milestone', id }, prints }));
}

function stillHolds(tx: Transaction, choices: NewGapChoices): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, choices.windowId)).get();
  return window?.version === choices.windowVersion && readGapBook(tx, choices).mark === choices.mark;
}

function append(tx: Transaction, { directorateId, quarter, chosen, byId, author, at }: NewGapChoices): void {
  for (const { entry, prints, before } of chosen) {
    const { kind: entryKind, id: entryId } = entry;
    tx.insert(entryGap).values({ directorateId, entryKind, entryId, quarter, prints, byId, at }).run();
    tx.insert(audit)
      .values({
        at,
        actor: author.actor,
        onBehalfOf: author.onBehalfOf,
        action: 'choose-gap',
        subject: entryKind,
        subjectId: entryId,
        before: { quarter, prints: before },
        after: { quarter, prints },
      })
      .run();
  }
}
