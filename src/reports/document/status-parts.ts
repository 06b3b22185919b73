import type { Direction } from '../../core/collect/indicator/direction.ts';
import type { SnapshotIndicatorStatus, SnapshotStatus } from '../../core/publish/snapshot.ts';
import { directionWords, STATUS_LABELS, statusWords } from '../labels.ts';
import type { TableCell, TextRun } from './document.ts';

/** The words; colour and shape are drawn beside them. */
export function statusCell(status: SnapshotStatus): TableCell {
  return { runs: [{ text: statusWords(status) }], status: status.kind };
}

/** A status as a part of a sentence. */
export function statusRun(status: SnapshotStatus): TextRun {
  return { text: statusWords(status), status: status.kind };
}

export function previousCell(previous: SnapshotStatus | null): TableCell {
  if (previous === null) return { runs: [{ text: 'Not known' }] };
  return { runs: [{ text: STATUS_LABELS[previous.kind].word }], status: previous.kind };
}

/** Reports that are older than the statuses of indicators have none. */
export function indicatorStatusCell(status: SnapshotIndicatorStatus | undefined): TableCell {
  if (status === undefined) return { runs: [{ text: 'No status' }] };
  return status.kind === 'none' ? { runs: [{ text: status.why }] } : statusCell(status);
}

export function directionCell(direction: Direction | undefined): TableCell {
  if (direction === undefined) return { runs: [{ text: 'N/A' }] };
  const runs = [{ text: directionWords(direction) }];
  return direction.kind === 'not-comparable' ? { runs } : { runs, direction: direction.kind };
}
