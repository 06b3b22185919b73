import { listActions } from '../../core/publish/list-actions.ts';
import { shorten } from '../../core/publish/shorten.ts';
import type {
  SnapshotArea,
  SnapshotCommentary,
  SnapshotIndicator,
  SnapshotMilestone,
  SnapshotProposal,
} from '../../core/publish/snapshot.ts';
import type { TextBlock } from '../../core/publish/text-blocks.ts';
import {
  actionLead,
  NO_OWNER,
  pointerWords,
  previousWords,
  proposalLead,
  proposalWords,
  statusWithShape,
  UPDATE_NOT_AVAILABLE,
} from '../../reports/labels.ts';
import { actionWords } from './action-words.ts';
import { bullet, heading, type MessageLine, paragraph } from './message-lines.ts';

/** A commentary that covers many milestones is still headed by one line. */
const REFS_LENGTH = 100;

/** Every status and the full commentary of one area, in the plan's order. */
export function areaLines(area: SnapshotArea): readonly MessageLine[] {
  return [
    heading('Milestones'),
    ...(area.milestones.length === 0 ? [paragraph('The plan holds no milestones for this area.')] : []),
    ...area.milestones.map(milestoneLine),
    ...area.commentaries.flatMap(commentaryLines),
    ...(area.pointers ?? []).map((pointer) => paragraph(pointerWords(pointer))),
    ...(area.indicators.length === 0 ? [] : [heading('Performance indicators')]),
    ...area.indicators.map(indicatorLine),
  ];
}

function milestoneLine(milestone: SnapshotMilestone): MessageLine {
  const facts = [
    statusWithShape(milestone.status),
    previousWords(milestone),
    `due: ${milestone.due}`,
    milestone.ownerInitials ?? NO_OWNER,
  ];
  return bullet(`${milestone.words}: ${facts.filter((fact) => fact !== '').join(', ')}`, milestone.ref);
}

function commentaryLines(commentary: SnapshotCommentary): readonly MessageLine[] {
  return [...textLines(commentary), ...(commentary.proposals ?? []).map(proposalLine)];
}

function proposalLine(proposal: SnapshotProposal): MessageLine {
  const initials = proposal.initials === null ? '' : ` (${proposal.initials})`;
  return paragraph(`${proposalWords(proposal)} ${proposal.reason}${initials}`, proposalLead(proposal));
}

function textLines(commentary: SnapshotCommentary): readonly MessageLine[] {
  const title = heading(`${shorten(commentary.refs, REFS_LENGTH)}: ${commentary.words}`);
  if (commentary.isMissing) return [title, paragraph(UPDATE_NOT_AVAILABLE)];
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

function indicatorLine(indicator: SnapshotIndicator): MessageLine {
  const actual = indicator.actual ?? indicator.whyNoActual ?? '';
  return bullet(
    `${indicator.words}: ${actual} Target: ${indicator.target}. Last year: ${indicator.lastYear}.`,
    indicator.ref,
  );
}
