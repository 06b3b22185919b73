import type { KnownBlock } from '@slack/types';
import { section } from '../blocks.ts';
import { buildItemDraftLines } from './item/build-item-drafts.ts';
import { buildItemsBlock } from './item/build-items-block.ts';
import type { Besides } from './read-left.ts';

/** What was begun and is not sent, each to be continued. */
export function buildBegun({ begun }: Besides): readonly KnownBlock[] {
  if (begun.length === 0) return [];
  const what = begun.length === 1 ? 'One more is' : `${begun.length} more are`;
  return [section(`${what} begun and not sent:`), ...buildItemDraftLines(begun)];
}

/** Once everything of the plan is answered: thanks, what is begun all the same, and the question about what is no milestone. */
export function buildAfterTheLast(besides: Besides): readonly KnownBlock[] {
  const isAll = besides.begun.length === 0;
  return [
    ...(isAll ? [section('Thank you: nothing else waits for you.')] : buildBegun(besides)),
    ...buildItemsBlock(besides.items),
  ];
}
