import { and, asc, desc, eq, max, or } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { CheckDecision, CheckDecisionStore, NewCheckDecision } from '../../usecases/review/check-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { checkDecision } from '../schema/review.ts';

export function createCheckStore(database: Database): CheckDecisionStore {
  return {
    ofQuarter: async (directorateId, quarter) => {
      const { orm } = database;
      const counts = or(eq(checkDecision.level, 'list'), eq(checkDecision.quarter, quarter));
      const rows = orm
        .select()
        .from(checkDecision)
        .where(and(eq(checkDecision.directorateId, directorateId), counts))
        .orderBy(asc(checkDecision.id))
        .all()
        .map(toDecision);
      return { byKey: new Map(rows.map((row) => [row.key, row])), mark: readCheckMark(orm, directorateId) };
    },
    append: async (decision, patience) => {
      const written = await database.write(patience, (tx) =>
        newestId(tx, decision) === decision.basedOn ? append(tx, decision) : undefined,
      );
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(written.value);
    },
  };
}

/** Grows with every decision of the directorate; 0 when there is none. */
export function readCheckMark(orm: Database['orm'] | Transaction, directorateId: string): number {
  const newest = orm
    .select({ id: max(checkDecision.id) })
    .from(checkDecision)
    .where(eq(checkDecision.directorateId, directorateId))
    .get();
  return newest?.id ?? 0;
}

function newestId(tx: Transaction, { directorateId, quarter, key, level }: NewCheckDecision): number | undefined {
  const isOfReport = level === 'list' ? undefined : eq(checkDecision.quarter, quarter);
  const newest = tx
    .select({ id: checkDecision.id })
    .from(checkDecision)
    .where(and(eq(checkDecision.directorateId, directorateId), eq(checkDecision.key, key), isOfReport))
    .orderBy(desc(checkDecision.id))
    .get();
  return newest?.id;
}

const ACTIONS = { waived: 'waive-finding', dismissed: 'dismiss-finding', undone: 'reopen-finding' } as const;

function append(tx: Transaction, decision: NewCheckDecision): CheckDecision {
  const { author, basedOn, check, ...values } = decision;
  const row = tx
    .insert(checkDecision)
    .values({ ...values, checkCode: check, actor: author.actor })
    .returning()
    .get();
  tx.insert(audit)
    .values({
      at: decision.at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: ACTIONS[decision.kind],
      subject: 'finding',
      subjectId: decision.key,
      before: basedOn === undefined ? null : { decisionId: basedOn },
      after: { decisionId: row.id, quarter: decision.quarter },
    })
    .run();
  return toDecision(row);
}

function toDecision({ checkCode, ...row }: typeof checkDecision.$inferSelect): CheckDecision {
  return { ...row, check: checkCode };
}
