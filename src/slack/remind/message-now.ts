import type { KnownBlock } from '@slack/types';
import type { MessageNow, Receipt } from '../../core/remind/message-now.ts';
import type { ReceiptLine } from '../../core/remind/receipt-lines.ts';
import type { MyItems } from '../../usecases/collect/item/read-my-items.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { context, fitBlocks, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { wordText } from '../collect/entry-words.ts';
import { ACTIONS } from '../ids.ts';
import { buildLeftUnsent, buildUnsentText, partsClosedText, TELL_THE_OFFICER } from './build-left-unsent.ts';
import { actions, personButton } from './reminder-buttons.ts';
import { renderReminder, withItems } from './reminder-message.ts';

/** More of what was sent is counted: a receipt is to be taken in at a glance. */
const MOST_LINES = 15;

/** A message that stands in Slack already, as it should read now. */
export function renderMessageNow(message: MessageNow, items: readonly MyItems[] = []): RenderedMessage {
  if (message.kind === 'ask') return renderReminder(message.content, items);
  const own = buildBlocks(message);
  const blocks = message.kind === 'receipt' ? withItems(own, items) : own;
  return { text: blocksToText(blocks), blocks };
}

function buildBlocks(message: Exclude<MessageNow, { kind: 'ask' }>): readonly KnownBlock[] {
  switch (message.kind) {
    case 'receipt':
      return fitBlocks(message.windows.flatMap(buildReceipt), 'message', buildLeftUnsent(message.unsent));
    case 'away':
      return [
        richLine(`You are away until ${message.lastDay}. ${insteadText(message.deputyName)}`),
        actions([personButton('I’m back', ACTIONS.back, message.personId)]),
        ...buildLeftUnsent(message.unsent),
      ];
    case 'superseded':
      return [richLine(`Reminder of ${message.sentOn}. What is left is in the newest message below.`)];
    case 'closed':
      return buildClosed(message);
  }
}

/** What its window still collects is asked of others, so that only what it spoke of is called closed. */
function buildClosed({ quarterTitles, parts, unsent }: Extract<MessageNow, { kind: 'closed' }>): readonly KnownBlock[] {
  const closed = parts.length === 0 ? 'the window has closed' : partsClosedText(parts);
  const lead = richLine(`${quarterTitles.join(' and ')}: ${closed}, and nothing more is asked of you.`);
  return [lead, ...buildUnsentText(unsent), TELL_THE_OFFICER];
}

function insteadText(deputyName: string | undefined): string {
  if (deputyName === undefined) return 'You have no deputy in the plan, so the performance officer sees what is left.';
  return `${deputyName} is asked instead.`;
}

function buildReceipt({ quarterTitle, period, sentAt, closesAt, lines }: Receipt): readonly KnownBlock[] {
  const title = { bold: `${quarterTitle} (${period}).` };
  if (lines.length === 0) return [richLine(title, ' Nothing here waits for you any more.')];
  const folded = lines.length - MOST_LINES;
  return [
    richLine(
      title,
      sentAt === undefined
        ? ' All done, thank you.'
        : ` All done, thank you. Sent at ${sentAt}. You can change it until ${closesAt}.`,
    ),
    ...lines.slice(0, MOST_LINES).map(({ ref, words, done }) => section(`${ref} ${words}\n${doneText(done)}`)),
    ...(folded > 0 ? [section(`And ${folded} more.`)] : []),
    context('/milestone lists what you sent, each with a button to change it.'),
  ];
}

function doneText(done: ReceiptLine['done']): string {
  switch (done.kind) {
    case 'sent':
      return wordText(done.answer);
    case 'handed':
      return done.isApproved
        ? `${done.ownerName} has approved your text.`
        : `Handed to ${done.ownerName} at ${done.at}. You can change it until it is approved.`;
    case 'sent-by-owner':
      return done.hadDraft
        ? `${done.ownerName} has sent this, with changes or in other words.`
        : `${done.ownerName} has sent this; your draft is not needed any more.`;
  }
}
