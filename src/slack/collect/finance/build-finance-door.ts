import type { ModalView } from '@slack/types';
import type { Result } from '../../../core/result.ts';
import type { OpenedFinance } from '../../../usecases/collect/finance/open-finance.ts';
import type { FinanceDoorRefusal } from '../../../usecases/collect/finance/write-finance-narrative.ts';
import { section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildFinanceForm } from './build-finance-form.ts';
import { buildFinanceList } from './build-finance-list.ts';
import { newFinanceMemory } from './finance-memory.ts';
import { financeRefusalLines } from './finance-texts.ts';

export interface FinanceDoor {
  readonly opened: Result<OpenedFinance, FinanceDoorRefusal>;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

/** Whoever hands in one department's figures gets the form; of several, which. */
export function buildFinanceDoor({ opened, quarter }: FinanceDoor): ModalView {
  if (!opened.ok) {
    const lines = financeRefusalLines(opened.refusal, { directorateCode: 'this directorate', quarter });
    return buildNotice(
      'Not now',
      lines.map((line) => section(line)),
    );
  }
  const { directorateCode, places } = opened.value;
  const [only, ...others] = places;
  if (only === undefined || others.length > 0) return buildFinanceList(opened.value);
  const memory = newFinanceMemory({ directorateCode, quarter, departmentId: only.department.id });
  return buildFinanceForm({ opened: opened.value, memory });
}
