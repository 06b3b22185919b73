import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { FigureBlock } from '../document/document.ts';
import { versionWords } from '../labels.ts';
import { chartRows } from './chart-rows.ts';
import { describeChart } from './describe-chart.ts';
import { drawChart } from './draw-chart.ts';
import { nameSvg } from './name-svg.ts';

const CAPTION = 'Status of milestones by area';

/** The picture inside a document; none where the plan has no milestones. */
export function statusFigure(snapshot: Snapshot): FigureBlock | undefined {
  const rows = chartRows(snapshot);
  if (rows.areas.length === 0) return undefined;
  return { kind: 'figure', svg: drawChart(rows), alt: describeChart(rows), caption: captionOf(snapshot) };
}

/** The picture as a file of its own, which says whose it is and of when. */
export function statusPicture(snapshot: Snapshot): string {
  const { directorate, quarter, cut, revision } = snapshot;
  const rows = chartRows(snapshot);
  const heading = [
    cut?.board ?? directorate.name,
    `${quarter.title}. ${versionWords(revision)}`,
    rows.areas.length === 0 ? describeChart(rows) : captionOf(snapshot),
  ];
  return nameSvg(drawChart(rows, heading), {
    id: 'picture',
    title: heading.slice(0, 2).join(': '),
    alt: describeChart(rows),
  });
}

function captionOf({ previousCounts }: Snapshot): string {
  return previousCounts === null ? CAPTION : `${CAPTION}, and by quarter`;
}
