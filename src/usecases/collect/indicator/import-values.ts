import { isDeepStrictEqual } from 'node:util';
import { formatQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import {
  checkFigure,
  type FigureInputFault,
  LONGEST_LINE,
} from '../../../core/collect/indicator/check-figure-answer.ts';
import type { Figure } from '../../../core/collect/indicator/indicator-update.ts';
import { mayBeShare } from '../../../core/collect/indicator/may-be-share.ts';
import { cellOfColumn, type ValueRow, type ValuesTable } from '../../../core/collect/indicator/read-values.ts';
import type { Indicator, Plan } from '../../../core/plan/plan.ts';
import { normaliseRef } from '../../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../../calendar/find-directorate.ts';
import type { Author, Patience } from '../../ports.ts';
import { todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation } from './indicator-situation.ts';
import { submitSupply } from './submit-supply.ts';

export interface ImportValuesRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  /** Initials of the supplier, or of the officer who enters for them. */
  readonly enteredBy: string;
  readonly table: ValuesTable;
  /** `check` stores nothing. */
  readonly mode: 'store' | 'check';
  /** For the audit. */
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

/** Why one row of the file cannot be taken. */
export type RowFault =
  | { readonly fault: 'unknown' | 'twice' | 'no-supplier' | 'closed' }
  | { readonly fault: 'several'; readonly ids: readonly string[] }
  | { readonly fault: 'note-too-long' | 'perhaps-a-share' }
  | { readonly fault: 'figure'; readonly figure: FigureInputFault };

export interface RowProblem {
  readonly cell: string;
  readonly name: string;
  readonly what: RowFault;
}

export interface ImportedValue {
  readonly indicator: Indicator;
  readonly figure: Figure;
  /** What stood there; undefined for the first. */
  readonly before: Figure | undefined;
  readonly isUnchanged: boolean;
}

export type ImportValuesRefusal =
  | UnknownDirectorate
  | { readonly reason: 'no-plan' }
  | { readonly reason: 'unknown-person'; readonly given: string }
  | { readonly reason: 'rows'; readonly problems: readonly RowProblem[] }
  /** Something changed while the file was stored: the rows before this one are in. */
  | { readonly reason: 'interrupted'; readonly name: string };

interface Prepared extends ImportedValue {
  readonly row: ValueRow;
  /** The figure that this one follows. */
  readonly basedOn: number | undefined;
}

/** Takes a file of suppliers' figures. Every row is checked before the first is stored; what stands already is left alone. */
export async function importValues(
  ports: CollectPorts,
  request: ImportValuesRequest,
): Promise<Result<readonly ImportedValue[], ImportValuesRefusal>> {
  const { quarter, enteredBy, table, mode } = request;
  const directorate = await findDirectorate(ports.plans, request.directorateCode);
  if (!directorate.ok) return directorate;
  const plans = await ports.plans.plans();
  const plan = plans.find(
    (each) => each.directorateId === directorate.value.id && each.startYear === quarter.startYear,
  );
  if (plan === undefined) return refuse({ reason: 'no-plan' });
  const people = await ports.plans.people();
  const person = people.find(({ initials }) => initials.toLowerCase() === enteredBy.trim().toLowerCase());
  if (person === undefined) return refuse({ reason: 'unknown-person', given: enteredBy });
  const problems: RowProblem[] = [];
  const prepared: Prepared[] = [];
  for (const row of table.rows) {
    const found = await prepareRow(ports, request, { row, plan, others: prepared });
    if (found.ok) prepared.push(found.value);
    else problems.push(...found.refusal);
  }
  if (problems.length > 0) return refuse({ reason: 'rows', problems });
  for (const each of mode === 'check' ? [] : prepared.filter(({ isUnchanged }) => !isUnchanged)) {
    const isStored = await storeRow(ports, request, { prepared: each, personId: person.id });
    if (!isStored) return refuse({ reason: 'interrupted', name: each.row.name });
  }
  return done(
    prepared.map(({ indicator, figure, before, isUnchanged }) => ({ indicator, figure, before, isUnchanged })),
  );
}

interface RowCase {
  readonly row: ValueRow;
  readonly plan: Plan;
  readonly others: readonly Prepared[];
}

async function prepareRow(
  ports: CollectPorts,
  { quarter, now, table }: ImportValuesRequest,
  { row, plan, others }: RowCase,
): Promise<Result<Prepared, readonly RowProblem[]>> {
  const problem = (column: 'ref' | 'value' | 'note' | 'expected' | 'period', what: RowFault): RowProblem => ({
    cell: cellOfColumn(table.places, column, row.row),
    name: row.name,
    what,
  });
  const indicator = findIndicator(plan, row.name);
  if (!indicator.ok) return refuse([problem('ref', indicator.refusal)]);
  const { id } = indicator.value;
  if (others.some((other) => other.indicator.id === id)) return refuse([problem('ref', { fault: 'twice' })]);
  const situation = await readIndicatorSituation(ports, { indicatorId: id, quarter: formatQuarter(quarter), now });
  if (situation?.figureWindow === undefined) return refuse([problem('ref', { fault: 'closed' })]);
  if (situation.indicator.supplierId === undefined) return refuse([problem('ref', { fault: 'no-supplier' })]);
  if (mayBeShare(situation.indicator, row.number)) return refuse([problem('value', { fault: 'perhaps-a-share' })]);
  const checked = checkFigure(row.input, {
    indicator: situation.indicator,
    today: todayOf(situation.organisation, now),
  });
  const ofNote = row.note.length > LONGEST_LINE ? [problem('note', { fault: 'note-too-long' })] : [];
  if (!checked.ok || ofNote.length > 0) {
    const faults = checked.ok ? [] : checked.refusal;
    return refuse([
      ...faults.map((figure) => problem(COLUMN_OF[figure.field], { fault: 'figure', figure })),
      ...ofNote,
    ]);
  }
  return done(compare(situation, row, checked.value));
}

const COLUMN_OF = { figure: 'value', expectedOn: 'expected', period: 'period' } as const;

function findIndicator(plan: Plan, name: string): Result<Indicator, RowFault> {
  const byId = plan.indicators.filter(({ id }) => id === name);
  const byRef = plan.indicators.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
  const [only, ...others] = byId.length > 0 ? byId : byRef;
  if (only === undefined) return refuse({ fault: 'unknown' });
  if (others.length > 0) return refuse({ fault: 'several', ids: byRef.map(({ id }) => id) });
  return done(only);
}

function compare({ indicator, said }: IndicatorSituation, row: ValueRow, figure: Figure): Prepared {
  const { supplied } = said;
  const isUnchanged =
    supplied !== undefined && isDeepStrictEqual(supplied.figure, figure) && supplied.note === row.note;
  return { indicator, figure, before: supplied?.figure, isUnchanged, row, basedOn: supplied?.id };
}

async function storeRow(
  ports: CollectPorts,
  { quarter, author, now, patience }: ImportValuesRequest,
  { prepared, personId }: { readonly prepared: Prepared; readonly personId: string },
): Promise<boolean> {
  const { indicator, row, basedOn } = prepared;
  const { outcome } = await submitSupply(ports, {
    clicker: { slackUserId: author.actor, teamId: undefined },
    typedBy: { personId, author },
    indicatorId: indicator.id,
    quarter: formatQuarter(quarter),
    nonce: ports.newNonce(),
    submissionId: ports.newNonce(),
    input: row.input,
    note: row.note,
    basedOn,
    now,
    patience,
  });
  return outcome === 'supplied';
}
