import type { KnownBlock } from '@slack/types';
import type { WindowPart } from '../../core/calendar/window-part.ts';
import type { ClosedThing, LeftUnsent } from '../../core/remind/left-unsent.ts';
import type { ReminderContent } from '../../core/remind/reminder-content.ts';
import { namesOfParts } from '../../reports/part-words.ts';
import { button, context, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { capital } from '../text.ts';
import { listRefs } from './list-refs.ts';
import { actions } from './reminder-buttons.ts';
import { unsentLines } from './unsent-lines.ts';

/** Whoever wrote something that was not sent, or was to read it, is told, and where the text is. */
export function buildUnsentText(unsent: LeftUnsent): readonly KnownBlock[] {
  const lines = unsentLines(unsent);
  if (lines.length === 0) return [];
  const texts = unsent.begun.length + unsent.handed.length === 0 ? 'Read it' : 'Read what I wrote';
  const read = button(texts, {
    actionId: ACTIONS.lookAtDrafts,
    value: 'drafts',
    spoken: `${texts}: what was not sent`,
  });
  return [...lines.map((line) => section(line)), actions([read])];
}

/**
 * The same in a message about something else, which is open: it says first what has closed.
 * @param said parts that the message calls closed already
 */
export function buildLeftUnsent(
  unsent: LeftUnsent | undefined,
  said: readonly WindowPart[] = [],
): readonly KnownBlock[] {
  const texts = unsent === undefined ? [] : buildUnsentText(unsent);
  if (unsent === undefined || texts.length === 0) return [];
  const closed = closedText(unsent.closed.filter((each) => each.kind !== 'part' || !said.includes(each.part)));
  return [{ type: 'divider' }, ...(closed === '' ? [] : [section(closed)]), ...texts, TELL_THE_OFFICER];
}

/** Below what is open: what of the same quarter has closed, and what did not come of it. */
export function buildClosedSince({ missed, left }: Pick<ReminderContent, 'missed' | 'left'>): readonly KnownBlock[] {
  const unsent = buildLeftUnsent(left, missed?.parts);
  if (missed === undefined) return unsent;
  const closed = capital(partsClosedText(missed.parts));
  const line = section(`${closed}, without an update from you for ${listRefs(missed.refs)}.`);
  return [line, ...(unsent.length === 0 ? [TELL_THE_OFFICER] : unsent)];
}

export const TELL_THE_OFFICER = context('If something should still be said, please tell the performance officer.');

/** `Texts and values have closed. The window of Children and Enterprise has closed.` */
function closedText(closed: readonly ClosedThing[]): string {
  const parts = closed.flatMap((each) => (each.kind === 'part' ? [each.part] : []));
  const windows = closed.flatMap((each) => (each.kind === 'window' ? [each.directorateName] : []));
  return [
    ...(parts.length === 0 ? [] : [`${capital(partsClosedText(parts))}.`]),
    ...windows.map((name) => `The window of ${name} has closed.`),
  ].join(' ');
}

/** `texts and values have closed` */
export function partsClosedText(parts: readonly WindowPart[]): string {
  return `${namesOfParts(parts)} have closed`;
}
