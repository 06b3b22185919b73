import type { AllMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { fitBlocks, header } from './blocks.ts';
import { blocksToText } from './blocks-to-text.ts';
import { clickerOf } from './clicks.ts';
import { showsView } from './replace-view.ts';

/** Where what comes of it is shown: the view that says "One moment". */
export interface Waiting {
  readonly body: Parameters<typeof clickerOf>[0];
  readonly client: AllMiddlewareArgs['client'];
  readonly view: { readonly id: string };
}

/** What came of it stands where "One moment" stood; where that was closed meanwhile, it comes as a message. */
export async function showOrPost(
  { client, body, view }: Waiting,
  shown: ModalView,
  message: () => readonly KnownBlock[] = () => toMessage(shown),
): Promise<void> {
  if (await showsView(client, view.id, shown)) return;
  const blocks = fitBlocks(message(), 'message');
  const channel = clickerOf(body).slackUserId;
  await client.chat.postMessage({ channel, text: blocksToText(blocks), blocks: [...blocks] });
}

/** The same words, without what can only be filled in in a form. */
export function toMessage({ title, blocks }: ModalView): readonly KnownBlock[] {
  return [header(title.text), ...blocks.filter((block): block is KnownBlock => block.type !== 'input')];
}
