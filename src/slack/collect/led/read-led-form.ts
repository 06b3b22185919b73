import type { ViewOutput } from '@slack/bolt';
import type { LedAnswer, LedField } from '../../../core/collect/led/check-led-answer.ts';
import { ACTION_FIELDS, LED_FIELDS, RISK_FIELDS } from '../../../core/collect/led/led-draft.ts';
import { readBlockId } from '../../id-values.ts';
import { textOf } from '../../input-values.ts';
import { type FormMemory, readFormMemory } from '../form/form-memory.ts';

export interface ReadLedForm {
  readonly memory: FormMemory;
  /** Undefined when the expected inputs are not there: then nothing may be changed. */
  readonly answer: LedAnswer | undefined;
  /** Block id of each field, for messages on the field. */
  readonly blockIds: Partial<Record<LedField, string>>;
}

/** @returns undefined when the view is not ours. */
export function readLedForm(view: ViewOutput): ReadLedForm | undefined {
  const memory = readFormMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const { kind, id } = memory.entry;
  if (kind !== 'risk' && kind !== 'equality-action') return undefined;
  const expected: readonly LedField[] = kind === 'risk' ? RISK_FIELDS : ACTION_FIELDS;
  const blockIds: Partial<Record<LedField, string>> = {};
  for (const blockId of Object.keys(view.state.values)) {
    const read = readBlockId(blockId);
    const field = expected.find((name) => LED_FIELDS[name] === read?.field);
    if (field !== undefined && read?.entryId === id) blockIds[field] = blockId;
  }
  if (expected.some((field) => blockIds[field] === undefined)) return { memory, answer: undefined, blockIds };
  const typed = (field: LedField) => textOf(view.state.values[blockIds[field] ?? '']?.[LED_FIELDS[field]]);
  const answer: LedAnswer =
    kind === 'risk'
      ? {
          kind,
          likelihood: typed('likelihood'),
          impact: typed('impact'),
          done: typed('done'),
          next: typed('next'),
        }
      : { kind, progress: typed('progress'), text: typed('text') };
  return { memory, answer, blockIds };
}
