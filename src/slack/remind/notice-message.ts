import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { NoticeContent } from '../../usecases/remind/officer-desk.ts';
import { context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';

/** The same words for everybody who gets them; above them it says from whom, and who else reads them. */
export function renderNotice(content: NoticeContent): RenderedMessage {
  const { officerName, ownerName, approverNames, reader, words } = content;
  const heading =
    reader === 'owner'
      ? `${officerName} has told ${approverNames.join(' and ')}:`
      : `${officerName} would like you to know:`;
  const blocks = [
    richLine({ bold: heading }),
    section(words),
    context(
      reader === 'owner'
        ? `You are sent the same words, so that you know. If something is not right, please tell ${officerName}.`
        : `${ownerName} has been sent the same words.`,
    ),
  ];
  return { text: blocksToText(blocks), blocks };
}
