import type { KnownBlock } from '@slack/types';
import type { ItemChangeKind } from '../../core/collect/item/item-change.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { EnteredLine, EnteredMessage, ItemLine } from '../../usecases/remind/entered-message.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { wordText } from '../collect/entry-words.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** A message takes 50 blocks, and each line three of them. */
const MOST_LINES = 15;
const LONGEST_WORDS = 80;

/** A receipt to an owner for what an officer has entered on their behalf. */
export function renderEntered(message: EnteredMessage): RenderedMessage {
  const blocks = message.items === undefined ? buildEntered(message) : buildItems(message.quarterTitle, message.items);
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

/** What was done to somebody's items, each with what it was. */
function buildItems(quarterTitle: string, items: readonly ItemLine[]): readonly KnownBlock[] {
  const officers = [...new Set(items.map(({ officerName }) => officerName))].join(' and ');
  const have = officers.includes(' and ') ? 'have' : 'has';
  const folded = items.length - MOST_ITEMS;
  return [
    richLine({ bold: `${quarterTitle}. ` }, `${officers} ${have} changed what is printed in your name:`),
    ...items.slice(0, MOST_ITEMS).flatMap(buildItem),
    ...(folded <= 0 ? [] : [context(`And ${folded} more; /milestone shows them.`)]),
    context('What you gave is kept as it was. If it is right as it is printed, there is nothing to do.'),
  ];
}

/** A message takes 50 blocks, and each item five of them. */
const MOST_ITEMS = 8;
const LONGEST_TEXT = 300;

function buildItem({ kind, was, is, canObject }: ItemLine): readonly KnownBlock[] {
  const object = button('Object', { actionId: ACTIONS.objectToItem, value: is.itemId, spoken: `Object: ${is.title}` });
  return [
    richLine({ bold: `${ITEM_CHANGES[kind]}: ` }, cut(was?.title ?? is.title, LONGEST_WORDS)),
    ...(kind === 'edited' ? [section(`Was: ${itemText(was ?? is)}`), section(`Is: ${itemText(is)}`)] : []),
    ...(kind === 'added' ? [section(itemText(is))] : []),
    ...(canObject ? [{ type: 'actions' as const, elements: [object] }] : []),
  ];
}

const ITEM_CHANGES: Readonly<Record<ItemChangeKind, string>> = {
  added: 'Added in your name',
  edited: 'Edited',
  moved: 'Moved to the other section',
  withdrawn: 'Withdrawn, so it is not printed',
  'brought-back': 'Printed again',
  'went-on': 'Merged with another, or held over to next quarter',
};

function itemText({ title, text }: ItemLine['is']): string {
  return `${cut(title, LONGEST_WORDS)}\n${cut(text, LONGEST_TEXT)}`;
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
