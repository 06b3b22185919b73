import { namedCounts } from '../../core/publish/counts.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { statusFigure } from '../chart/status-picture.ts';
import { STATUS_LABELS } from '../labels.ts';
import type { DocumentBlock } from './document.ts';
import { heading, paragraph } from './document-parts.ts';

export function glanceBlocks(snapshot: Snapshot): readonly DocumentBlock[] {
  const figure = statusFigure(snapshot);
  return [
    heading(2, 'At a glance', 'at-a-glance'),
    paragraph(`How many milestones have each status. ${comparedWith(snapshot)}`),
    {
      kind: 'counts',
      counts: namedCounts(snapshot.counts, snapshot.previousCounts).map(({ kind, count, before }) => ({
        status: kind,
        word: STATUS_LABELS[kind].word,
        count,
        before,
      })),
    },
    ...(figure === undefined ? [] : [figure]),
  ];
}

function comparedWith({ previousCounts, quarter }: Snapshot): string {
  return previousCounts === null
    ? `Nothing is stored of ${quarter.previousTitle} to compare with.`
    : `Last quarter is ${quarter.previousTitle}.`;
}
