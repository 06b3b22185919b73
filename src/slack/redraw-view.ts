import type { ViewOutput } from '@slack/bolt';
import type { Block, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';

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
  const marked = notice.map((block, index) => ({ ...block, block_id: `${NOTICE_BLOCK}-${index}` }));
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

const inputShape = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.looseObject({ type: z.string(), action_id: z.string() }),
});

function withTyped<Any extends Block>(block: Any, view: ViewOutput): Any {
  const read = inputShape.safeParse(block);
  if (!read.success) return block;
  const { block_id: blockId, element } = read.data;
  const typed = view.state.values[blockId]?.[element.action_id];
  if (typed === undefined) return block;
  const {
    initial_value: _value,
    initial_option: _option,
    initial_options: _options,
    initial_date: _date,
    ...bare
  } = element;
  return { ...block, element: { ...bare, ...initialOf(typed) } };
}

function initialOf(typed: ViewOutput['state']['values'][string][string]): object {
  if (typed.value) return { initial_value: typed.value };
  if (typed.selected_option) return { initial_option: typed.selected_option };
  if (typed.selected_options?.length) return { initial_options: typed.selected_options };
  if (typed.selected_date) return { initial_date: typed.selected_date };
  return {};
}
