import { momentText } from '../../reports/moment-text.ts';
import { beginTrailCsv, detailLines, goOnWithTrailCsv } from '../../reports/trail-files.ts';
import { changeWords } from '../../reports/trail-words.ts';
import type { Trail, TrailLine } from '../../usecases/review/read-trail.ts';

/** What of a page goes where; a line break comes after each piece. */
interface HistoryFormat {
  readonly first: (trail: Trail) => string;
  readonly next: (trail: Trail) => string;
  /** What ends it. */
  readonly end: string | undefined;
}

export const FORMATS = ['text', 'csv', 'json'] as const;
export type HistoryFormatName = (typeof FORMATS)[number];

/** The record is written page by page: all of it is more than a process need hold. */
export const HISTORY_FORMATS: Readonly<Record<HistoryFormatName, HistoryFormat>> = {
  text: {
    first: (trail) => (trail.lines.length === 0 ? 'Nothing is recorded.' : toTexts(trail)),
    next: (trail) => `\n${toTexts(trail)}`,
    end: undefined,
  },
  csv: {
    first: (trail) => withoutLast(beginTrailCsv(trail)),
    next: (trail) => withoutLast(goOnWithTrailCsv(trail)),
    end: undefined,
  },
  json: { first: (trail) => `[\n${toJson(trail)}`, next: (trail) => `,\n${toJson(trail)}`, end: ']' },
};

/** The line break that comes after it ends its last row. */
function withoutLast(csv: string): string {
  return csv.slice(0, -1);
}

function toJson({ lines }: Trail): string {
  return lines.map((line) => JSON.stringify(line, null, 2)).join(',\n');
}

function toTexts({ lines, timeZone }: Trail): string {
  return lines.map((line) => toText(line, timeZone)).join('\n\n');
}

function toText(line: TrailLine, timeZone: string): string {
  return [
    `${momentText(line.at, timeZone)}  ${changeWords(line)}`,
    ...detailLines(line).map((detail) => `  ${detail.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}
