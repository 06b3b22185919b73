import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { section } from './blocks.ts';
import { redrawView } from './redraw-view.ts';

/** Slack need not send these where nobody has touched them. */
const MAY_BE_MISSING: readonly unknown[] = ['file_input', 'rich_text_input'];

/** Whether everything that was asked for in a form has come with it, be it empty. */
export function isWhole({ blocks, state }: Partial<Pick<ViewOutput, 'blocks' | 'state'>>): boolean {
  if (!Array.isArray(blocks)) return true;
  return blocks.every((block) => {
    if (block.type !== 'input' || block.block_id === undefined) return true;
    if ('element' in block && MAY_BE_MISSING.includes(block.element.type)) return true;
    return state?.values?.[block.block_id] !== undefined;
  });
}

/**
 * A form of which there is no draft, and which arrived without its fields: the same view under the same ids, in whose
 * fields Slack leaves what was typed.
 */
export function redrawUndrafted(view: ViewOutput): ModalView {
  const again = `Nothing was changed: what you typed did not arrive. Please look at each field and press ${view.submit?.text ?? 'Save'} again.`;
  return redrawView(view, { notice: [section(again)] });
}
