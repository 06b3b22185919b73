import { eq } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { TrailRow, TrailTexts } from '../../usecases/review/trail-ports.ts';
import type { Database } from '../database.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { handedDraft } from '../schema/drafting.ts';
import { financeNarrative, financeVersion } from '../schema/finance.ts';
import { figureQuery, indicatorUpdate, suppliedFigure } from '../schema/indicators.ts';
import { itemVersion } from '../schema/items.ts';
import { ledUpdate } from '../schema/led.ts';
import { proposal } from '../schema/proposal.ts';
import { checkDecision, returned, sectionWording, wording } from '../schema/review.ts';

interface Written {
  readonly table: SQLiteTable;
  readonly id: SQLiteColumn;
}

/** Which rows a change added: the record names them by number, under these names. */
const ROWS: Readonly<Record<string, Written>> = {
  versionIds: { table: itemVersion, id: itemVersion.id },
  versionId: { table: financeVersion, id: financeVersion.id },
  narrativeId: { table: financeNarrative, id: financeNarrative.id },
  stateId: { table: proposal, id: proposal.stateId },
  returnId: { table: returned, id: returned.id },
  sectionWordingId: { table: sectionWording, id: sectionWording.id },
  decisionId: { table: checkDecision, id: checkDecision.id },
  handedId: { table: handedDraft, id: handedDraft.id },
  suppliedId: { table: suppliedFigure, id: suppliedFigure.id },
  queryId: { table: figureQuery, id: figureQuery.id },
  wordingId: { table: wording, id: wording.id },
};
/** Beside these an update is not what was written, but what it was written about. */
const ABOUT_AN_UPDATE = ['returnId', 'wordingId'];

/** Reads what a row of the record names by number. */
export function createTrailTexts({ orm }: Database): (row: TrailRow) => TrailTexts {
  const read = ({ table, id }: Written, value: unknown) => {
    const row = typeof value === 'number' ? orm.select().from(table).where(eq(id, value)).get() : undefined;
    return row === undefined ? [] : [row];
  };
  const readAll = (written: Written | undefined, value: unknown) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return written === undefined ? [] : values.flatMap((each) => read(written, each));
  };
  return ({ subject, after }) => {
    const names = new Map(Object.entries(typeof after === 'object' && after !== null ? after : {}));
    const update = readAll(updatesOf(subject), names.get('updateId'));
    const isAbout = ABOUT_AN_UPDATE.some((name) => names.has(name));
    const others = [...names].flatMap(([name, value]) => readAll(ROWS[name], value));
    return { written: isAbout ? others : [...update, ...others], sent: names.has('wordingId') ? update : [] };
  };
}

function updatesOf(subject: string): Written {
  if (subject === 'milestone') return { table: milestoneUpdate, id: milestoneUpdate.id };
  if (subject === 'indicator') return { table: indicatorUpdate, id: indicatorUpdate.id };
  return { table: ledUpdate, id: ledUpdate.id };
}
