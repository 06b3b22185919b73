import type { KnownBlock } from '@slack/types';
import { countOfLongText } from '../../core/review/long-text.ts';
import { context } from '../blocks.ts';
import { listRefs } from '../remind/list-refs.ts';

/** A friendly word about a long text: it is saved as it is. */
export function buildLengthRemark(text: string | undefined): readonly KnownBlock[] {
  const count = countOfLongText(text ?? '');
  if (count === undefined) return [];
  return [context(`This text has ${count} words. ${WHAT_STAYS} You can shorten it as long as you can change it.`)];
}

const WHAT_STAYS = 'Councillors read many of them in one evening, and two to five sentences stay in mind.';

/** The same of several that were sent together. @param refs of those with a long text */
export function buildLengthsRemark(refs: readonly string[]): readonly KnownBlock[] {
  if (refs.length === 0) return [];
  return [
    context(`Long: ${listRefs(refs)}. ${WHAT_STAYS} You can shorten what you sent as long as you can change it.`),
  ];
}
