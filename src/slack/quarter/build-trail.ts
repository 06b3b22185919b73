import type { KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import { changeWords, trailDetails } from '../../reports/trail-words.ts';
import type { QuarterAnswer } from '../../usecases/review/answer-quarter-command.ts';
import type { Trail, TrailLine, TrailRefusal } from '../../usecases/review/read-trail.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { buildTrailFileButton } from './trail-file-button.ts';

/** All of a long text stands in its own history and in the export. Unit: UTF-16 code units. */
const LONGEST_DETAILS = 1000;

/** Who changed what, newest first. */
export function buildTrail({ text, read }: Extract<QuarterAnswer, { readonly outcome: 'history' }>): ModalView {
  if (!read.ok) return buildNotice('History', [section(refusalWords(read.refusal))]);
  const { lines, timeZone } = read.value;
  if (lines.length === 0) return buildNotice('History', [section('Nothing is recorded for this.')]);
  return buildNotice('History', [
    ...lines.flatMap((line) => buildLine(line, timeZone)),
    ...buildTurning(text, read.value),
    context('As files it comes to you alone: a page to read, and CSV. “ragtime history” writes them, too.'),
  ]);
}

function buildLine(line: TrailLine, timeZone: string): readonly KnownBlock[] {
  const { at } = line;
  const when = `${formatWithWeekday(localDateOf(at, timeZone))}, ${formatClock(at, timeZone)}`;
  const details = trailDetails(line).map(({ name, text }) => `${name}: ${text}`);
  return [
    richLine({ bold: when }, ` ${cut(changeWords(line), LONGEST_DETAILS)}`),
    ...(details.length === 0 ? [] : [context(cut(details.join('\n'), LONGEST_DETAILS))]),
  ];
}

function buildTurning(text: string, { lines, hasNewer, hasOlder }: Trail): readonly KnownBlock[] {
  const turn = (label: string, actionId: string, line: TrailLine | undefined) =>
    line === undefined ? [] : [button(label, { actionId, value: writePageValue(line.id, cut(text, 500)) })];
  const elements = [
    ...(hasNewer ? turn('Show newer', ACTIONS.newerChanges, lines[0]) : []),
    ...(hasOlder ? turn('Show older', ACTIONS.olderChanges, lines.at(-1)) : []),
  ];
  return [{ type: 'actions', elements: [...elements, buildTrailFileButton(text)] }];
}

function refusalWords(refusal: TrailRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return 'Only the performance officer of the directorate can do this; please ask them.';
    case 'unknown-item':
    case 'unknown-person':
      return `Nothing in your directorate has the ref or the words “${cut(refusal.given, 60)}”, and nobody has these initials. /quarter history alone shows everything.`;
  }
}
