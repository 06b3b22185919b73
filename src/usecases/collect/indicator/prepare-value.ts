import { isDeepStrictEqual } from 'node:util';
import { type Actor, may } from '../../../core/access.ts';
import type { LocalDate } from '../../../core/calendar/local-date.ts';
import { formatQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import {
  checkFigure,
  type FigureInputFault,
  LONGEST_LINE,
} from '../../../core/collect/indicator/check-figure-answer.ts';
import type { Figure, SuppliedFigure } from '../../../core/collect/indicator/indicator-update.ts';
import { mayBeShare } from '../../../core/collect/indicator/may-be-share.ts';
import {
  cellOfColumn,
  type ValueColumn,
  type ValueRow,
  type ValuesTable,
} from '../../../core/collect/indicator/read-values.ts';
import type { Indicator, Plan } from '../../../core/plan/plan.ts';
import { normaliseRef } from '../../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation } from './indicator-situation.ts';

/** Why one row of the file cannot be taken. */
export type ValueRowFault =
  | { readonly fault: 'unknown' | 'twice' | 'no-supplier' | 'not-theirs' | 'closed' }
  | { readonly fault: 'several'; readonly ids: readonly string[] }
  | { readonly fault: 'note-too-long' | 'perhaps-a-share' }
  /** Another figure came through Slack, which no file replaces unless that is wanted. */
  | {
      readonly fault: 'given-in-slack';
      readonly indicator: Indicator;
      readonly figure: Figure;
      readonly by: string;
      /** The day where the council is. */
      readonly on: LocalDate;
    }
  | { readonly fault: 'figure'; readonly figure: FigureInputFault };

export interface ValueRowProblem {
  readonly cell: string;
  readonly name: string;
  readonly what: ValueRowFault;
}

/** A row that can be taken. */
export interface PreparedValue {
  readonly indicator: Indicator;
  readonly figure: Figure;
  /** What stood there; undefined for the first. */
  readonly before: Figure | undefined;
  readonly isUnchanged: boolean;
  readonly row: ValueRow;
  readonly situation: IndicatorSituation;
}

export interface ValueCase {
  /** Who brings the file in. */
  readonly by: Actor;
  readonly row: ValueRow;
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly table: ValuesTable;
  /** The rows before this one. */
  readonly others: readonly PreparedValue[];
  /** Whether the file may take the place of a figure that came through Slack. */
  readonly overSlack: 'refuse' | 'replace';
  readonly now: Date;
}

/** What one row of a file of figures says of which indicator, or everything that is wrong with it. */
export async function prepareValue(
  ports: CollectPorts,
  { by, row, plan, quarter, table, others, overSlack, now }: ValueCase,
): Promise<Result<PreparedValue, readonly ValueRowProblem[]>> {
  const refused = (column: ValueColumn, what: ValueRowFault) =>
    refuse([{ cell: cellOfColumn(table.places, column, row.row), name: row.name, what }]);
  const found = findIndicator(plan, row);
  if (!found.ok) return refused('ref', found.refusal);
  const { id } = found.value;
  if (others.some((other) => other.indicator.id === id)) return refused('ref', { fault: 'twice' });
  const situation = await readIndicatorSituation(ports, { indicatorId: id, quarter: formatQuarter(quarter), now });
  if (situation?.figureWindow === undefined) return refused('ref', { fault: 'closed' });
  if (situation.indicator.supplierId === undefined) return refused('ref', { fault: 'no-supplier' });
  if (!mayBringIn(by, situation)) return refused('ref', { fault: 'not-theirs' });
  if (mayBeShare(situation.indicator, row.number)) return refused('value', { fault: 'perhaps-a-share' });
  const figure = readRow(row, situation, { table, now });
  if (!figure.ok) return figure;
  const prepared = compare(situation, row, figure.value);
  const given = overSlack === 'replace' || prepared.isUnchanged ? undefined : givenInSlack(situation);
  return given === undefined ? done(prepared) : refused('value', await nameGiven(ports, given, situation));
}

/** The supplier's own figure, or an officer for them. */
function mayBringIn(by: Actor, { indicator: { supplierId }, directorate }: IndicatorSituation): boolean {
  const directorateId = directorate.id;
  return may(by, 'supply-figure', { supplierId }).allowed || may(by, 'enter-for-owner', { directorateId }).allowed;
}

function readRow(
  row: ValueRow,
  { indicator, organisation }: IndicatorSituation,
  { table, now }: Pick<ValueCase, 'table' | 'now'>,
): Result<Figure, readonly ValueRowProblem[]> {
  const problem = (column: ValueColumn, what: ValueRowFault): ValueRowProblem => ({
    cell: cellOfColumn(table.places, column, row.row),
    name: row.name,
    what,
  });
  const checked = checkFigure(row.input, { indicator, today: todayOf(organisation, now) });
  const ofNote = row.note.length > LONGEST_LINE ? [problem('note', { fault: 'note-too-long' })] : [];
  const ofFigure = checked.ok
    ? []
    : checked.refusal.map((figure) => problem(COLUMN_OF[figure.field], { fault: 'figure', figure }));
  const faults = [...ofFigure, ...ofNote];
  return checked.ok && faults.length === 0 ? checked : refuse(faults);
}

const COLUMN_OF = { figure: 'value', expectedOn: 'expected', period: 'period' } as const;

function findIndicator(plan: Plan, { name, nameNumber }: ValueRow): Result<Indicator, ValueRowFault> {
  const byId = plan.indicators.filter(({ id }) => id === name);
  const byRef = plan.indicators.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
  // A spreadsheet has taken the zeros off.
  const byNumber = plan.indicators.filter(({ ref }) => /^\d+$/u.test(ref.trim()) && Number(ref) === nameNumber);
  const [only, ...others] = [byId, byRef, byNumber].find((found) => found.length > 0) ?? [];
  if (only === undefined) return refuse({ fault: 'unknown' });
  return others.length > 0 ? refuse({ fault: 'several', ids: [only, ...others].map(({ id }) => id) }) : done(only);
}

function compare(situation: IndicatorSituation, row: ValueRow, figure: Figure): PreparedValue {
  const { indicator, said } = situation;
  const { supplied } = said;
  const isUnchanged =
    supplied !== undefined && isDeepStrictEqual(supplied.figure, figure) && supplied.note === row.note;
  return { indicator, figure, before: supplied?.figure, isUnchanged, row, situation };
}

/** The figure that stands, where no file brought it. */
function givenInSlack({ said: { supplied } }: IndicatorSituation): SuppliedFigure | undefined {
  return supplied?.howItCame === undefined ? supplied : undefined;
}

async function nameGiven(
  { plans }: CollectPorts,
  { enteredById, supplierId, figure, at }: SuppliedFigure,
  { indicator, organisation }: IndicatorSituation,
): Promise<ValueRowFault> {
  const author = (await plans.people()).find(({ id }) => id === (enteredById ?? supplierId));
  const by = author?.name ?? 'Somebody who has left';
  return { fault: 'given-in-slack', indicator, figure, by, on: todayOf(organisation, at) };
}
