import { shorten } from './shorten.ts';
import type { SnapshotArea, SnapshotCommentary } from './snapshot.ts';

/** A commentary is headed by as many words of its indicator as fit on a line or two. */
const HEADING_LENGTH = 90;

/** What was said of the indicators of an area, as commentaries are printed; in the plan's order. */
export function listIndicatorCommentaries({ indicators }: SnapshotArea): readonly SnapshotCommentary[] {
  return indicators.flatMap(({ id, ref, words, commentary }) =>
    commentary === undefined || commentary === null
      ? []
      : [{ milestoneIds: [id], refs: ref, words: shorten(words, HEADING_LENGTH), ...commentary, isMissing: false }],
  );
}
