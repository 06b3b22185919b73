import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { readEmptiedByHand } from '../../../usecases/collect/draft/read-emptied-by-hand.ts';
import type { Clicker } from '../../../usecases/find-actor.ts';
import { buildEmptied, findEmptied } from '../../emptied-fields.ts';
import { readBlockId } from '../../id-values.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { type FormMemory, writeFormMemory } from './form-memory.ts';

/**
 * A field that comes back empty is never read as a deletion: the writer is asked once, and the form says what it held.
 * @returns undefined where nothing is to be asked.
 */
export async function askAboutEmptied(
  slack: SlackContext,
  { view, memory, clicker }: { readonly view: ViewOutput; readonly memory: FormMemory; readonly clicker: Clicker },
): Promise<ModalView | undefined> {
  const emptied = findEmptied(view);
  if (emptied.length === 0 || memory.asked.includes('emptied')) return undefined;
  const { entry, quarter, nonce } = memory;
  const byHand = await readEmptiedByHand(slack.collect, { clicker, entry, quarter, nonce, now: slack.clock() });
  const left = emptied.filter(({ blockId }) => !byHand.includes(readBlockId(blockId)?.field ?? ''));
  if (left.length === 0) return undefined;
  return redrawView(view, {
    notice: buildEmptied(left, view.submit?.text ?? 'Save'),
    privateMetadata: writeFormMemory({ ...memory, asked: [...memory.asked, 'emptied'] }),
  });
}
