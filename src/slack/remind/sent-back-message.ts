import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { SentBackContent } from '../../usecases/remind/sent-back-content.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** A draft or a figure came back: the question, and the form one click away. */
export function renderSentBack(content: SentBackContent): RenderedMessage {
  const { entry, quarter, quarterTitle, ref, words, byName, question } = content;
  const isFigure = entry.kind === 'indicator';
  const verb = isFigure ? 'Change figure' : 'Change my draft';
  const blocks = [
    richLine(
      { bold: `${quarterTitle}. ` },
      isFigure
        ? `${byName} asks about the figure that you gave for ${ref}.`
        : `${byName} has sent back your draft for ${ref} with a question.`,
    ),
    section(question),
    section(
      `${ref} ${words}`,
      button(verb, {
        actionId: ACTIONS.updateEntry,
        value: writeEntryValue(entry, quarter),
        spoken: `${verb} for ${ref} ${words}`,
      }),
    ),
    context(`Your ${isFigure ? 'figure' : 'text'} is kept; the form begins with it.`),
  ];
  return { text: blocksToText(blocks), blocks };
}
