import { html } from 'hono/html';
import { listActions } from '../core/publish/list-actions.ts';
import type { SnapshotAction, SnapshotCommentary, SnapshotProposal } from '../core/publish/snapshot.ts';
import { type Markup, textToHtml, withBreaks } from './html-parts.ts';
import { actionLead, proposalLead, proposalWords, UPDATE_NOT_AVAILABLE } from './labels.ts';

/** One commentary, headed by its refs, with what is being done and the initials at its end. */
export function commentaryToHtml(commentary: SnapshotCommentary): Markup {
  return html`<article class="commentary">
<h5>${commentary.refs}: ${commentary.words}</h5>
${commentaryBody(commentary)}${(commentary.proposals ?? []).map(proposalToHtml)}</article>
`;
}

function commentaryBody(commentary: SnapshotCommentary): Markup | readonly Markup[] {
  const actions = listActions(commentary);
  const initials = commentary.initials === null ? '' : `(${commentary.initials})`;
  if (commentary.isMissing) return html`<p class="why">${UPDATE_NOT_AVAILABLE}</p>`;
  if (actions.length === 0) return textToHtml(commentary.text, initials);
  return [
    ...textToHtml(commentary.text),
    ...actions.map((action, index) => actionToHtml(action, index === actions.length - 1 ? initials : '')),
  ];
}

function actionToHtml(action: SnapshotAction, initials: string): Markup {
  const by = action.actionBy === null ? '' : html` <strong>By when:</strong> ${action.actionBy}.`;
  return html`<p dir="auto"><strong>${actionLead(action)}</strong> ${withBreaks(action.action)}${by} ${initials}</p>\n`;
}

function proposalToHtml(proposal: SnapshotProposal): Markup {
  const initials = proposal.initials === null ? '' : `(${proposal.initials})`;
  return html`<p dir="auto"><strong>${proposalLead(proposal)}</strong> ${proposalWords(proposal)} ${withBreaks(proposal.reason)} ${initials}</p>\n`;
}
