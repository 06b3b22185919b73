import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import type { Absence } from '../../core/remind/absence.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { AbsenceNotice } from '../../usecases/remind/plan-absence-news.ts';
import { button, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeAbsence } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { actions, personButton } from './reminder-buttons.ts';

/** To somebody of whom another one has said that they are away, or back: who it was, and how it is taken back. */
export function renderAbsence(notice: AbsenceNotice): RenderedMessage {
  const blocks = buildAbsence(notice);
  return { text: blocksToText(blocks), blocks };
}

function buildAbsence({ personId, saidBy, deputyName, days, notBegun }: AbsenceNotice): readonly KnownBlock[] {
  const who = saidBy ?? 'Somebody who runs Ragtime';
  if (days === undefined) {
    const what = notBegun === undefined ? 'you are back' : `you are not away ${whenText(notBegun)}`;
    return [
      richLine({ bold: `${who} has said that ${what}. ` }, 'What waits for you comes to you.'),
      section('If this is not right, say from when until when you are away.'),
      actions([personButton('I’m away', ACTIONS.away, personId)]),
    ];
  }
  const when = whenText(days);
  const instead =
    deputyName === undefined
      ? 'The plan names no deputy for you, so nobody is asked instead; the performance officer sees what is left.'
      : `${deputyName} is asked instead and answers under their own name.`;
  const undo = button('Undo', {
    actionId: ACTIONS.undoAway,
    value: writeAbsence(personId, days),
    spoken: 'Undo: I am not away on these days',
  });
  return [
    richLine({ bold: `${who} has said that you are away ${when}. ` }, 'You count as away, not as late.'),
    section(`${instead} If this is not right, take it back.`),
    actions([undo]),
  ];
}

function whenText({ firstDay, lastDay }: Absence): string {
  const first = formatWithWeekday(firstDay);
  return firstDay === lastDay ? `on ${first}` : `from ${first} to ${formatWithWeekday(lastDay)}`;
}
