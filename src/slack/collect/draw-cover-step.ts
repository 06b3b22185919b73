import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { CoverForm } from '../../core/collect/cover.ts';
import { section } from '../blocks.ts';
import { readBlockId } from '../ids.ts';
import { redrawView } from '../redraw-view.ts';
import { buildCoverStep } from './cover-fields.ts';
import type { FormMemory } from './form-memory.ts';

/**
 * The form with a status of its own for each covered milestone on top. What was typed stands below as it was: nothing of
 * it is kept anywhere else, and it can still be changed. Drawn again with others, it keeps what was said of those that
 * stay.
 */
export function drawCoverStep(
  view: ViewOutput,
  { covered, memory }: { readonly covered: readonly CoverForm[]; readonly memory: FormMemory },
): ModalView {
  const own = view.blocks.filter(({ block_id: blockId = '' }) => {
    const read = readBlockId(blockId);
    return read === undefined || read.entryId === memory.entry.id;
  });
  const asked = [...buildCoverStep(covered, memory.nonce), { type: 'divider' } as const];
  const notice = [section(askText(covered.length))];
  return redrawView({ ...view, blocks: [...asked, ...own] }, { notice });
}

function askText(count: number): string {
  const more =
    count === 1 ? 'one more milestone. How does it stand?' : `${count} more milestones. How does each of them stand?`;
  return `Not saved yet: your text is to cover ${more} What you have written is below.`;
}
