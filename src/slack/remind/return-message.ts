import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { ReturnNotice, ReturnStand } from '../../core/review/returned.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

const STANDS: Readonly<Record<ReturnStand, string>> = {
  waits: 'Your text is kept. The form begins with it, and stays open to you until the question is closed.',
  answered: 'Answered, thank you. You can change your answer until the question is closed.',
  closed: 'The question is closed: the text stands as it is.',
  'waits-for-correction':
    'The report of this quarter is published. What you send is for its correction, and is sent once. The form begins with your text.',
  corrected: 'Answered, thank you. Your answer is for the correction of the published report.',
  over: 'The report of this quarter is published: nothing is asked here any more.',
};

/** What the button that opens the form is called, while there is a form. */
const VERBS: Readonly<Record<ReturnStand, 'Answer' | 'Change' | undefined>> = {
  waits: 'Answer',
  'waits-for-correction': 'Answer',
  answered: 'Change',
  closed: undefined,
  corrected: undefined,
  over: undefined,
};

/** An officer's question about something that was sent, with the form one press away while it is open. */
export function renderReturn(notice: ReturnNotice, stand: ReturnStand): RenderedMessage {
  if (notice.disputedBy !== undefined) return renderDispute(notice, stand);
  const { entry, quarter, ref, words, question, officerName = 'The performance officer', insteadOf } = notice;
  const title = titleOfQuarter(quarter);
  const whose = insteadOf === undefined ? 'what you sent' : `what ${insteadOf} sent, for whom you stand in,`;
  const verb = VERBS[stand];
  const open =
    verb &&
    button(verb, {
      actionId: ACTIONS.updateEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `${verb} ${ref} ${words}`,
      ...(verb === 'Answer' ? { style: 'primary' } : {}),
    });
  const blocks = [
    richLine({ bold: `${officerName} asks about ${whose} for ${title}:` }),
    section(question),
    section(`${ref} ${words}`, open),
    context(STANDS[stand]),
  ];
  return { text: blocksToText(blocks), blocks };
}

const DISPUTE_STANDS: Readonly<Record<ReturnStand, string>> = {
  waits: 'It is open to its owner, who can put it right. You can enter it anew, or close the question in its history.',
  answered: 'It has been written anew since.',
  closed: 'The question is closed: the text stands as it is.',
  'waits-for-correction': 'The report of this quarter is published; what comes now is for its correction.',
  corrected: 'It has been written anew since, for the correction of the published report.',
  over: 'The report of this quarter is published.',
};

/** An owner says to an officer that what was entered for them is wrong. */
function renderDispute(notice: ReturnNotice, stand: ReturnStand): RenderedMessage {
  const { entry, quarter, ref, words, question, disputedBy = 'The owner' } = notice;
  const anew = button('Enter anew', {
    actionId: ACTIONS.enterAnother,
    value: writeEntryValue(entry, quarter),
    spoken: `Enter anew ${ref} ${words}`,
  });
  const blocks = [
    richLine({ bold: `${disputedBy} says that what was entered for ${titleOfQuarter(quarter)} is wrong:` }),
    section(question),
    section(`${ref} ${words}`, stand === 'waits' ? anew : undefined),
    context(DISPUTE_STANDS[stand]),
  ];
  return { text: blocksToText(blocks), blocks };
}
