import { listActions } from '../core/publish/list-actions.ts';
import type { SnapshotAction, SnapshotCommentary, SnapshotProposal } from '../core/publish/snapshot.ts';
import { actionLead, proposalLead, proposalWords, UPDATE_NOT_AVAILABLE } from './labels.ts';
import { escapeMarkdownText, escapeMarkdownLine as line } from './markdown-escape.ts';
import { textToMarkdown } from './markdown-parts.ts';

/** One commentary, headed by its refs, with what is being done and the initials at its end. */
export function commentaryToMarkdown(commentary: SnapshotCommentary): readonly string[] {
  return [...textOfCommentary(commentary), ...(commentary.proposals ?? []).map(proposalToMarkdown)];
}

function proposalToMarkdown(proposal: SnapshotProposal): string {
  const initials = proposal.initials === null ? '' : `(${proposal.initials})`;
  const words = `${proposalWords(proposal)} ${proposal.reason}`;
  return `**${line(proposalLead(proposal))}** ${escapeMarkdownText(words)} ${line(initials)}`.trimEnd();
}

function textOfCommentary(commentary: SnapshotCommentary): readonly string[] {
  const heading = `##### ${line(`${commentary.refs}: ${commentary.words}`)}`;
  const initials = commentary.initials === null ? '' : `(${commentary.initials})`;
  if (commentary.isMissing) return [heading, UPDATE_NOT_AVAILABLE];
  const actions = listActions(commentary);
  if (actions.length === 0) return [heading, ...textToMarkdown(commentary.text, initials)];
  return [
    heading,
    ...textToMarkdown(commentary.text),
    ...actions.map((action, index) => actionToMarkdown(action, index === actions.length - 1 ? initials : '')),
  ];
}

function actionToMarkdown(action: SnapshotAction, initials: string): string {
  const by = action.actionBy === null ? '' : ` **By when:** ${action.actionBy}.`;
  return `**${line(actionLead(action))}** ${escapeMarkdownText(action.action)}${by} ${line(initials)}`.trimEnd();
}
