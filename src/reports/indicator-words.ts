import type { SnapshotIndicator, SnapshotIndicatorStatus, SnapshotLateFigure } from '../core/publish/snapshot.ts';
import { directionWords, statusWithShape } from './labels.ts';

/** The figure with what a reader must know of it, or why there is none, and the last one where that is printed. */
export function actualWords({ actual, whyNoActual, notes = [], lastKnown }: SnapshotIndicator): string {
  const last = lastKnown === undefined ? '' : lastFigureWords(lastKnown);
  return [actual ?? whyNoActual ?? '', ...notes, last].filter((text) => text !== '').join(' ');
}

type LastFigure = NonNullable<SnapshotIndicator['lastKnown']>;

/** `As at Quarter 4 2025/26: 80.4%, ▲ Green.` */
function lastFigureWords(last: LastFigure): string {
  const status = last.status.kind === 'none' ? '' : `, ${statusWithShape(last.status)}`;
  return `${beforeLastStatus(last)}${status}.`;
}

/** What stands before the status, which a document draws. */
export function beforeLastStatus({ quarterTitle, actual }: LastFigure): string {
  return `As at ${quarterTitle}: ${actual}`;
}

/** `76.1%, target 84.0%`, where there is room for a line only. */
export function figureAndTarget({ actual, target }: SnapshotIndicator): string {
  return `${actual ?? 'no figure'}, target ${target}`;
}

/** `▲ Green`, or in words why there is no colour. Reports that are older than statuses of indicators have none. */
export function indicatorStatusWords(status: SnapshotIndicatorStatus | undefined): string {
  if (status === undefined) return 'No status';
  return status.kind === 'none' ? status.why : statusWithShape(status);
}

export function indicatorDirectionWords({ direction }: Pick<SnapshotIndicator, 'direction'>): string {
  return direction === undefined ? 'N/A' : directionWords(direction);
}

/** `Quarter 1 2026/27: 80.4%, ▲ Green, direction: Better.` */
export function lateFigureWords(late: SnapshotLateFigure): string {
  const { before, after } = aroundLateStatus(late);
  return `${before}${indicatorStatusWords(late.status)}${after}`;
}

/** The same without the status, which a document draws. */
export function aroundLateStatus({ quarterTitle, actual, notes, direction }: SnapshotLateFigure) {
  return {
    before: `${quarterTitle}: ${actual}, `,
    after: [`, direction: ${directionWords(direction)}.`, ...notes].join(' '),
  };
}

export const LATE_FIGURES_TITLE = 'Figures of earlier quarters';
export const LATE_FIGURES_NOTE = 'These came after the report of their quarter was published.';
