import { and, asc, eq } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { GapBook, GapStore, NewGapChoices } from '../../usecases/review/gap-ports.ts';
import type { Database, Transaction } from '../database.ts';
import type { Reader } from '../prepare-once.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { gapChoice } from '../schema/review.ts';

/** What officers chose to print of milestones without an update, in SQLite. */
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

export function readGapBook(
  from: Reader,
  { directorateId, quarter }: { readonly directorateId: string; readonly quarter: string },
): GapBook {
  const choices = from
    .select({ id: gapChoice.id, milestoneId: gapChoice.milestoneId, prints: gapChoice.prints })
    .from(gapChoice)
    .where(and(eq(gapChoice.directorateId, directorateId), eq(gapChoice.quarter, quarter)))
    .orderBy(asc(gapChoice.id))
    .all();
  return { choices, mark: choices.at(-1)?.id ?? 0 };
}

function stillHolds(tx: Transaction, choices: NewGapChoices): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, choices.windowId)).get();
  return window?.version === choices.windowVersion && readGapBook(tx, choices).mark === choices.mark;
}

function append(tx: Transaction, { directorateId, quarter, chosen, byId, author, at }: NewGapChoices): void {
  for (const { milestoneId, prints } of chosen) {
    tx.insert(gapChoice).values({ directorateId, milestoneId, quarter, prints, byId, at }).run();
    tx.insert(audit)
      .values({
        at,
        actor: author.actor,
        onBehalfOf: author.onBehalfOf,
        action: 'choose-gap',
        subject: 'milestone',
        subjectId: milestoneId,
        before: null,
        after: { quarter, prints },
      })
      .run();
  }
}
