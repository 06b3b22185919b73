import { and, asc, eq, max } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { NewSectionWording, SectionWordingStore } from '../../usecases/publish/section-wording-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { sectionWording } from '../schema/review.ts';

interface Place {
  readonly directorateId: string;
  readonly quarter: string;
}

/** What officers put at the head of sections, in SQLite. */
export function createSectionWordingStore(database: Database): SectionWordingStore {
  return {
    ofQuarter: async (directorateId, quarter) => {
      const rows = database.orm
        .select({ id: sectionWording.id, section: sectionWording.section, text: sectionWording.text })
        .from(sectionWording)
        .where(isOf({ directorateId, quarter }))
        .orderBy(asc(sectionWording.id))
        .all();
      const wordings = rows.map(({ text, ...row }) => ({ ...row, text: text ?? undefined }));
      return { wordings, mark: rows.at(-1)?.id ?? 0 };
    },
    append: async (added, patience) => {
      const written = await database.write(patience, (tx) => {
        if (readSectionMark(tx, added) !== added.basedOn) return false;
        append(tx, added);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

/** Grows with every one of the directorate and quarter; 0 when there is none. */
export function readSectionMark(tx: Transaction, place: Place): number {
  const newest = tx
    .select({ id: max(sectionWording.id) })
    .from(sectionWording)
    .where(isOf(place))
    .get();
  return newest?.id ?? 0;
}

function isOf({ directorateId, quarter }: Place) {
  return and(eq(sectionWording.directorateId, directorateId), eq(sectionWording.quarter, quarter));
}

function append(tx: Transaction, { author, basedOn: _, ...values }: NewSectionWording): void {
  const row = tx.insert(sectionWording).values(values).returning().get();
  const { quarter, section, text, at } = values;
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: text === undefined ? 'take-back-section-text' : 'edit-section-text',
      subject: 'section',
      subjectId: section,
      before: null,
      after: { quarter, sectionWordingId: row.id },
    })
    .run();
}
