import { html } from 'hono/html';
import { listIndicatorCommentaries } from '../core/publish/indicator-commentaries.ts';
import type { Snapshot, SnapshotArea, SnapshotIndicator, SnapshotLateFigure } from '../core/publish/snapshot.ts';
import { commentaryToHtml } from './html-commentary.ts';
import { type Markup, statusToHtml, tableToHtml } from './html-parts.ts';
import {
  indicatorDirectionWords,
  indicatorStatusWords,
  LATE_FIGURES_NOTE,
  LATE_FIGURES_TITLE,
  lateFigureWords,
} from './indicator-words.ts';
import { NO_OWNER } from './labels.ts';

/** The table of an area's indicators, what was said of them, and late figures; nothing where there are none. */
export function indicatorsToHtml(area: SnapshotArea, snapshot: Snapshot): Markup | '' {
  const { indicators, lateFigures = [] } = area;
  if (indicators.length + lateFigures.length === 0) return '';
  return html`<h4>Key performance indicators</h4>
${indicators.length === 0 ? '' : tableOf(area, snapshot)}${listIndicatorCommentaries(area).map(commentaryToHtml)}${lateFigures.length === 0 ? '' : lateToHtml(lateFigures)}`;
}

function tableOf({ name, indicators }: SnapshotArea, { quarter }: Snapshot): Markup {
  const [before, now] = [`Q${quarter.number} last year`, `Q${quarter.number} actual`];
  return tableToHtml({
    caption: `Performance indicators in ${name}`,
    columns: ['Ref', 'Indicator', before, 'Target', now, 'Status', 'Direction', 'Owner'],
    rows: indicators.map((indicator) => ({
      header: indicator.ref,
      cells: [
        { content: indicator.words },
        { content: indicator.lastYear },
        { content: indicator.target },
        { content: actualToHtml(indicator) },
        { content: statusOf(indicator), className: 'status-cell' },
        { content: indicatorDirectionWords(indicator) },
        { content: indicator.ownerInitials ?? NO_OWNER },
      ],
    })),
  });
}

function actualToHtml({ actual, whyNoActual, notes = [] }: SnapshotIndicator): Markup {
  const small = notes.map((note) => html` <span class="was">${note}</span>`);
  return html`${actual ?? whyNoActual ?? ''}${small}`;
}

function statusOf({ status }: SnapshotIndicator): Markup | string {
  return status === undefined || status.kind === 'none' ? indicatorStatusWords(status) : statusToHtml(status);
}

function lateToHtml(late: readonly SnapshotLateFigure[]): Markup {
  const lines = late.map((one) => html`<li dir="auto">${one.ref} ${one.words}. ${lateFigureWords(one)}</li>\n`);
  return html`<h5>${LATE_FIGURES_TITLE}</h5>
<p>${LATE_FIGURES_NOTE}</p>
<ul>
${lines}</ul>
`;
}
