import type { KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import { aboutWords, doneWords, trailDetails } from '../../reports/trail-words.ts';
import type { QuarterAnswer } from '../../usecases/review/answer-quarter-command.ts';
import type { TrailLine, TrailRefusal } from '../../usecases/review/read-trail.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** Each has up to three blocks; a view holds 100. */
const ON_A_PAGE = 20;
/** All of a long text stands in its own history and in the export. Unit: UTF-16 code units. */
const LONGEST_DETAILS = 1000;

/** Who changed what, newest first. @param wanted from 1; comes back from Slack and may be anything */
export function buildTrail(
  { text, read }: Extract<QuarterAnswer, { readonly outcome: 'history' }>,
  wanted: number,
): ModalView {
  if (!read.ok) return buildNotice('History', [section(refusalWords(read.refusal))]);
  const { lines, timeZone } = read.value;
  if (lines.length === 0) return buildNotice('History', [section('Nothing is recorded for this.')]);
  const pages = Math.ceil(lines.length / ON_A_PAGE);
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = lines.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return buildNotice('History', [
    ...shown.flatMap((line) => buildLine(line, timeZone)),
    ...buildTurning(text, { page, pages }),
    context('“ragtime history” writes all of it as a file.'),
  ]);
}

function buildLine(line: TrailLine, timeZone: string): readonly KnownBlock[] {
  const { at, who, forWhom, action } = line;
  const instead = forWhom === undefined ? '' : ` for ${forWhom}`;
  const when = `${formatWithWeekday(localDateOf(at, timeZone))}, ${formatClock(at, timeZone)}`;
  const details = trailDetails(line).map(({ name, text }) => `${name}: ${text}`);
  return [
    richLine({ bold: when }, ` ${cut(`${who}${instead} ${doneWords(action)}: ${aboutWords(line)}`, LONGEST_DETAILS)}`),
    ...(details.length === 0 ? [] : [context(cut(details.join('\n'), LONGEST_DETAILS))]),
  ];
}

function buildTurning(
  text: string,
  { page, pages }: { readonly page: number; readonly pages: number },
): readonly KnownBlock[] {
  if (pages === 1) return [];
  const turn = (label: string, actionId: string, to: number) =>
    button(label, { actionId, value: writePageValue(to, cut(text, 500)) });
  return [
    context(`Page ${page} of ${pages}`),
    {
      type: 'actions',
      elements: [
        ...(page > 1 ? [turn('Show newer', ACTIONS.newerChanges, page - 1)] : []),
        ...(page < pages ? [turn('Show older', ACTIONS.olderChanges, page + 1)] : []),
      ],
    },
  ];
}

function refusalWords(refusal: TrailRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return 'Only the performance officer of the directorate can do this; please ask them.';
    case 'unknown-item':
    case 'unknown-person':
      return `Nothing in your directorate’s plans has the ref “${cut(refusal.given, 60)}”, and nobody has these initials. /quarter history alone shows everything.`;
  }
}
