import { listActions } from '../../core/publish/list-actions.ts';
import { shorten } from '../../core/publish/shorten.ts';
import type { SnapshotCommentary, SnapshotProposal } from '../../core/publish/snapshot.ts';
import type { TextBlock } from '../../core/publish/text-blocks.ts';
import { actionLead, missingWords, proposalLead, proposalWords } from '../../reports/labels.ts';
import { actionWords } from './action-words.ts';
import { bullet, heading, type MessageLine, paragraph } from './message-lines.ts';

/** A commentary that covers many milestones is still headed by one line. */
const REFS_LENGTH = 100;

/** One commentary, headed by its refs, with what is being done and the initials at its end. */
export function commentaryLines(commentary: SnapshotCommentary): readonly MessageLine[] {
  return [...textLines(commentary), ...(commentary.proposals ?? []).map(proposalLine)];
}

function proposalLine(proposal: SnapshotProposal): MessageLine {
  const initials = proposal.initials === null ? '' : ` (${proposal.initials})`;
  return paragraph(`${proposalWords(proposal)} ${proposal.reason}${initials}`, proposalLead(proposal));
}

function textLines(commentary: SnapshotCommentary): readonly MessageLine[] {
  const title = heading(`${shorten(commentary.refs, REFS_LENGTH)}: ${commentary.words}`);
  if (commentary.isMissing) return [title, paragraph(missingWords(commentary))];
  const lines = [
    ...commentary.text.flatMap(blockLines),
    ...listActions(commentary).map((each) => paragraph(actionWords(each.action, each.actionBy), actionLead(each))),
  ];
  return [title, ...closeWithInitials(lines, commentary.initials)];
}

function blockLines(block: TextBlock): readonly MessageLine[] {
  return block.kind === 'paragraph' ? [paragraph(block.text)] : block.items.map((item) => bullet(item));
}

/** Initials close the last line of what their owner wrote. */
function closeWithInitials(lines: readonly MessageLine[], initials: string | null): readonly MessageLine[] {
  const last = lines.at(-1);
  if (last === undefined || initials === null) return lines;
  return [...lines.slice(0, -1), { ...last, text: `${last.text} (${initials})` }];
}
