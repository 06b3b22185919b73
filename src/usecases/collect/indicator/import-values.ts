import type { Actor } from '../../../core/access.ts';
import { formatQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import type { ValuesTable } from '../../../core/collect/indicator/read-values.ts';
import type { Person, Plan } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../../calendar/find-directorate.ts';
import { findNamedActor } from '../../find-actor.ts';
import type { Author, Patience } from '../../ports.ts';
import { hashContent } from '../find-repeated.ts';
import type { CollectPorts } from '../ports.ts';
import type { NewSuppliedFigure } from './indicator-ports.ts';
import { type PreparedValue, prepareValue, type ValueRowProblem } from './prepare-value.ts';

export interface ImportValuesRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  /** Initials of the supplier, or of the officer who enters for them. */
  readonly enteredBy: string;
  /** The file's name, for the record. */
  readonly fileName: string;
  readonly table: ValuesTable;
  /** `check` stores nothing. */
  readonly mode: 'store' | 'check';
  /** Whether the file may take the place of a figure that came through Slack. */
  readonly overSlack: 'refuse' | 'replace';
  /** For the audit. */
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

export type ImportedValue = Pick<PreparedValue, 'indicator' | 'figure' | 'before' | 'isUnchanged'>;

export type ImportValuesRefusal =
  | UnknownDirectorate
  | { readonly reason: 'no-plan' }
  | { readonly reason: 'unknown-person'; readonly given: string }
  | { readonly reason: 'rows'; readonly problems: readonly ValueRowProblem[] }
  | { readonly reason: 'busy' };

/** Takes a file of suppliers' figures: all of it or nothing. What stands already is left alone. */
export async function importValues(
  ports: CollectPorts,
  request: ImportValuesRequest,
): Promise<Result<readonly ImportedValue[], ImportValuesRefusal>> {
  const ground = await readGround(ports, request);
  if (!ground.ok) return ground;
  const { person } = ground.value;
  for (;;) {
    const by = await findNamedActor(ports, person, request.now);
    const prepared = await prepareAll(ports, request, { by, plan: ground.value.plan });
    if (!prepared.ok) return prepared;
    const fresh = prepared.value.filter(({ isUnchanged }) => !isUnchanged);
    if (request.mode === 'check' || fresh.length === 0) return prepared;
    const figures = fresh.map((each) => toNew(ports, request, { prepared: each, person }));
    const stored = await ports.supplies.appendAllSupplied(figures, request.patience);
    if (stored.ok) return prepared;
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
  }
}

async function readGround(
  { plans }: CollectPorts,
  { directorateCode, quarter, enteredBy }: ImportValuesRequest,
): Promise<Result<{ readonly plan: Plan; readonly person: Person }, ImportValuesRefusal>> {
  const directorate = await findDirectorate(plans, directorateCode);
  if (!directorate.ok) return directorate;
  const plan = await plans.plan(directorate.value.id, quarter.startYear);
  if (plan === undefined) return refuse({ reason: 'no-plan' });
  const people = await plans.people();
  const person = people.find(({ initials }) => initials.toLowerCase() === enteredBy.trim().toLowerCase());
  return person === undefined ? refuse({ reason: 'unknown-person', given: enteredBy }) : done({ plan, person });
}

async function prepareAll(
  ports: CollectPorts,
  request: ImportValuesRequest,
  around: { readonly by: Actor; readonly plan: Plan },
): Promise<Result<readonly PreparedValue[], ImportValuesRefusal>> {
  const problems: ValueRowProblem[] = [];
  const prepared: PreparedValue[] = [];
  for (const row of request.table.rows) {
    const found = await prepareValue(ports, { ...request, ...around, row, others: prepared });
    if (found.ok) prepared.push(found.value);
    else problems.push(...found.refusal);
  }
  return problems.length > 0 ? refuse({ reason: 'rows', problems }) : done(prepared);
}

function toNew(
  { newNonce }: Pick<CollectPorts, 'newNonce'>,
  { quarter, fileName, author, now }: ImportValuesRequest,
  { prepared, person }: { readonly prepared: PreparedValue; readonly person: Person },
): NewSuppliedFigure {
  const { indicator, figure, row, situation } = prepared;
  const { figureWindow, plan, said } = situation;
  const { supplierId } = indicator;
  if (figureWindow === undefined || supplierId === undefined)
    throw new Error('A row was taken without a window or a supplier.');
  const isSupplier = person.id === supplierId;
  return {
    indicatorId: indicator.id,
    quarter: formatQuarter(quarter),
    figure,
    note: row.note,
    supplierId,
    enteredById: isSupplier ? undefined : person.id,
    howItCame: `file ${fileName}`,
    ownerId: indicator.ownerId,
    author: { ...author, ...(isSupplier ? {} : { onBehalfOf: supplierId }) },
    at: now,
    formNonce: newNonce(),
    submissionId: newNonce(),
    contentHash: hashContent([indicator.id, formatQuarter(quarter), figure, row.note]),
    basedOn: said.supplied?.id,
    windowId: figureWindow.window.id,
    windowVersion: figureWindow.window.version,
    planId: plan.id,
    planVersion: plan.version,
    draft: undefined,
  };
}
