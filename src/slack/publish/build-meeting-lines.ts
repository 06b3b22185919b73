import type { KnownBlock } from '@slack/types';
import type { AskedAction } from '../../core/publish/meeting-action.ts';
import { button, context, cut, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { aboutText, dueText, saidText } from './meeting-texts.ts';

/** More are folded into one line. */
const MOST_LINES = 5;
/** Enough to know it again; the form has all of it. */
const LONGEST_LINE = 300;

/** What a meeting asked of somebody, each with the button that says what was done. */
export function buildMeetingLines(asked: readonly AskedAction[]): readonly KnownBlock[] {
  const rest = asked.length - MOST_LINES;
  return [
    ...asked.slice(0, MOST_LINES).flatMap(buildLine),
    ...(rest > 0 ? [context(`And ${rest} more actions from the meeting. Ask the performance officer for them.`)] : []),
  ];
}

/** The button stands below: beside the text a phone leaves it no room. */
function buildLine({ action, said }: AskedAction): readonly KnownBlock[] {
  const facts = [dueText(action), cut(saidText(said), LONGEST_LINE)].filter((text) => text !== '').join(' · ');
  const label = said === undefined ? 'Say what was done' : 'Change what was said';
  const say = button(label, {
    actionId: ACTIONS.sayWhatWasDone,
    value: action.id,
    spoken: `${label}: ${cut(action.text, 50)}`,
  });
  return [
    section(`${aboutText(action)}: ${cut(action.text, LONGEST_LINE)}\n${facts}`),
    { type: 'actions', elements: [say] },
  ];
}
