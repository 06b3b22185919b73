import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { ShareLine } from '../../core/publish/share.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { ShareMessage } from '../../usecases/remind/share-message.ts';
import { context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { officersText } from '../collect/answer-texts.ts';
import { bullet, linesToBlocks } from '../publish/message-lines.ts';
import { richText, richTextElement } from '../text.ts';

/** More is counted: the report itself stands one click away. */
const MOST_LINES = 20;

/** A receipt: what the report that was just published prints of its reader. */
export function renderShare(message: ShareMessage): RenderedMessage {
  const blocks = buildShare(message);
  return { text: blocksToText(blocks), blocks };
}

function buildShare(message: ShareMessage): readonly KnownBlock[] {
  const { quarterTitle, directorateName, isCorrection, lines, officerNames } = message;
  const title = { bold: `${quarterTitle}, ${directorateName}. ` };
  const said = isCorrection
    ? 'The published report was corrected.'
    : 'The report is published. Thank you for your part.';
  const leads = isCorrection ? LEADS.corrected : LEADS.published;
  return [
    richLine(title, said),
    ...listLines(leads.own, lines, 'own'),
    ...listLines(leads.drafted, lines, 'drafted'),
    ...placeLine(message),
    context(
      `If something is wrong, please tell ${officersText(officerNames)}: a published report can be corrected, and says then what it was and why.`,
    ),
  ];
}

const LEADS = {
  published: { own: 'In your initials it prints:', drafted: 'From texts that you drafted:' },
  corrected: { own: 'What has changed, in your initials:', drafted: 'And of texts that you drafted:' },
} as const;

function listLines(lead: string, all: readonly ShareLine[], part: ShareLine['part']): readonly KnownBlock[] {
  const lines = all.filter((line) => line.part === part);
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST_LINES).map(({ title, word }) => bullet(word === '' ? title : `${title}: ${word}`));
  const more = lines.length - shown.length;
  return [
    section(lead),
    ...linesToBlocks(shown),
    ...(more === 0 ? [] : [context(`And ${more} more; the report has them all.`)]),
  ];
}

/** An address of Slack's own, as Slack gave it. */
function placeLine({ channelId, link }: ShareMessage): readonly RichTextBlock[] {
  if (channelId === undefined) return [];
  const channel = { type: 'channel' as const, channel_id: channelId };
  const read = link === undefined ? [] : [richTextElement(': '), { type: 'link' as const, url: link, text: 'read it' }];
  return [
    richText({
      type: 'rich_text_section',
      elements: [richTextElement('It stands in '), channel, ...read],
    }),
  ];
}
