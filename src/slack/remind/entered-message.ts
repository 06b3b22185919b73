import type { KnownBlock } from '@slack/types';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { EnteredLine, EnteredMessage } from '../../usecases/remind/entered-message.ts';
import { button, context, cut, richLine } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { wordText } from '../collect/entry-words.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** A message takes 50 blocks, and each line three of them. */
const MOST_LINES = 15;
const LONGEST_WORDS = 80;

/** A receipt to an owner for what an officer has entered on their behalf. */
export function renderEntered(message: EnteredMessage): RenderedMessage {
  const blocks = buildEntered(message);
  return { text: blocksToText(blocks), blocks };
}

function buildEntered({ quarterTitle, lines }: EnteredMessage): readonly KnownBlock[] {
  const officers = [...new Set(lines.map(({ officerName }) => officerName))];
  const folded = lines.length - MOST_LINES;
  return [
    richLine({ bold: `${quarterTitle}. ` }, `${officers.join(' and ')} entered for you what you gave outside Slack:`),
    ...lines.slice(0, MOST_LINES).flatMap(buildLine),
    ...(folded <= 0 ? [] : [context(`And ${folded} more; /milestone shows them.`)]),
    context('Your initials are printed. If all of it is right, there is nothing to do.'),
  ];
}

function buildLine({ entry, quarter, ref, words, word, howItCame }: EnteredLine): readonly KnownBlock[] {
  const wrong = button('Something is wrong', {
    actionId: ACTIONS.somethingWrong,
    value: writeEntryValue(entry, quarter),
    spoken: `Something is wrong: ${ref} ${cut(words, LONGEST_WORDS)}`,
  });
  return [
    richLine({ bold: `${ref} ` }, `${cut(words, LONGEST_WORDS)}: `, wordText(word)),
    context(`How it came: ${howItCame}`),
    { type: 'actions', elements: [wrong] },
  ];
}
