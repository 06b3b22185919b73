import type { KnownBlock } from '@slack/types';
import type { ReminderContent } from '../../core/remind/reminder-content.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { RenderPreview } from '../../usecases/remind/ports.ts';
import { context, fitBlocks, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { buildReminder, withItems } from './reminder-message.ts';

/** Somebody's reminder for an officer to read. Its buttons are words, so that none acts for whoever reads it. */
export function renderPreview(
  content: ReminderContent,
  { opensAt, items }: Parameters<RenderPreview>[1],
): RenderedMessage {
  const when = opensAt === undefined ? 'once the window is started' : `at ${opensAt}`;
  const blocks = fitBlocks(
    [
      richLine({ bold: `This is what ${content.person.name} will see ${when}.` }),
      context('Only you see this copy; nobody has been asked anything. Its buttons are shown as words.'),
      { type: 'divider' },
      ...withItems(buildReminder(content), items).map(withoutButtons),
    ],
    'message',
  );
  return { text: blocksToText(blocks), blocks };
}

function withoutButtons(block: KnownBlock): KnownBlock {
  if (block.type === 'actions') return context(block.elements.map(labelOf).join(' '));
  if (block.type !== 'section' || block.accessory === undefined) return block;
  return section(`${block.text?.text ?? ''}\n${labelOf(block.accessory)}`);
}

function labelOf(element: object): string {
  const text = 'text' in element && typeof element.text === 'object' && element.text !== null ? element.text : {};
  return 'text' in text && typeof text.text === 'string' ? `[${text.text}]` : '[…]';
}
