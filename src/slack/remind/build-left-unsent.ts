import type { KnownBlock } from '@slack/types';
import type { ClosedThing, LeftUnsent } from '../../core/remind/left-unsent.ts';
import { PART_NAMES } from '../../reports/part-words.ts';
import { button, context, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { capital } from '../text.ts';
import { actions } from './reminder-buttons.ts';
import { unsentLines } from './unsent-lines.ts';

/** Whoever wrote something that was not sent, or was to read it, is told, and where the text is. */
export function buildUnsentText(unsent: LeftUnsent): readonly KnownBlock[] {
  const lines = unsentLines(unsent);
  if (lines.length === 0) return [];
  const texts = unsent.begun.length + unsent.handed.length === 0 ? 'Read it' : 'Read what I wrote';
  const read = button(texts, { actionId: ACTIONS.lookAtDrafts, value: 'drafts', spoken: 'Read what was not sent' });
  return [...lines.map((line) => section(line)), actions([read])];
}

/** The same in a message about something else, which is open: it says first what has closed. */
export function buildLeftUnsent(unsent: LeftUnsent | undefined): readonly KnownBlock[] {
  const texts = unsent === undefined ? [] : buildUnsentText(unsent);
  if (unsent === undefined || texts.length === 0) return [];
  return [section(closedText(unsent.closed)), ...texts, TELL_THE_OFFICER];
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
export function partsClosedText(parts: readonly (keyof typeof PART_NAMES)[]): string {
  const names = parts.map((part) => PART_NAMES[part].toLowerCase());
  return `${new Intl.ListFormat('en-GB').format(names)} have closed`;
}
