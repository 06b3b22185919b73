import type { KnownBlock } from '@slack/types';
import type { WordingStand } from '../../core/review/wording.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { WordingLine, WordingMessage } from '../../usecases/remind/wording-message.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS } from '../ids.ts';

/** An officer's words in print, to the owner, with Object one press away; or an objection, to the officer. */
export function renderWording(message: WordingMessage): RenderedMessage {
  const blocks = message.about === 'wordings' ? buildWordings(message) : buildObjection(message);
  return { text: blocksToText(blocks), blocks };
}

/** A message takes 50 blocks, and its text 4,000 characters when it is drawn anew. */
const MOST_LINES = 20;
const LONGEST_WORDS = 80;

function buildWordings({
  officerNames,
  quarterTitle,
  insteadOf,
  lines,
}: Extract<WordingMessage, { about: 'wordings' }>): readonly KnownBlock[] {
  const who = officerNames.length === 0 ? 'The performance officer' : officerNames.join(' and ');
  const whose = insteadOf === undefined ? 'your words' : `the words of ${insteadOf}, for whom you stand in,`;
  const verb = officerNames.length > 1 ? 'have' : 'has';
  const folded = lines.length - MOST_LINES;
  return [
    richLine({ bold: `${quarterTitle}. ` }, `${who} ${verb} edited how ${whose} are printed.`),
    ...lines.slice(0, MOST_LINES).map(buildLine),
    ...(folded <= 0 ? [] : [context(`And ${folded} more; their history shows the words.`)]),
    ...(lines.some(({ stand }) => stand === 'in-print') ? [context(KEPT)] : []),
  ];
}

const KEPT = 'What was sent is kept as it was. If it is right as it is printed, there is nothing to do.';

const STANDS: Readonly<Record<Exclude<WordingStand, 'in-print'>, string>> = {
  'taken-back': 'Taken back: it is printed as it was sent.',
  objected: 'Objected to: it is printed as it was sent.',
  over: 'Written anew since: it is printed as it was sent.',
};

function buildLine({ wordingId, ref, words, stand }: WordingLine): KnownBlock {
  const name = `${ref} ${cut(words, LONGEST_WORDS)}`;
  if (stand !== 'in-print') return section(`${name}\n${STANDS[stand]}`);
  return section(
    name,
    button('Read or object', {
      actionId: ACTIONS.readWording,
      value: String(wordingId),
      spoken: `Read or object: ${name}`,
    }),
  );
}

function buildObjection({
  windowId,
  quarterTitle,
  ref,
  words,
  byName,
  reason,
}: Extract<WordingMessage, { about: 'objection' }>): readonly KnownBlock[] {
  return [
    richLine({ bold: `${quarterTitle}. ` }, `${byName} objects to how ${ref} was edited:`),
    section(reason),
    section(
      `${ref} ${cut(words, LONGEST_WORDS)}`,
      button('Review', { actionId: ACTIONS.review, value: windowId, spoken: `Review ${ref}` }),
    ),
    context('It is printed as it was sent, and is to be read again.'),
  ];
}
