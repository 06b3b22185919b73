import { and, asc, eq, max } from 'drizzle-orm';
import { nameSubject, type Withholding } from '../../core/publish/withholding.ts';
import { done, refuse } from '../../core/result.ts';
import type { NewWithholding, WithholdingStore } from '../../usecases/publish/withholding-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { withholding } from '../schema/review.ts';

interface Place {
  readonly directorateId: string;
  readonly quarter: string;
}

export function createWithholdingStore(database: Database): WithholdingStore {
  return {
    ofQuarter: async (directorateId, quarter) => {
      const rows = database.orm
        .select()
        .from(withholding)
        .where(isOf({ directorateId, quarter }))
        .orderBy(asc(withholding.id))
        .all()
        .map(toWithholding);
      return { all: rows, mark: rows.at(-1)?.id ?? 0 };
    },
    append: async (added, patience) => {
      const written = await database.write(patience, (tx) =>
        readWithholdingMark(tx, added) === added.basedOn ? append(tx, added) : undefined,
      );
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(written.value);
    },
  };
}

/** Grows with every one of the directorate and quarter; 0 when there is none. */
export function readWithholdingMark(tx: Transaction, place: Place): number {
  const newest = tx
    .select({ id: max(withholding.id) })
    .from(withholding)
    .where(isOf(place))
    .get();
  return newest?.id ?? 0;
}

function isOf({ directorateId, quarter }: Place) {
  return and(eq(withholding.directorateId, directorateId), eq(withholding.quarter, quarter));
}

const ACTIONS = { withheld: 'withhold-text', released: 'release-text' } as const;

function append(tx: Transaction, { author, basedOn: _, subject, ...values }: NewWithholding): Withholding {
  const row = tx
    .insert(withholding)
    .values({ ...values, subjectKind: subject.kind, subjectId: subject.id, actor: author.actor })
    .returning()
    .get();
  const { quarter, kind, why } = values;
  tx.insert(audit)
    .values({
      at: values.at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: ACTIONS[kind],
      subject: 'text',
      subjectId: nameSubject(subject),
      before: null,
      after: { quarter, why },
    })
    .run();
  return toWithholding(row);
}

function toWithholding({ subjectKind, subjectId, ...row }: typeof withholding.$inferSelect): Withholding {
  return { ...row, subject: { kind: subjectKind, id: subjectId } };
}
