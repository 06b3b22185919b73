import type { ModalView } from '@slack/types';
import { button, context, richLine } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { SavedEntry } from './after-save.ts';
import { buildNotice } from './build-notices.ts';
import { wordText } from './entry-words.ts';
import type { FormMemory } from './form/form-memory.ts';

/** What an officer has entered for somebody, with the way to the next one of the same letter or call. */
export function buildEntered(
  { ref, words, word, said, remark }: SavedEntry,
  { entry, quarter, howItCame }: FormMemory,
): ModalView {
  const another = button('Enter another', {
    actionId: ACTIONS.enterAnother,
    value: writeEntryValue(entry, quarter),
    style: 'primary',
  });
  return buildNotice('Entered', [
    richLine({ bold: ref }, ` ${words}`),
    richLine({ bold: wordText(word) }),
    ...said,
    ...(remark === undefined ? [] : [context(remark)]),
    context(`How it came: ${howItCame}. Its owner sees it as sent, and gets a message.`),
    { type: 'actions', elements: [another] },
  ]);
}
