import type { KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { MyWork, WindowWork } from '../../usecases/collect/list-my-work.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import { button, cut, section } from '../blocks.ts';
import { WHICH_FIELD } from '../field-ids.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { buildNotice } from './build-notices.ts';
import { buildWorkList } from './build-work-list.ts';
import { spokenName, wordText } from './entry-words.ts';

/** Beyond this a menu is quicker: Slack's own search finds a line in it. */
const MOST_LINES = 10;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OF_A_GROUP = 100;
const LONGEST_OPTION = 75;

/** "Update a milestone": everything that is mine, what waits first. */
export function buildEntryChoice(work: MyWork): ModalView {
  if (work.outcome !== 'work') return buildNotice('Nothing open now', buildWorkList(work));
  const lines = work.windows.map(toChoices);
  const all = [...lines.flatMap(({ waiting }) => waiting), ...lines.flatMap(({ sent }) => sent)];
  if (all.length > MOST_LINES) return buildMenu(lines);
  return {
    type: 'modal',
    callback_id: CALLBACKS.chooser,
    title: plainText('Update a milestone'),
    close: plainText('Close'),
    blocks: all.length === 0 ? [section('Nothing is asked of you this quarter.')] : all.map(buildLine),
  };
}

type Choice = WorkLine & Pick<WindowWork, 'directorateName'>;

/** What can be chosen in one window. */
interface Choices extends Pick<WindowWork, 'directorateName'> {
  readonly waiting: readonly Choice[];
  readonly sent: readonly Choice[];
}

function toChoices({ outstanding, sent, directorateName }: WindowWork): Choices {
  const named = (lines: readonly WorkLine[]) => lines.map((line) => ({ ...line, directorateName }));
  return {
    directorateName,
    waiting: named(outstanding),
    sent: named(sent.filter((line) => !outstanding.includes(line))),
  };
}

function buildLine({ entry, quarter, ref, words, answer, directorateName }: Choice): KnownBlock {
  const verb = answer === undefined ? 'Update' : 'Change';
  const whose = directorateName === undefined ? '' : `${directorateName}. `;
  return section(
    `${ref} ${words}\n${whose}${answer === undefined ? 'Not sent yet' : sentText(wordText(answer))}`,
    button(verb, {
      actionId: ACTIONS.chooseEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `${verb} ${spokenName({ ref, words, directorateName })}`,
    }),
  );
}

function sentText(word: string): string {
  return word === '' ? 'Sent' : `Sent: ${word}`;
}

function buildMenu(windows: readonly Choices[]): ModalView {
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
          option_groups: [
            ...windows.flatMap(({ waiting, directorateName }) => toGroups('Waits for you', waiting, directorateName)),
            ...windows.flatMap(({ sent, directorateName }) => toGroups('Sent, can be changed', sent, directorateName)),
          ],
        },
      },
    ],
  };
}

function toGroups(what: string, lines: readonly WorkLine[], directorateName: string | undefined) {
  const label = directorateName === undefined ? what : cut(`${what}: ${directorateName}`, LONGEST_OPTION);
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
