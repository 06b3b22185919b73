import type { KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { MyWork } from '../../usecases/collect/list-my-work.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import { button, cut, section } from '../blocks.ts';
import { ACTIONS, CALLBACKS, WHICH_FIELD, writeEntryValue } from '../ids.ts';
import { plainText } from '../text.ts';
import { buildNotice } from './build-notices.ts';
import { buildWorkList } from './build-work-list.ts';
import { wordText } from './entry-words.ts';

/** Beyond this a menu is quicker: Slack's own search finds a line in it. */
const MOST_LINES = 10;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OF_A_GROUP = 100;
const LONGEST_OPTION = 75;

/** "Update a milestone": everything that is mine, what waits first. */
export function buildEntryChoice(work: MyWork): ModalView {
  if (work.outcome !== 'work') return buildNotice('Nothing open now', buildWorkList(work));
  const waiting = work.windows.flatMap((window) => window.outstanding);
  const sent = work.windows.flatMap((window) => window.sent).filter((line) => !waiting.includes(line));
  const lines = [...waiting, ...sent];
  if (lines.length > MOST_LINES) return buildMenu(waiting, sent);
  return {
    type: 'modal',
    callback_id: CALLBACKS.chooser,
    title: plainText('Update a milestone'),
    close: plainText('Close'),
    blocks: lines.length === 0 ? [section('Nothing is asked of you this quarter.')] : lines.map(buildLine),
  };
}

function buildLine({ entry, quarter, ref, words, answer }: WorkLine): KnownBlock {
  const verb = answer === undefined ? 'Update' : 'Change';
  return section(
    `${ref} ${words}\n${answer === undefined ? 'Not sent yet' : sentText(wordText(answer))}`,
    button(verb, {
      actionId: ACTIONS.chooseEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `${verb} ${ref} ${words}`,
    }),
  );
}

function sentText(word: string): string {
  return word === '' ? 'Sent' : `Sent: ${word}`;
}

function buildMenu(waiting: readonly WorkLine[], sent: readonly WorkLine[]): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.entryChoice,
    title: plainText('Update a milestone'),
    submit: plainText('Open'),
    close: plainText('Close'),
    blocks: [
      {
        type: 'input',
        block_id: WHICH_FIELD,
        label: plainText('Which one?'),
        hint: plainText('Type a ref or a word to find it.'),
        element: {
          type: 'static_select',
          action_id: WHICH_FIELD,
          placeholder: plainText('Choose one'),
          option_groups: [...toGroups('Waits for you', waiting), ...toGroups('Sent, can be changed', sent)],
        },
      },
    ],
  };
}

function toGroups(label: string, lines: readonly WorkLine[]) {
  const groups: { label: PlainTextElement; options: PlainTextOption[] }[] = [];
  for (let start = 0; start < lines.length; start += MOST_OF_A_GROUP) {
    groups.push({
      label: plainText(label),
      options: lines.slice(start, start + MOST_OF_A_GROUP).map(toOption),
    });
  }
  return groups;
}

function toOption({ entry, quarter, ref, words }: WorkLine): PlainTextOption {
  return { text: plainText(cut(`${ref} ${words}`, LONGEST_OPTION)), value: writeEntryValue(entry, quarter) };
}
