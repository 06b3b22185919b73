import type { KnownBlock } from '@slack/types';
import type { MessageNow, Receipt } from '../../core/remind/message-now.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { wordText } from '../collect/entry-words.ts';
import { ACTIONS } from '../ids.ts';
import { actions, personButton } from './reminder-buttons.ts';
import { renderReminder } from './reminder-message.ts';

/** More of what was sent is counted: a receipt is to be taken in at a glance. */
const MOST_LINES = 15;

/** A message that stands in Slack already, as it should read now. */
export function renderMessageNow(message: MessageNow): RenderedMessage {
  if (message.kind === 'ask') return renderReminder(message.content);
  const blocks = buildBlocks(message);
  return { text: blocksToText(blocks), blocks };
}

function buildBlocks(message: Exclude<MessageNow, { kind: 'ask' }>): readonly KnownBlock[] {
  switch (message.kind) {
    case 'receipt':
      return message.windows.flatMap(buildReceipt);
    case 'away':
      return [
        richLine(`You are away until ${message.lastDay}. ${insteadText(message.deputyName)}`),
        actions([personButton('I’m back', ACTIONS.back, message.personId)]),
      ];
    case 'superseded':
      return [richLine(`Reminder of ${message.sentOn}. What is left is in the newest message below.`)];
    case 'closed':
      return [
        richLine(`${message.quarterTitles.join(' and ')}: the window has closed, and nothing more is asked of you.`),
        context('If something should still be said, please tell the performance officer.'),
      ];
  }
}

function insteadText(deputyName: string | undefined): string {
  if (deputyName === undefined) return 'You have no deputy in the plan, so the performance officer sees what is left.';
  return `${deputyName} is asked instead.`;
}

function buildReceipt({ quarterTitle, period, sentAt, closesAt, lines }: Receipt): readonly KnownBlock[] {
  const title = { bold: `${quarterTitle} (${period}).` };
  if (sentAt === undefined) return [richLine(title, ' Nothing here waits for you any more.')];
  const folded = lines.length - MOST_LINES;
  return [
    richLine(title, ` All sent, thank you. The last was sent at ${sentAt}.`),
    ...lines.slice(0, MOST_LINES).map(({ ref, words, answer }) => section(`${ref} ${words}\n${wordText(answer)}`)),
    ...(folded > 0 ? [section(`And ${folded} more.`)] : []),
    context(`You can change it until ${closesAt}: /milestone lists what you sent.`),
  ];
}
