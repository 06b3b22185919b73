import type { TextBlock } from './text-blocks.ts';

/** The same words without a layout: paragraphs apart, bullets on lines of their own. */
export function plainTextOf(blocks: readonly TextBlock[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.items.map((item) => `- ${item}`).join('\n')))
    .join('\n\n');
}
