import type { Snapshot, SnapshotArea, SnapshotMilestone } from '../../core/publish/snapshot.ts';
import { NO_OWNER, pointerWords } from '../labels.ts';
import { milestoneCommentary } from './commentary-blocks.ts';
import type { DocumentBlock, TableBlock, TableCell, TableRow } from './document.ts';
import { anchorOf, cell, column, heading, line, note, numberedHeading } from './document-parts.ts';
import { commentaryAnchor, type DocumentPlaces } from './document-places.ts';
import { indicatorBlocks } from './indicator-blocks.ts';
import { previousCell, statusCell } from './status-parts.ts';

/** One area of the report and its place. */
export interface PlacedArea {
  readonly area: SnapshotArea;
  /** As printed before the area's name, `6.1`. */
  readonly number: string;
  readonly quarter: Snapshot['quarter'];
  /** Is anything known of the quarter before, in any area? */
  readonly hasPrevious: boolean;
  readonly places: DocumentPlaces;
}

/** Its milestones, the commentary on them, and its indicators. */
export function areaBlocks(placed: PlacedArea): readonly DocumentBlock[] {
  const { area, number, places } = placed;
  const { commentaries, pointers = [] } = area;
  const anchor = anchorOf(number);
  return [
    numberedHeading(3, number, area.name),
    heading(4, 'Key milestones', `${anchor}-milestones`),
    area.milestones.length === 0 ? note('The plan holds no milestones for this area.') : milestoneTable(placed),
    ...(commentaries.length + pointers.length === 0
      ? []
      : [heading(4, 'Supporting commentary', `${anchor}-commentary`)]),
    ...commentaries.flatMap((commentary, place) =>
      milestoneCommentary({ commentary, anchor: commentaryAnchor(number, place) }, places),
    ),
    ...pointers.map((pointer) => note(pointerWords(pointer))),
    ...indicatorBlocks(placed),
  ];
}

/** Of the quarter before there is a column only where something is known of it. */
function milestoneTable({ area, quarter, places, hasPrevious }: PlacedArea): TableBlock {
  return {
    kind: 'table',
    caption: `Milestones in ${area.name}`,
    columns: [
      column('Ref', 10),
      column('Milestone', 37),
      column('Due', 18),
      column(`Quarter ${quarter.number} progress`, 19),
      ...(hasPrevious ? [column('Last quarter', 16)] : []),
      column('Owner', 9),
    ],
    rows: area.milestones.map((milestone) =>
      milestoneRow(milestone, hasPrevious ? [previousCell(milestone.previous)] : [], places),
    ),
  };
}

function milestoneRow(
  milestone: SnapshotMilestone,
  before: readonly TableCell[],
  { commentaries }: DocumentPlaces,
): TableRow {
  const anchor = commentaries.get(milestone.id);
  return line(
    { runs: [{ text: milestone.ref, ...(anchor === undefined ? {} : { anchor }) }] },
    cell(milestone.words),
    cell(withCapital(milestone.due)),
    statusCell(milestone.status),
    ...before,
    cell(milestone.ownerInitials ?? NO_OWNER),
  );
}

/** `no date set` and `each term` stand inside of sentences elsewhere. */
function withCapital(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}
