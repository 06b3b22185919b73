import { html } from 'hono/html';
import type {
  Snapshot,
  SnapshotArea,
  SnapshotCommentary,
  SnapshotIndicator,
  SnapshotMilestone,
} from '../core/publish/snapshot.ts';
import { type Markup, statusToHtml, tableToHtml, textToHtml, withBreaks } from './html-parts.ts';
import { NO_OWNER, previousWords, UPDATE_NOT_AVAILABLE } from './labels.ts';

/** @param number as printed before the area's name, `6.1` */
export function areaToHtml(area: SnapshotArea, number: string, snapshot: Snapshot): Markup {
  return html`<section class="area">
<h3>${number} ${area.name}</h3>
<h4>Key milestones</h4>
${milestonesToHtml(area, snapshot)}
${area.commentaries.length === 0 ? '' : html`<h4>Supporting commentary</h4>\n`}${area.commentaries.map(commentaryToHtml)}
${area.indicators.length === 0 ? '' : indicatorsToHtml(area, snapshot)}</section>
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
${commentaryBody(commentary)}</article>
`;
}

function commentaryBody(commentary: SnapshotCommentary): Markup | readonly Markup[] {
  const { action, actionBy } = commentary;
  const initials = commentary.initials === null ? '' : `(${commentary.initials})`;
  if (commentary.isMissing) return html`<p class="why">${UPDATE_NOT_AVAILABLE}</p>`;
  if (action === null) return textToHtml(commentary.text, initials);
  const by = actionBy === null ? '' : html` <strong>By when:</strong> ${actionBy}.`;
  return [
    ...textToHtml(commentary.text),
    html`<p dir="auto"><strong>What is being done:</strong> ${withBreaks(action)}${by} ${initials}</p>\n`,
  ];
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
