import type { ContextBlock } from '@slack/types';
import { context } from './blocks.ts';

/** A message that holds what stood in a form leaves this line out. */
export const NOT_KEPT_BLOCK = 'not-kept';

/** The last line of a form that has no draft: an honest word before somebody closes it. @param verb of its button */
export function notKept(verb: string): ContextBlock {
  return { ...context(`Nothing of this is kept before you press ${verb}.`), block_id: NOT_KEPT_BLOCK };
}
