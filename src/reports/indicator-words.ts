import { NO_STATUS } from '../core/publish/compile-indicator.ts';
import type { SnapshotIndicator, SnapshotIndicatorStatus, SnapshotLateFigure } from '../core/publish/snapshot.ts';
import { directionWords, statusWithShape } from './labels.ts';

/** The figure with what a reader must know of it, or why there is none, and the last one where that is printed. */
export function actualWords({ actual, whyNoActual, notes = [], lastKnown }: SnapshotIndicator): string {
  const last = lastKnown === undefined ? '' : lastFigureWords(lastKnown);
  const more = [...notes, last].filter((text) => text !== '');
  return [leadOf(actual ?? whyNoActual ?? '', more.length), ...more].join(' ').trim();
}

/** A figure is no sentence; where one comes behind it, it ends as if it was. */
export function leadOf(actual: string, sentencesBehind: number): string {
  return sentencesBehind === 0 || actual === '' ? actual : withFullStop(actual);
}

function withFullStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** `98.4%. ▲ Green.`, all that is said of it in one line. */
export function printedWords(indicator: SnapshotIndicator): string {
  return `${withFullStop(actualWords(indicator))} ${withFullStop(indicatorStatusWords(indicator.status))}`;
}

/** `98.4%. Status: ▲ Green. Target: 98.0%.` Where there is nothing to reach that is said once. */
export function measuredWords(indicator: SnapshotIndicator): string {
  const { status, target } = indicator;
  const isWithout = status?.kind === 'none' && status.why !== NO_STATUS;
  const against = `Status: ${indicatorStatusWords(status)}. Target: ${target}.`;
  return `${withFullStop(actualWords(indicator))} ${isWithout ? withFullStop(status.why) : against}`;
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
  if (status === undefined) return NO_STATUS;
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
