import { parseQuarter, quarterTitle } from '../../core/calendar/quarter.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { ReturnNotice } from '../../usecases/review/return-update.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS, writeEntryValue } from '../ids.ts';

/** An officer's question about something that was sent, with the form one press away. */
export function renderReturn(notice: ReturnNotice): RenderedMessage {
  const { entry, quarter, ref, words, question, officerName = 'The performance officer', insteadOf } = notice;
  const parsed = parseQuarter(quarter);
  const title = parsed === undefined ? quarter : quarterTitle(parsed);
  const whose = insteadOf === undefined ? 'what you sent' : `what ${insteadOf} sent, for whom you stand in,`;
  const answer = button('Answer', {
    actionId: ACTIONS.updateEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `Answer ${ref} ${words}`,
    style: 'primary',
  });
  const blocks = [
    richLine({ bold: `${officerName} asks about ${whose} for ${title}:` }),
    section(question),
    section(`${ref} ${words}`, answer),
    context('Your text is kept. The form begins with it, and stays open to you until the question is closed.'),
  ];
  return { text: blocksToText(blocks), blocks };
}
