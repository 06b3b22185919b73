import { listWords } from '../../core/list-words.ts';
import { STATUS_LABELS } from '../labels.ts';
import { type ChartRow, type ChartRows, totalOf } from './chart-rows.ts';

/** Everything that the picture shows, in sentences, for whoever does not see it. */
export function describeChart({ areas, quarters }: ChartRows): string {
  if (areas.length === 0) return 'There is no milestone whose status could be shown.';
  const bars = areas.length === 1 ? 'One bar shows' : `${areas.length} bars, one for each area, show`;
  const sentences = areas.map((row) => `${row.label}: ${countWords(row)}.`);
  const over = quarters.map((row) => `All areas in ${row.label}: ${countWords(row)}.`);
  return [`${bars} how many milestones have each status.`, ...sentences, ...over].join(' ');
}

/** `3 completed, 11 green and 1 red of 15 milestones` */
function countWords(row: ChartRow): string {
  const total = totalOf(row);
  const parts = row.segments.map(({ kind, count }) => `${count} ${STATUS_LABELS[kind].word.toLowerCase()}`);
  return `${listWords(parts)} of ${total} ${total === 1 ? 'milestone' : 'milestones'}`;
}
