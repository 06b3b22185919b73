import { and, eq, isNull, max } from 'drizzle-orm';
import type { Publication } from '../../usecases/publish/ports.ts';
import { readFinanceBook } from '../collect/finance-store.ts';
import { readFigureMark } from '../collect/indicator-store.ts';
import { readBook } from '../collect/item-store.ts';
import { readLedBook } from '../collect/led-store.ts';
import type { Transaction } from '../database.ts';
import { undecidedStateIds } from '../plan/proposal-store.ts';
import { readCheckMark } from '../review/check-store.ts';
import { readGapBook } from '../review/gap-store.ts';
import { readWordingMark } from '../review/wording-store.ts';
import { collectionWindow, milestoneUpdate } from '../schema/collect.ts';
import { milestone, plan } from '../schema/plan.ts';
import { revision } from '../schema/publish.ts';
import { readMeetingMark } from './meeting-store.ts';
import { readSectionMark } from './section-wording-store.ts';
import { readSignOffMark } from './sign-off-store.ts';
import { readWithholdingMark } from './withholding-store.ts';

/** The window, the plan, the updates and the number are as they were when the report was compiled. */
export function isAsCompiled(tx: Transaction, publication: Publication): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, publication.windowId)).get();
  if (window?.version !== publication.windowVersion) return false;
  const planRow = tx.select().from(plan).where(eq(plan.id, publication.planId)).get();
  if (planRow?.version !== publication.planVersion) return false;
  if (readBook(tx, publication).mark !== publication.itemMark) return false;
  const led = readLedBook(tx, { ...publication, entryIds: publication.ledEntryIds });
  if (led.mark !== publication.ledMark) return false;
  if (!isSameSet(undecidedStateIds(tx, publication.planId), publication.proposalStateIds)) return false;
  if (readFigureMark(tx, publication) !== publication.figureMark) return false;
  if (readFinanceBook(tx, publication).mark !== publication.financeMark) return false;
  if (readMeetingMark(tx, publication.directorateId) !== publication.meetingMark) return false;
  if (readCheckMark(tx, publication.directorateId) !== publication.checkMark) return false;
  if (readGapBook(tx, publication).mark !== publication.gapMark) return false;
  if (readSectionMark(tx, publication) !== publication.sectionMark) return false;
  if (readWordingMark(tx, publication) !== publication.wordingMark) return false;
  if (readWithholdingMark(tx, publication) !== publication.withholdingMark) return false;
  const { signOffMark } = publication;
  if (signOffMark !== undefined && readSignOffMark(tx, publication) !== signOffMark) return false;
  return isNextNumber(tx, publication) && newestUpdateId(tx, publication) === publication.newestUpdateId;
}

function isSameSet(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function isNextNumber(tx: Transaction, { directorateId, quarter, number }: Publication): boolean {
  const newest = tx
    .select({ number: max(revision.number) })
    .from(revision)
    .where(and(eq(revision.directorateId, directorateId), eq(revision.quarter, quarter)))
    .get();
  return (newest?.number ?? 0) + 1 === number;
}

function newestUpdateId(tx: Transaction, { planId, quarter }: Publication): number | undefined {
  const newest = tx
    .select({ id: max(milestoneUpdate.id) })
    .from(milestoneUpdate)
    .innerJoin(milestone, eq(milestone.id, milestoneUpdate.milestoneId))
    .where(and(eq(milestone.planId, planId), isNull(milestone.retiredAt), eq(milestoneUpdate.quarter, quarter)))
    .get();
  return newest?.id ?? undefined;
}
