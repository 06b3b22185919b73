import type { ViewOutput } from '@slack/bolt';
import type { IndicatorAnswer } from '../../../core/collect/indicator/check-figure-answer.ts';
import { fieldsToIndicatorAnswer, INDICATOR_FIELDS } from '../../../core/collect/indicator/indicator-draft.ts';
import { type FormMemory, readFormMemory } from '../form/form-memory.ts';
import { type ReadFields, readFields } from '../form/read-fields.ts';

export interface ReadIndicatorForm {
  readonly memory: FormMemory;
  /** Undefined when the expected inputs are not there: then nothing may be changed. */
  readonly answer: IndicatorAnswer | undefined;
  readonly blockIds: ReadFields['blockIds'];
}

const { choice: _choice, overrideReason: _reason, action: _action, actionBy: _by, ...ALWAYS } = INDICATOR_FIELDS;
/** What every form has; a status, and what is done where it is off course, only those with a target. */
const EXPECTED = Object.values(ALWAYS);

/** @returns undefined when the view is not ours. */
export function readIndicatorForm(view: ViewOutput): ReadIndicatorForm | undefined {
  const memory = readFormMemory(view.private_metadata);
  if (memory?.entry.kind !== 'indicator') return undefined;
  const read = readFields(view, memory.entry.id, EXPECTED);
  if (read === undefined) return { memory, answer: undefined, blockIds: {} };
  return { memory, answer: fieldsToIndicatorAnswer(read.fields), blockIds: read.blockIds };
}
