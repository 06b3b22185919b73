import { shorten } from '../../core/publish/shorten.ts';
import type { Snapshot, SnapshotArea } from '../../core/publish/snapshot.ts';
import type { SnapshotAmendment } from '../../core/publish/snapshot-front.ts';
import { signedBeforeWords } from '../../reports/signature-words.ts';
import type { RenderedCorrection } from '../../usecases/publish/ports.ts';
import { escapeSlack, MESSAGE_TEXT_ROOM } from '../text.ts';
import { bullet, fitLines, type MessageLine, paragraph } from './message-lines.ts';
import { buildParts, buildRoot, toMessage } from './summary-messages.ts';

/** The report has the whole; a channel reads enough to know what it is. Unit: UTF-16 code units. */
const QUOTE_LENGTH = 500;

/**
 * What people have read never vanishes: the first message keeps its words and says when it was corrected; what was
 * changed, was, is and why, is posted in its thread, and with it each area that reads otherwise now.
 * @param revisions all of the report, the oldest first, the new one last
 */
export function buildCorrection(revisions: readonly [Snapshot, ...Snapshot[]]): RenderedCorrection {
  const [first, ...later] = revisions;
  const [previous = first, current = first] = revisions.slice(-2);
  const pointer = 'Every status, the full commentary and the corrections are in the thread below.';
  return {
    root: buildRoot(first, pointer, later.map(correctedLine)),
    posts: [
      ...buildList(current),
      ...changedAreas(previous, current).flatMap((area) => buildParts(area, current, ', corrected')),
    ],
    changedAreaIds: [
      ...changedAreas(previous, current).map(({ id }) => id),
      ...previous.areas.map(({ id }) => id).filter((id) => !current.areas.some((area) => area.id === id)),
    ],
  };
}

/** `Corrected on 3 September 2026: 2 changes.` */
function correctedLine({ compiledOn, amendments = [] }: Snapshot): MessageLine {
  const { length } = amendments;
  return paragraph(`${length} ${length === 1 ? 'change' : 'changes'}.`, `Corrected on ${compiledOn}:`);
}

/** It begins as in the report: with whose signature it does not carry. */
function buildList({ compiledOn, quarter, revision, signedBefore, amendments = [] }: Snapshot) {
  const titleOf = (count: string) => `Corrected on ${compiledOn}, ${quarter.title}, version ${revision}${count}`;
  const room = MESSAGE_TEXT_ROOM - escapeSlack(titleOf(' (999 of 999)')).length;
  const signed = signedBefore === undefined ? [] : [paragraph(signedBeforeWords(signedBefore))];
  const groups = fitLines([...signed, ...amendments.map(amendmentLine)], room);
  return groups.map((lines, index) =>
    toMessage(titleOf(groups.length > 1 ? ` (${index + 1} of ${groups.length})` : ''), lines),
  );
}

function amendmentLine({ place, was, is, why }: SnapshotAmendment): MessageLine {
  const quote = (text: string) => shorten(text.replaceAll(/\s+/gu, ' '), QUOTE_LENGTH);
  const words = [
    was === null ? 'This is new.' : `Was: ${quote(was)}`,
    is === null ? 'It was taken out.' : `Is: ${quote(is)}`,
    `Why: ${quote(why)}`,
  ];
  return bullet(words.join('\n'), `${place}:`);
}

function changedAreas(previous: Snapshot, current: Snapshot): readonly SnapshotArea[] {
  const textOf = (area: SnapshotArea, snapshot: Snapshot) =>
    buildParts(area, snapshot)
      .map(({ text }) => text)
      .join('\n');
  return current.areas.filter((area) => {
    const before = previous.areas.find(({ id }) => id === area.id);
    return before === undefined || textOf(before, previous) !== textOf(area, current);
  });
}
