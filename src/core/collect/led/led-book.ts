import type { Directorate, Plan } from '../../plan/plan.ts';
import type { LedKind, LedUpdate } from './led-entry.ts';
import type { ReportSection, SectionConfirmation } from './section-confirmation.ts';

/** Everything that is stored of a plan's risks and equality actions for one quarter. */
export interface LedBook {
  /** The newest of each entry for the quarter, by entry id. */
  readonly current: ReadonlyMap<string, LedUpdate>;
  /** The newest of each entry of any quarter before. */
  readonly earlier: ReadonlyMap<string, LedUpdate>;
  /** Those that stand. */
  readonly confirmations: readonly SectionConfirmation[];
  /** Grows with everything that is stored in this book; 0 for an empty one. */
  readonly mark: number;
}

/** A risk or an equality action, as far as both are the same. */
export interface LedEntry {
  readonly kind: LedKind;
  readonly id: string;
  /** `Risk 2`, by its place in the plan. */
  readonly ref: string;
  readonly words: string;
  readonly leadId: string | undefined;
}

/** Are risks asked for and printed in this quarter? */
export function reportsRisks({ riskQuarters }: Pick<Directorate, 'riskQuarters'>, quarterNumber: number): boolean {
  return riskQuarters.includes(quarterNumber);
}

/** In the plan's order, risks first, each with its place as its name. */
export function ledEntries({ risks, equalityActions }: Pick<Plan, 'risks' | 'equalityActions'>): readonly LedEntry[] {
  return [
    ...risks.map(({ id, title, leadId }, index) => ({
      kind: 'risk' as const,
      id,
      ref: `Risk ${index + 1}`,
      words: title,
      leadId,
    })),
    ...equalityActions.map(({ id, words, leadId }, index) => ({
      kind: 'equality-action' as const,
      id,
      ref: `Equality action ${index + 1}`,
      words,
      leadId,
    })),
  ];
}

/** What is asked for in a quarter: risks only where they are reported, actions until they are completed. */
export function askedLedEntries(
  plan: Pick<Plan, 'risks' | 'equalityActions'>,
  { earlier }: Pick<LedBook, 'earlier'>,
  { directorate, quarterNumber }: { readonly directorate: Directorate; readonly quarterNumber: number },
): readonly LedEntry[] {
  return ledEntries(plan).filter(({ kind, id }) => {
    if (kind === 'risk') return reportsRisks(directorate, quarterNumber);
    const before = earlier.get(id)?.content;
    return before?.kind !== 'equality-action' || before.progress !== 'completed';
  });
}

/** A confirmation counts until something is said of an entry of its section. */
export function confirmationOf(
  { confirmations }: Pick<LedBook, 'confirmations'>,
  section: ReportSection,
): SectionConfirmation | undefined {
  return confirmations.find((confirmation) => confirmation.section === section);
}
