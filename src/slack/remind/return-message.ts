import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { ReturnNotice, ReturnStand } from '../../core/review/returned.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS, writeEntryValue } from '../ids.ts';

const STANDS: Readonly<Record<ReturnStand, string>> = {
  waits: 'Your text is kept. The form begins with it, and stays open to you until the question is closed.',
  answered: 'Answered, thank you. You can change your answer until the question is closed.',
  closed: 'The question is closed: the text stands as it is.',
};

/** An officer's question about something that was sent, with the form one press away while it is open. */
export function renderReturn(notice: ReturnNotice, stand: ReturnStand): RenderedMessage {
  const { entry, quarter, ref, words, question, officerName = 'The performance officer', insteadOf } = notice;
  const title = titleOfQuarter(quarter);
  const whose = insteadOf === undefined ? 'what you sent' : `what ${insteadOf} sent, for whom you stand in,`;
  const verb = stand === 'waits' ? 'Answer' : 'Change';
  const open = button(verb, {
    actionId: ACTIONS.updateEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `${verb} ${ref} ${words}`,
    ...(stand === 'waits' ? { style: 'primary' } : {}),
  });
  const blocks = [
    richLine({ bold: `${officerName} asks about ${whose} for ${title}:` }),
    section(question),
    section(`${ref} ${words}`, stand === 'closed' ? undefined : open),
    context(STANDS[stand]),
  ];
  return { text: blocksToText(blocks), blocks };
}
