import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { DraftFields } from '../../../core/collect/draft.ts';
import type { CoverForm } from '../../../core/collect/milestone/cover.ts';
import { section } from '../../blocks.ts';
import { blockIdOf, readBlockId, stepOf } from '../../id-values.ts';
import { redrawView } from '../../redraw-view.ts';
import { fillFromDraft } from '../draft/draft-fields.ts';
import type { FormMemory } from '../form/form-memory.ts';
import { buildCoverStep } from './cover-fields.ts';

interface CoverStep {
  readonly covered: readonly CoverForm[];
  /** What this person's draft holds. */
  readonly drafted: DraftFields;
  readonly memory: FormMemory;
}

/**
 * The form with a status of its own for each covered milestone on top, beginning with what the draft says of it. What was
 * typed stands below as it was, and can still be changed. Drawn again with others, it keeps what was said of those that
 * stay.
 */
export function drawCoverStep(view: ViewOutput, { covered, drafted, memory }: CoverStep): ModalView {
  const own = view.blocks.filter(({ block_id: blockId = '' }) => {
    const read = readBlockId(blockId);
    return read === undefined || read.entryId === memory.entry.id;
  });
  const asked = fillFromDraft(buildCoverStep(covered, memory.nonce), { entry: memory.entry, fields: drafted });
  const end = { type: 'divider', block_id: blockIdOf('covers-end', memory.nonce, stepOf(memory.nonce)) } as const;
  const notice = [section(askText(covered.length))];
  return redrawView({ ...view, blocks: [...asked, end, ...own] }, { notice });
}

function askText(count: number): string {
  const more =
    count === 1 ? 'one more milestone. How does it stand?' : `${count} more milestones. How does each of them stand?`;
  return `Not saved yet: your text is to cover ${more} What you have written is below.`;
}
