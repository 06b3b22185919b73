import { listCovered } from '../../core/publish/commentary-statuses.ts';
import { listActions } from '../../core/publish/list-actions.ts';
import type {
  SnapshotAction,
  SnapshotCommentary,
  SnapshotIndicator,
  SnapshotMilestone,
  SnapshotProposal,
} from '../../core/publish/snapshot.ts';
import { actionLead, missingWords, previousWords, proposalLead, proposalWords } from '../labels.ts';
import type { DocumentBlock, ParagraphBlock, TextRun } from './document.ts';
import { closeWithInitials, heading, ledParagraph, note, textToBlocks } from './document-parts.ts';
import type { DocumentPlaces } from './document-places.ts';
import { statusRun } from './status-parts.ts';

/** A commentary and where it stands. */
export interface PlacedCommentary {
  readonly commentary: SnapshotCommentary;
  readonly anchor: string;
}

/** One commentary on milestones: refs and short words, how they stand, the text, what is being done, the initials at its end. */
export function milestoneCommentary(
  { commentary, anchor }: PlacedCommentary,
  { milestones }: DocumentPlaces,
): readonly DocumentBlock[] {
  const proposals = (commentary.proposals ?? []).map(proposalParagraph);
  if (commentary.isMissing) return [headingOf(commentary, anchor), note(missingWords(commentary)), ...proposals];
  return [headingOf(commentary, anchor), ...statusBlocks(commentary, milestones), ...textOf(commentary), ...proposals];
}

/** The same of an indicator, whose status may be missing. */
export function indicatorCommentary(
  { commentary, anchor }: PlacedCommentary,
  { status }: SnapshotIndicator,
): readonly DocumentBlock[] {
  const hasColour = status !== undefined && status.kind !== 'none';
  return [
    headingOf(commentary, anchor),
    ...(hasColour ? [statusParagraph('Status:', { text: ' ' }, statusRun(status))] : []),
    ...textOf(commentary),
  ];
}

function headingOf({ refs, words }: SnapshotCommentary, anchor: string): DocumentBlock {
  return heading(5, `${refs}: ${words}`, anchor);
}

/** On one line for one milestone; where several are covered, each with its own. */
function statusBlocks(
  commentary: SnapshotCommentary,
  milestones: ReadonlyMap<string, SnapshotMilestone>,
): readonly DocumentBlock[] {
  return listCovered(commentary, milestones).map(({ name, milestone }) => {
    const before = previousWords(milestone);
    return statusParagraph(
      name === null ? 'Status:' : `Status of ${name}:`,
      { text: ' ' },
      statusRun(milestone.status),
      ...(before === '' ? [] : [{ text: `, ${before}` }]),
    );
  });
}

function statusParagraph(lead: string, ...runs: readonly TextRun[]): ParagraphBlock {
  return { ...ledParagraph(lead, ...runs), role: 'note' };
}

function textOf(commentary: SnapshotCommentary): readonly DocumentBlock[] {
  const actions = listActions(commentary).map(actionParagraph);
  return closeWithInitials([...textToBlocks(commentary.text), ...actions], commentary.initials);
}

function actionParagraph(action: SnapshotAction): ParagraphBlock {
  const by: readonly TextRun[] =
    action.actionBy === null
      ? []
      : [{ text: ' ' }, { text: 'By when:', isStrong: true }, { text: ` ${action.actionBy}.` }];
  return ledParagraph(actionLead(action), { text: ` ${action.action}` }, ...by);
}

function proposalParagraph(proposal: SnapshotProposal): ParagraphBlock {
  const initials = proposal.initials === null ? '' : ` (${proposal.initials})`;
  return ledParagraph(proposalLead(proposal), { text: ` ${proposalWords(proposal)} ${proposal.reason}${initials}` });
}
