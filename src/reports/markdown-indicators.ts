import { listIndicatorCommentaries } from '../core/publish/indicator-commentaries.ts';
import type { SnapshotArea, SnapshotIndicator, SnapshotLateFigure } from '../core/publish/snapshot.ts';
import {
  actualWords,
  indicatorDirectionWords,
  indicatorStatusWords,
  LATE_FIGURES_NOTE,
  LATE_FIGURES_TITLE,
  lateFigureWords,
} from './indicator-words.ts';
import { NO_OWNER } from './labels.ts';
import { commentaryToMarkdown } from './markdown-commentary.ts';
import { escapeMarkdownLine as line } from './markdown-escape.ts';
import { tableToMarkdown } from './markdown-parts.ts';

/** Its blocks, to be parted by blank lines. @param quarter its number */
export function indicatorsToMarkdown(area: SnapshotArea, quarter: number): readonly string[] {
  const { indicators, lateFigures = [] } = area;
  if (indicators.length + lateFigures.length === 0) return [];
  return [
    '#### Key performance indicators',
    ...(indicators.length === 0 ? [] : [tableOf(indicators, quarter)]),
    ...listIndicatorCommentaries(area).flatMap(commentaryToMarkdown),
    ...(lateFigures.length === 0 ? [] : lateToMarkdown(lateFigures)),
  ];
}

function tableOf(indicators: readonly SnapshotIndicator[], quarter: number): string {
  return tableToMarkdown(
    ['Ref', 'Indicator', `Q${quarter} last year`, 'Target', `Q${quarter} actual`, 'Status', 'Direction', 'Owner'],
    indicators.map((indicator) => [
      indicator.ref,
      indicator.words,
      indicator.lastYear,
      indicator.target,
      actualWords(indicator),
      indicatorStatusWords(indicator.status),
      indicatorDirectionWords(indicator),
      indicator.ownerInitials ?? NO_OWNER,
    ]),
  );
}

function lateToMarkdown(late: readonly SnapshotLateFigure[]): readonly string[] {
  const lines = late.map((one) => `- ${line(`${one.ref} ${one.words}. ${lateFigureWords(one)}`)}`);
  return [`##### ${LATE_FIGURES_TITLE}`, LATE_FIGURES_NOTE, lines.join('\n')];
}
