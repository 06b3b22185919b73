import type { ViewOutput } from '@slack/bolt';
import type { Block, KnownBlock, ModalView } from '@slack/types';
import { apart } from './blocks.ts';
import { readInput, textOf, withInitial } from './input-values.ts';
import { plainText } from './text.ts';

const NOTICE_BLOCK = 'notice';

export interface Redraw {
  /** What the person reads above the form. */
  readonly notice: readonly KnownBlock[];
  /** Replaces what the view carries with it. */
  readonly privateMetadata?: string;
}

/**
 * The same view with everything that was typed and a notice on top. It begins with what was typed, so nothing depends on
 * Slack keeping it.
 */
export function redrawView(view: ViewOutput, { notice, privateMetadata }: Redraw): ModalView {
  const kept = view.blocks.filter((block) => !isNotice(block)).map((block) => withTyped(block, view));
  const marked = apart(notice).map((block, index) => ({ ...block, block_id: `${NOTICE_BLOCK}-${index}` }));
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: plainText(view.title.text),
    ...(view.submit ? { submit: plainText(view.submit.text) } : {}),
    ...(view.close ? { close: plainText(view.close.text) } : {}),
    private_metadata: privateMetadata ?? view.private_metadata,
    blocks: [...marked, ...kept],
  };
}

function isNotice(block: { readonly block_id?: string }): boolean {
  return block.block_id?.startsWith(NOTICE_BLOCK) === true;
}

function withTyped<Any extends Block>(block: Any, view: ViewOutput): Any {
  const input = readInput(block);
  const typed = input && view.state.values[input.block_id]?.[input.element.action_id];
  return typed === undefined ? block : withInitial(block, textOf(typed));
}
