import {
  describeException,
  describeIndicatorException,
  type Exception,
} from '../../core/publish/describe-exception.ts';
import { listExceptions, listMissing, listMovements, type MilestoneEntry } from '../../core/publish/exceptions.ts';
import { listIndicatorExceptions, listMissingIndicators } from '../../core/publish/indicator-exceptions.ts';
import type { Snapshot, SnapshotIndicator } from '../../core/publish/snapshot.ts';
import { everythingWords, movementTitle, NOTHING_MOVED, NOTHING_RED_OR_AMBER } from '../exception-words.ts';
import { figureAndTarget } from '../indicator-words.ts';
import { NO_OWNER } from '../labels.ts';
import type { DocumentBlock, TableBlock, TableCell, TableRow } from './document.ts';
import { cell, column, heading, line, note } from './document-parts.ts';
import type { DocumentPlaces } from './document-places.ts';
import { indicatorStatusCell, previousCell, statusCell } from './status-parts.ts';

/** One page of what a councillor reads first; nothing where the setting is off. */
export function exceptionBlocks(snapshot: Snapshot, places: DocumentPlaces): readonly DocumentBlock[] {
  if (snapshot.hasExceptions !== true) return [];
  const silent = [...listMissing(snapshot).map(({ milestone }) => milestone), ...listMissingIndicators(snapshot)];
  return [
    heading(2, 'What needs attention', 'exceptions'),
    ...(silent.length === 0 ? [note(everythingWords(snapshot))] : []),
    ...attention(snapshot, places),
    ...moved(snapshot),
    ...(silent.length === 0 ? [] : missing(silent)),
  ];
}

function attention(snapshot: Snapshot, places: DocumentPlaces): readonly DocumentBlock[] {
  const milestones = listExceptions(snapshot);
  const indicators = listIndicatorExceptions(snapshot);
  if (milestones.length + indicators.length === 0) return [note(NOTHING_RED_OR_AMBER)];
  return [
    ...(milestones.length === 0
      ? []
      : [exceptionTable('Milestones that need attention', 'Milestone', rowsOfMilestones(milestones, places))]),
    ...(indicators.length === 0
      ? []
      : [exceptionTable('Indicators that need attention', 'Indicator', rowsOfIndicators(indicators, places))]),
  ];
}

function exceptionTable(caption: string, what: string, rows: readonly TableRow[]): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      column('Ref', 11),
      column(what, 20),
      column('Status', 14),
      column('In short', 21),
      column('What is being done', 21),
      column('By when', 15),
      column('Initials', 11),
    ],
    rows,
  };
}

function rowsOfMilestones(entries: readonly MilestoneEntry[], places: DocumentPlaces): readonly TableRow[] {
  return entries.map((entry) => exceptionRow(describeException(entry), statusCell(entry.milestone.status), places));
}

function rowsOfIndicators(indicators: readonly SnapshotIndicator[], places: DocumentPlaces): readonly TableRow[] {
  return indicators.map((indicator) => {
    const exception = describeIndicatorException(indicator);
    const words = `${indicator.words}: ${figureAndTarget(indicator)}`;
    return exceptionRow({ ...exception, words }, indicatorStatusCell(indicator.status), places);
  });
}

function exceptionRow(exception: Exception, status: TableCell, { commentaries }: DocumentPlaces): TableRow {
  const anchor = commentaries.get(exception.id);
  return line(
    { runs: [{ text: exception.ref, ...(anchor === undefined ? {} : { anchor }) }] },
    cell(exception.words),
    status,
    cell(exception.firstSentence || 'No commentary'),
    cell(exception.action || 'Nothing recorded'),
    cell(exception.actionBy ?? 'No date'),
    cell(exception.initials ?? NO_OWNER),
  );
}

function moved(snapshot: Snapshot): readonly DocumentBlock[] {
  const entries = listMovements(snapshot);
  const title = movementTitle(snapshot);
  if (title === undefined) return [];
  return [heading(3, title, 'movements'), entries.length === 0 ? note(NOTHING_MOVED) : movementTable(entries)];
}

function movementTable(entries: readonly MilestoneEntry[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Milestones that moved',
    columns: [column('Ref', 10), column('Milestone', 54), column('Now', 20), column('Last quarter', 16)],
    rows: entries.map(({ milestone: { ref, words, status, previous } }) =>
      line(cell(ref), cell(words), statusCell(status), previousCell(previous)),
    ),
  };
}

type Silent = Pick<SnapshotIndicator, 'ref' | 'words' | 'ownerInitials'>;

function missing(silent: readonly Silent[]): readonly DocumentBlock[] {
  const items = silent.map(({ ref, words, ownerInitials }) => [
    { text: `${ref} ${words} (${ownerInitials ?? NO_OWNER})` },
  ]);
  return [heading(3, 'What has no update', 'missing'), { kind: 'bullets', items }];
}
