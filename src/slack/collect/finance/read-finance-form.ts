import type { ViewOutput } from '@slack/bolt';
import { parseLocalDate } from '../../../core/calendar/local-date.ts';
import { FINANCE_FIELDS } from '../../field-ids.ts';
import type { FinanceMemory } from './finance-memory.ts';

export interface FinanceAnswer {
  readonly memory: FinanceMemory;
  /** As typed; empty where nothing was. */
  readonly narrative: string;
}

/** What is in the fields, in the place of what the form carried. */
export function readFinanceForm({ state }: ViewOutput, memory: FinanceMemory): FinanceAnswer {
  const field = (name: string) => state.values[name]?.[name];
  const [chosen] = field(FINANCE_FIELDS.file)?.files ?? [];
  const day = field(FINANCE_FIELDS.asAt)?.selected_date;
  const file = chosen === undefined ? memory.file : { id: chosen.id, name: chosen.name };
  // Cells of another file are other figures.
  const ticked = file?.id === memory.file?.id ? (field(FINANCE_FIELDS.accepted)?.selected_options ?? []) : [];
  return {
    memory: {
      ...memory,
      file,
      asAt: day ? parseLocalDate(day) : undefined,
      asAtReason: field(FINANCE_FIELDS.asAtReason)?.value ?? '',
      accepted: ticked.map(({ value }) => value),
      acceptedWhy: field(FINANCE_FIELDS.acceptedWhy)?.value ?? '',
    },
    narrative: readNarrative({ state }),
  };
}

export function readNarrative({ state }: Pick<ViewOutput, 'state'>): string {
  return state.values[FINANCE_FIELDS.narrative]?.[FINANCE_FIELDS.narrative]?.value ?? '';
}
