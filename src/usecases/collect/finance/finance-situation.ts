import { formatQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import type { FinanceBook } from '../../../core/collect/finance/finance-book.ts';
import type { Directorate, Organisation, Plan } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../../calendar/find-directorate.ts';
import type { FinanceBookKey, FinanceReaderPorts } from './finance-ports.ts';

export interface FinanceRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
}

/** A directorate's quarter with what finance handed in so far. */
export interface FinanceSituation {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly window: CollectionWindow;
  readonly book: FinanceBook;
}

export type FinanceSituationRefusal =
  | UnknownDirectorate
  | { readonly reason: 'no-window'; readonly known: readonly string[] }
  | { readonly reason: 'no-plan' };

export async function readFinanceSituation(
  ports: FinanceReaderPorts,
  { directorateCode, quarter }: FinanceRequest,
): Promise<Result<FinanceSituation, FinanceSituationRefusal>> {
  const found = await findDirectorate(ports.plans, directorateCode);
  if (!found.ok) return found;
  const directorate = found.value;
  const [organisation, plan, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.plan(directorate.id, quarter.startYear),
    ports.windows.windows(),
  ]);
  if (organisation === undefined || plan === undefined) return refuse({ reason: 'no-plan' });
  const own = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const window = own.find((each) => each.quarter === formatQuarter(quarter));
  if (window === undefined) {
    return refuse({
      reason: 'no-window',
      known: own
        .map((each) => each.quarter)
        .toSorted()
        .reverse(),
    });
  }
  return done({
    organisation,
    directorate,
    plan,
    window,
    book: await ports.finance.book(financeKeyOf(plan, window.quarter)),
  });
}

export function financeKeyOf({ directorateId, departments }: Plan, quarter: string): FinanceBookKey {
  return { directorateId, quarter, departmentIds: departments.map(({ id }) => id) };
}

/** What a decision on the tables rests on. */
export function financeBasisOf({ plan, window, book }: FinanceSituation) {
  return {
    ...financeKeyOf(plan, window.quarter),
    mark: book.mark,
    windowId: window.id,
    windowVersion: window.version,
    planId: plan.id,
    planVersion: plan.version,
  };
}
