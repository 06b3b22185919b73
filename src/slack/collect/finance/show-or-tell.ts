import type { AllMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { button, context, fitBlocks, header, section } from '../../blocks.ts';
import { blocksToText } from '../../blocks-to-text.ts';
import { clickerOf } from '../../clicks.ts';
import { FINANCE_FIELDS } from '../../field-ids.ts';
import { ACTIONS } from '../../ids.ts';
import { showsView } from '../../replace-view.ts';
import { writeFinanceMemory } from './finance-memory.ts';
import type { FileToTake } from './take-file.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_VALUE = 2000;

/** Where what comes of it is shown: the view that says "One moment". */
export interface Waiting {
  readonly body: Parameters<typeof clickerOf>[0];
  readonly client: AllMiddlewareArgs['client'];
  readonly view: { readonly id: string };
}

export interface Chosen {
  readonly memory: FileToTake['memory'];
  /** As typed; empty where nothing was. */
  readonly narrative: string;
  readonly notice?: readonly KnownBlock[];
}

/** What came of it stands where "One moment" stood; where that was closed meanwhile, it comes as a message. */
export async function showOrTell({ client, body, view }: Waiting, shown: ModalView, chosen: Chosen): Promise<void> {
  if (await showsView(client, view.id, shown)) return;
  const blocks = fitBlocks(toMessage(shown, chosen), 'message');
  const channel = clickerOf(body).slackUserId;
  await client.chat.postMessage({ channel, text: blocksToText(blocks), blocks: [...blocks] });
}

function toMessage(shown: ModalView, { memory, narrative }: Chosen): readonly KnownBlock[] {
  const said = shown.blocks.filter((block): block is KnownBlock => block.type !== 'input');
  // Nothing to go on with: it is stored, or cannot be.
  if (shown.submit === undefined) return [header(shown.title.text), ...said];
  const value = writeFinanceMemory({ ...memory, seen: undefined });
  const typed: readonly KnownBlock[] =
    narrative.trim() === ''
      ? []
      : [context('What you wrote of it:'), { ...section(narrative), block_id: FINANCE_FIELDS.narrative }];
  return [
    header('Your finance file'),
    ...said,
    ...typed,
    ...(value.length > LONGEST_VALUE
      ? [context('You had closed the form. Open it again with /quarter finance; nothing was stored.')]
      : [
          context('You had closed the form, and nothing was stored.'),
          { type: 'actions' as const, elements: [button('Go on', { actionId: ACTIONS.resumeFinance, value })] },
        ]),
  ];
}
