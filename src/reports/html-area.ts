import { html } from 'hono/html';
import type { Snapshot, SnapshotArea, SnapshotMilestone } from '../core/publish/snapshot.ts';
import { commentaryToHtml } from './html-commentary.ts';
import { indicatorsToHtml } from './html-indicators.ts';
import { type Markup, statusToHtml, tableToHtml } from './html-parts.ts';
import { NO_OWNER, pointerWords, previousWords } from './labels.ts';

/** @param number as printed before the area's name, `6.1` */
export function areaToHtml(area: SnapshotArea, number: string, snapshot: Snapshot): Markup {
  const { pointers = [] } = area;
  return html`<section class="area">
<h3>${number} ${area.name}</h3>
<h4>Key milestones</h4>
${milestonesToHtml(area, snapshot)}
${area.commentaries.length + pointers.length === 0 ? '' : html`<h4>Supporting commentary</h4>\n`}${area.commentaries.map(commentaryToHtml)}
${pointers.map((pointer) => html`<p class="why">${pointerWords(pointer)}</p>\n`)}${indicatorsToHtml(area, snapshot)}</section>
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
