import { type Actor, may } from '../../../core/access.ts';
import { parseQuarter } from '../../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import { type DepartmentProgress, financeProgress } from '../../../core/collect/finance/finance-progress.ts';
import { financeStateOf } from '../../../core/collect/finance/finance-window.ts';
import type { Directorate } from '../../../core/plan/plan.ts';
import type { FinanceReaderPorts } from './finance-ports.ts';
import { financeKeyOf } from './finance-situation.ts';

/** The figures of one quarter that are somebody's to hand in. */
export interface MyFinance {
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** In the plan's order; one at least. */
  readonly departments: readonly DepartmentProgress[];
}

/** What somebody may hand in now as a finance contact, or in their place; what officers may do besides is not theirs. */
export async function listMyFinance(
  ports: FinanceReaderPorts,
  { by, now }: { readonly by: Actor; readonly now: Date },
): Promise<readonly MyFinance[]> {
  const [windows, directorates] = await Promise.all([ports.windows.windows(), ports.plans.directorates()]);
  const open = windows.filter((window) => financeStateOf(window, now) === 'open');
  const found = await Promise.all(
    open.map(async (window) => {
      const directorate = directorates.find(({ id }) => id === window.directorateId);
      return directorate && readOne(ports, { by, window, directorate });
    }),
  );
  return found.filter((each) => each !== undefined);
}

interface Asked {
  readonly by: Actor;
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
}

async function readOne(ports: FinanceReaderPorts, { by, window, directorate }: Asked): Promise<MyFinance | undefined> {
  const quarter = parseQuarter(window.quarter);
  const plan = quarter && (await ports.plans.plan(directorate.id, quarter.startYear));
  // An administrator may hand in all of them, and is asked for none.
  const person = { ...by, isAdministrator: false };
  const own = plan?.departments.filter(
    ({ contactId }) => may(person, 'hand-in-finance', { financeContactId: contactId }).allowed,
  );
  if (plan === undefined || own === undefined || own.length === 0) return undefined;
  const book = await ports.finance.book(financeKeyOf(plan, window.quarter));
  return {
    directorateCode: directorate.code,
    directorateName: directorate.name,
    quarter: window.quarter,
    departments: financeProgress(own, book),
  };
}
