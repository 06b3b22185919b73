import type { AllMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { fitBlocks, header } from './blocks.ts';
import { blocksToText } from './blocks-to-text.ts';
import { clickerOf } from './clicks.ts';
import { NOT_KEPT_BLOCK } from './not-kept.ts';
import { showsView } from './replace-view.ts';

/** Where what comes of it is shown: the view that says "One moment". */
export interface Waiting {
  readonly body: Parameters<typeof clickerOf>[0];
  readonly client: AllMiddlewareArgs['client'];
  readonly view: { readonly id: string };
}

/** What came of it stands where "One moment" stood; where that was closed meanwhile or cannot be drawn, it comes as a message. */
export async function showOrPost(
  { client, body, view }: Waiting,
  shown: ModalView,
  message: () => readonly KnownBlock[] = () => toMessage(shown),
): Promise<void> {
  if (await showsView(client, view.id, shown).catch(() => false)) return;
  await postWords(client, clickerOf(body).slackUserId, message());
}

/** To one person, from the app. */
export async function postWords(
  client: Waiting['client'],
  userId: string,
  words: readonly KnownBlock[],
): Promise<void> {
  const blocks = fitBlocks(words, 'message');
  await client.chat.postMessage({ channel: userId, text: blocksToText(blocks), blocks: [...blocks] });
}

/** The same words, without what can only be filled in in a form, and what is said of that. */
export function toMessage({ title, blocks }: ModalView): readonly KnownBlock[] {
  return [header(title.text), ...blocks.filter(isSaid)];
}

function isSaid(block: ModalView['blocks'][number]): block is KnownBlock {
  return block.type !== 'input' && block.block_id !== NOT_KEPT_BLOCK;
}
