import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { SentBackContent } from '../../usecases/remind/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS, writeEntryValue } from '../ids.ts';

/** A draft came back: the question, and the form one click away. */
export function renderSentBack(content: SentBackContent): RenderedMessage {
  const { entry, quarter, quarterTitle, ref, words, byName, question } = content;
  const blocks = [
    richLine({ bold: `${quarterTitle}. ` }, `${byName} has sent back your draft for ${ref} with a question.`),
    section(question),
    section(
      `${ref} ${words}`,
      button('Change my draft', {
        actionId: ACTIONS.updateEntry,
        value: writeEntryValue(entry, quarter),
        spoken: `Change my draft for ${ref} ${words}`,
      }),
    ),
    context('Your text is kept; the form begins with it.'),
  ];
  return { text: blocksToText(blocks), blocks };
}
