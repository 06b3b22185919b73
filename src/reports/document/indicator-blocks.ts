import { listIndicatorCommentaries } from '../../core/publish/indicator-commentaries.ts';
import type { SnapshotIndicator, SnapshotLateFigure } from '../../core/publish/snapshot.ts';
import {
  aroundLateStatus,
  beforeLastStatus,
  LATE_FIGURES_NOTE,
  LATE_FIGURES_TITLE,
  leadOf,
} from '../indicator-words.ts';
import { NO_OWNER } from '../labels.ts';
import type { PlacedArea } from './area-blocks.ts';
import { indicatorCommentary } from './commentary-blocks.ts';
import type { DocumentBlock, TableBlock, TableCell, TableRow, TextRun } from './document.ts';
import { anchorOf, cell, column, heading, line, paragraph } from './document-parts.ts';
import { type DocumentPlaces, indicatorAnchor } from './document-places.ts';
import { directionCell, indicatorStatusCell, statusRun } from './status-parts.ts';

/** The table of an area's indicators, what was said of them, and late figures; nothing where there are none. */
export function indicatorBlocks(placed: PlacedArea): readonly DocumentBlock[] {
  const { indicators, lateFigures = [] } = placed.area;
  if (indicators.length + lateFigures.length === 0) return [];
  const anchor = anchorOf(placed.number);
  return [
    heading(4, 'Key performance indicators', `${anchor}-indicators`),
    ...(indicators.length === 0 ? [] : [indicatorTable(placed)]),
    ...commentaryBlocks(placed),
    ...(lateFigures.length === 0 ? [] : lateBlocks(lateFigures, `${anchor}-late-figures`)),
  ];
}

function indicatorTable({ area, quarter, places }: PlacedArea): TableBlock {
  return {
    kind: 'table',
    caption: `Performance indicators in ${area.name}`,
    columns: [
      column('Ref', 10),
      column('Indicator', 22),
      column(`Quarter ${quarter.number} last year`, 12),
      column('Target', 13),
      column(`Quarter ${quarter.number} actual`, 16),
      column('Status', 12),
      column('Direction', 13),
      column('Owner', 9),
    ],
    rows: area.indicators.map((indicator) => indicatorRow(indicator, places)),
  };
}

function indicatorRow(indicator: SnapshotIndicator, { commentaries }: DocumentPlaces): TableRow {
  const anchor = commentaries.get(indicator.id);
  return line(
    { runs: [{ text: indicator.ref, ...(anchor === undefined ? {} : { anchor }) }] },
    cell(indicator.words),
    cell(indicator.lastYear),
    cell(indicator.target),
    actualCell(indicator),
    indicatorStatusCell(indicator.status),
    directionCell(indicator.direction),
    cell(indicator.ownerInitials ?? NO_OWNER),
  );
}

/** The figure with what a reader must know of it, or why there is none, and the last one where that is printed. */
function actualCell({ actual, whyNoActual, notes = [], lastKnown }: SnapshotIndicator): TableCell {
  const behind = notes.length + (lastKnown === undefined ? 0 : 1);
  const parts = [leadOf(actual ?? whyNoActual ?? '', behind), ...notes].filter((text) => text !== '');
  const runs = parts.map((text, index) => ({ text: index === 0 ? text : ` ${text}` }));
  return { runs: [...runs, ...lastRuns(lastKnown)] };
}

function lastRuns(last: SnapshotIndicator['lastKnown']): readonly TextRun[] {
  if (last === undefined) return [];
  const before = ` ${beforeLastStatus(last)}`;
  if (last.status.kind === 'none') return [{ text: `${before}.` }];
  return [{ text: `${before}, ` }, statusRun(last.status), { text: '.' }];
}

function commentaryBlocks({ area, number }: PlacedArea): readonly DocumentBlock[] {
  const byId = new Map(area.indicators.map((indicator) => [indicator.id, indicator]));
  return listIndicatorCommentaries(area).flatMap((commentary, place) => {
    const indicator = byId.get(commentary.milestoneIds[0] ?? '');
    return indicator === undefined
      ? []
      : indicatorCommentary({ commentary, anchor: indicatorAnchor(number, place) }, indicator);
  });
}

function lateBlocks(late: readonly SnapshotLateFigure[], anchor: string): readonly DocumentBlock[] {
  return [
    heading(5, LATE_FIGURES_TITLE, anchor),
    paragraph(LATE_FIGURES_NOTE),
    { kind: 'bullets', items: late.map(lateRuns) },
  ];
}

function lateRuns(late: SnapshotLateFigure): readonly TextRun[] {
  const { before, after } = aroundLateStatus(late);
  const status = late.status.kind === 'none' ? { text: late.status.why } : statusRun(late.status);
  return [{ text: `${late.ref} ${late.words}. ${before}` }, status, { text: after }];
}
