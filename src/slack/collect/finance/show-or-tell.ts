import type { KnownBlock, ModalView } from '@slack/types';
import { button, context, header, section } from '../../blocks.ts';
import { FINANCE_FIELDS } from '../../field-ids.ts';
import { ACTIONS } from '../../ids.ts';
import { showOrPost, toMessage, type Waiting } from '../../show-or-post.ts';
import { writeFinanceMemory } from './finance-memory.ts';
import type { FileToTake } from './take-file.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_VALUE = 2000;

export interface Chosen {
  readonly memory: FileToTake['memory'];
  /** As typed; empty where nothing was. */
  readonly narrative: string;
  readonly notice?: readonly KnownBlock[];
}

/** What came of it stands where "One moment" stood; where that was closed meanwhile, it comes as a message to go on from. */
export function showOrTell(waiting: Waiting, shown: ModalView, chosen: Chosen): Promise<void> {
  return showOrPost(waiting, shown, () => toFinanceMessage(shown, chosen));
}

function toFinanceMessage(shown: ModalView, { memory, narrative }: Chosen): readonly KnownBlock[] {
  // Nothing to go on with: it is stored, or cannot be.
  if (shown.submit === undefined) return toMessage(shown);
  const [, ...said] = toMessage(shown);
  const value = writeFinanceMemory({ ...memory, seen: undefined });
  return [
    header('Your finance file'),
    ...said,
    ...quoteNarrative(narrative),
    ...(value.length > LONGEST_VALUE
      ? [context('You had closed the form. Open it again with /quarter finance; nothing was stored.')]
      : [
          context('You had closed the form, and nothing was stored.'),
          { type: 'actions' as const, elements: [button('Go on', { actionId: ACTIONS.resumeFinance, value })] },
        ]),
  ];
}

/** What was written and is stored nowhere yet: to be read again, and copied. */
export function quoteNarrative(narrative: string): readonly KnownBlock[] {
  if (narrative.trim() === '') return [];
  return [context('What you wrote of it:'), { ...section(narrative), block_id: FINANCE_FIELDS.narrative }];
}
