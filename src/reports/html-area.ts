import { html } from 'hono/html';
import { listActions } from '../core/publish/list-actions.ts';
import type {
  Snapshot,
  SnapshotAction,
  SnapshotArea,
  SnapshotCommentary,
  SnapshotIndicator,
  SnapshotMilestone,
  SnapshotProposal,
} from '../core/publish/snapshot.ts';
import { type Markup, statusToHtml, tableToHtml, textToHtml, withBreaks } from './html-parts.ts';
import {
  actionLead,
  NO_OWNER,
  pointerWords,
  previousWords,
  proposalLead,
  proposalWords,
  UPDATE_NOT_AVAILABLE,
} from './labels.ts';

/** @param number as printed before the area's name, `6.1` */
export function areaToHtml(area: SnapshotArea, number: string, snapshot: Snapshot): Markup {
  const { pointers = [] } = area;
  return html`<section class="area">
<h3>${number} ${area.name}</h3>
<h4>Key milestones</h4>
${milestonesToHtml(area, snapshot)}
${area.commentaries.length + pointers.length === 0 ? '' : html`<h4>Supporting commentary</h4>\n`}${area.commentaries.map(commentaryToHtml)}
${pointers.map((pointer) => html`<p class="why">${pointerWords(pointer)}</p>\n`)}${area.indicators.length === 0 ? '' : indicatorsToHtml(area, snapshot)}</section>
`;
}

function milestonesToHtml(area: SnapshotArea, { quarter }: Snapshot): Markup {
  if (area.milestones.length === 0) return html`<p class="why">The plan holds no milestones for this area.</p>`;
  return tableToHtml({
    caption: `Milestones in ${area.name}`,
    columns: ['Ref', 'Milestone', 'Due', `Q${quarter.number} progress`, 'Owner'],
    rows: area.milestones.map((milestone) => ({
      header: milestone.ref,
      cells: [
        { content: milestone.words },
        { content: milestone.due, className: 'due-cell' },
        { content: progressToHtml(milestone), className: 'status-cell' },
        { content: milestone.ownerInitials ?? NO_OWNER },
      ],
    })),
  });
}

function progressToHtml(milestone: SnapshotMilestone): Markup {
  const before = previousWords(milestone);
  return html`${statusToHtml(milestone.status)}${before === '' ? '' : html` <span class="was">${before}</span>`}`;
}

function commentaryToHtml(commentary: SnapshotCommentary): Markup {
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

function indicatorsToHtml(area: SnapshotArea, { quarter }: Snapshot): Markup {
  return html`<h4>Key performance indicators</h4>
${tableToHtml({
  caption: `Performance indicators in ${area.name}`,
  columns: ['Ref', 'Indicator', `Q${quarter.number} last year`, 'Target', `Q${quarter.number} actual`, 'Owner'],
  rows: area.indicators.map(indicatorRow),
})}`;
}

function indicatorRow(indicator: SnapshotIndicator) {
  return {
    header: indicator.ref,
    cells: [
      { content: indicator.words },
      { content: indicator.lastYear },
      { content: indicator.target },
      { content: indicator.actual ?? indicator.whyNoActual ?? '' },
      { content: indicator.ownerInitials ?? NO_OWNER },
    ],
  };
}
