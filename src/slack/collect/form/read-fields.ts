import type { ViewOutput } from '@slack/bolt';
import type { DraftFields } from '../../../core/collect/draft.ts';
import { readBlockId } from '../../id-values.ts';
import { textOf } from '../../input-values.ts';

/** What stands in the fields of one entry's form, and where. */
export interface ReadFields {
  readonly fields: DraftFields;
  /** Block id of each field, for messages on the field. */
  readonly blockIds: Readonly<Record<string, string>>;
}

/**
 * @param expected fields that the form has in any case.
 * @returns undefined when one of them is not there: then nothing may be changed.
 */
export function readFields(
  view: Pick<ViewOutput, 'state'>,
  entryId: string,
  expected: readonly string[],
): ReadFields | undefined {
  const fields: Record<string, string> = {};
  const blockIds: Record<string, string> = {};
  for (const [blockId, states] of Object.entries(view.state.values)) {
    const read = readBlockId(blockId);
    if (read?.entryId !== entryId) continue;
    fields[read.field] = textOf(states[read.field]);
    blockIds[read.field] = blockId;
  }
  return expected.every((field) => field in fields) ? { fields, blockIds } : undefined;
}
