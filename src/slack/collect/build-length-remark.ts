import type { KnownBlock } from '@slack/types';
import { countOfLongText } from '../../core/review/long-text.ts';
import { context } from '../blocks.ts';

/** A friendly word about a long text: it is saved as it is. */
export function buildLengthRemark(text: string | undefined): readonly KnownBlock[] {
  const count = countOfLongText(text ?? '');
  if (count === undefined) return [];
  return [
    context(
      `This text has ${count} words. Councillors read many of them in one evening, and two to five sentences stay in mind. You can shorten it as long as you can change it.`,
    ),
  ];
}
