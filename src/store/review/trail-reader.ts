import { and, asc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { TrailFilter, TrailReader, TrailRow } from '../../usecases/review/trail-ports.ts';
import type { Database } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { handedDraft } from '../schema/drafting.ts';
import { financeNarrative, financeVersion } from '../schema/finance.ts';
import { figureQuery, indicatorUpdate, suppliedFigure } from '../schema/indicators.ts';
import { itemVersion } from '../schema/items.ts';
import { ledUpdate } from '../schema/led.ts';
import { proposal } from '../schema/proposal.ts';
import { checkDecision, returned } from '../schema/review.ts';

type AuditRow = typeof audit.$inferSelect;

interface Written {
  readonly table: SQLiteTable;
  readonly id: SQLiteColumn;
}

/** Which rows a change added: the record names them by number, under these names. */
const ROWS: Readonly<Record<string, Written | ((subject: string) => Written)>> = {
  updateId: (subject) => {
    if (subject === 'milestone') return { table: milestoneUpdate, id: milestoneUpdate.id };
    if (subject === 'indicator') return { table: indicatorUpdate, id: indicatorUpdate.id };
    return { table: ledUpdate, id: ledUpdate.id };
  },
  versionIds: { table: itemVersion, id: itemVersion.id },
  versionId: { table: financeVersion, id: financeVersion.id },
  narrativeId: { table: financeNarrative, id: financeNarrative.id },
  stateId: { table: proposal, id: proposal.stateId },
  returnId: { table: returned, id: returned.id },
  decisionId: { table: checkDecision, id: checkDecision.id },
  handedId: { table: handedDraft, id: handedDraft.id },
  suppliedId: { table: suppliedFigure, id: suppliedFigure.id },
  queryId: { table: figureQuery, id: figureQuery.id },
};

export function createTrailReader({ orm }: Database): TrailReader {
  const read = ({ table, id }: Written, value: unknown) => {
    const row = typeof value === 'number' ? orm.select().from(table).where(eq(id, value)).get() : undefined;
    return row === undefined ? [] : [row];
  };
  const writtenBy = ({ subject, after }: AuditRow): TrailRow['written'] =>
    namedIn(after).flatMap(([name, value]) => {
      const row = ROWS[name];
      if (row === undefined) return [];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.flatMap((each) => read(typeof row === 'function' ? row(subject) : row, each));
    });
  return {
    trail: async (filter) => {
      const rows = orm.select().from(audit).where(conditionOf(filter)).orderBy(asc(audit.id)).all();
      return rows.map((row) => ({
        ...row,
        onBehalfOf: row.onBehalfOf ?? undefined,
        before: row.before ?? undefined,
        after: row.after ?? undefined,
        written: writtenBy(row),
      }));
    },
  };
}

/** A question that an owner answered names the update and the question; what is read twice is shown once. */
function namedIn(after: unknown): readonly (readonly [string, unknown])[] {
  if (typeof after !== 'object' || after === null) return [];
  const names = Object.entries(after);
  return names.some(([name]) => name === 'returnId') ? names.filter(([name]) => name !== 'updateId') : names;
}

function conditionOf({ subjectIds, person, from, to }: TrailFilter): SQL | undefined {
  return and(
    subjectIds && or(inArray(audit.subjectId, [...subjectIds]), eq(audit.subject, 'finding')),
    from === undefined ? undefined : gte(audit.at, from),
    to === undefined ? undefined : lt(audit.at, to),
    person === undefined
      ? undefined
      : or(
          eq(audit.onBehalfOf, person.personId),
          eq(audit.subjectId, person.personId),
          person.slackUserId === undefined ? undefined : eq(audit.actor, person.slackUserId),
        ),
  );
}
