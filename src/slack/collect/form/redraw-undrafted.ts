import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { section } from '../../blocks.ts';
import { redrawView } from '../../redraw-view.ts';

/**
 * A form of which there is no draft, and which arrived without its fields: the same view under the same ids, in whose
 * fields Slack leaves what was typed.
 */
export function redrawUndrafted(view: ViewOutput): ModalView {
  const again = `Nothing was changed: what you typed did not arrive. Please look at each field and press ${view.submit?.text ?? 'Save'} again.`;
  return redrawView(view, { notice: [section(again)] });
}
