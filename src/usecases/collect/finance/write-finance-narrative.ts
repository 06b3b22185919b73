import { type Actor, may, type Permission } from '../../../core/access.ts';
import { findDepartment } from '../../../core/collect/finance/finance-department.ts';
import { financeStateOf } from '../../../core/collect/finance/finance-window.ts';
import type { Department } from '../../../core/plan/plan.ts';
import { cleanText } from '../../../core/publish/clean-text.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import type { Author, Patience } from '../../ports.ts';
import type { FinancePorts } from './finance-ports.ts';
import {
  type FinanceRequest,
  type FinanceSituation,
  type FinanceSituationRefusal,
  financeBasisOf,
  readFinanceSituation,
} from './finance-situation.ts';

/** Unit: UTF-16 code units. */
export const LONGEST_NARRATIVE = 20_000;

export interface NarrativeRequest extends FinanceRequest {
  readonly by: Actor;
  /** Name or id. */
  readonly department: string;
  /** As typed; line breaks are kept. */
  readonly text: string;
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

/** Why finance cannot hand anything in for this department now. */
export type FinanceDoorRefusal =
  | FinanceSituationRefusal
  | { readonly reason: 'unknown-department'; readonly given: string; readonly known: readonly string[] }
  | { readonly reason: 'too-early'; readonly opensAt: Date; readonly zone: string }
  /** Its report is signed. */
  | { readonly reason: 'signed' }
  /** Its report is published, and only whoever may amend it hands in what is to be corrected. */
  | { readonly reason: 'published' }
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'narrative-empty' | 'narrative-too-long' }
  /** The plan of the directorate has no departments, so there is nothing to hand in. */
  | { readonly reason: 'no-departments' }
  | { readonly reason: 'busy' };

export interface WrittenNarrative {
  readonly department: Department;
  /** The same text stood there already. */
  readonly isUnchanged: boolean;
  /** The report is published: it is in the next revision. */
  readonly isCorrection: boolean;
}

/** What finance says of a department's table; it may come before the table. Said twice, it is stored once. */
export async function writeFinanceNarrative(
  ports: FinancePorts,
  request: NarrativeRequest,
): Promise<Result<WrittenNarrative, FinanceDoorRefusal>> {
  const text = cleanText(request.text);
  const fault = narrativeFault(text);
  if (fault !== undefined) return refuse({ reason: fault });
  for (;;) {
    const read = await readFinanceSituation(ports, request);
    if (!read.ok) return read;
    const { departments } = read.value.plan;
    const department = findDepartment(request.department, departments);
    if (department === undefined) return refuse(unknownDepartment(request.department, departments));
    const closed = whyNoFinance(read.value, { by: request.by, departments: [department], now: request.now });
    if (closed !== undefined) return refuse(closed);
    const isCorrection = read.value.window.state === 'published';
    if (read.value.book.narratives.get(department.id)?.text === text) {
      return done({ department, isUnchanged: true, isCorrection });
    }
    const stored = await ports.finance.append(
      {
        ...financeBasisOf(read.value),
        versions: [],
        narratives: [{ departmentId: department.id, text }],
        author: request.author,
        personId: request.by.personId,
        at: request.now,
      },
      request.patience,
    );
    if (stored.ok) return done({ department, isUnchanged: false, isCorrection });
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Somebody else handed something in meanwhile: look again.
  }
}

export function narrativeFault(text: string): 'narrative-empty' | 'narrative-too-long' | undefined {
  if (text.trim() === '') return 'narrative-empty';
  return text.length > LONGEST_NARRATIVE ? 'narrative-too-long' : undefined;
}

export function unknownDepartment(given: string, departments: readonly Department[]): FinanceDoorRefusal {
  return { reason: 'unknown-department', given, known: departments.map(({ name }) => name) };
}

interface Entering {
  readonly by: Actor;
  readonly departments: readonly Department[];
  readonly now: Date;
}

/** Whether finance may come in for these departments now; undefined when it may. */
export function whyNoFinance(
  { directorate, organisation, window }: FinanceSituation,
  { by, departments, now }: Entering,
): FinanceDoorRefusal | undefined {
  for (const { contactId } of departments) {
    const permission = may(by, 'hand-in-finance', { directorateId: directorate.id, financeContactId: contactId });
    if (!permission.allowed) return { reason: 'not-allowed', permission };
  }
  const state = financeStateOf(window, now);
  if (state === 'too-early') return { reason: 'too-early', opensAt: window.opensAt, zone: organisation.timeZone };
  if (state === 'signed') return { reason: 'signed' };
  const mayAmend = may(by, 'amend', { directorateId: directorate.id }).allowed;
  return state === 'published' && !mayAmend ? { reason: 'published' } : undefined;
}
