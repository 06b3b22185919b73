import type { TextBlock } from '../core/publish/text-blocks.ts';
import { escapeMarkdownLine, escapeMarkdownText } from './markdown-escape.ts';

/** Commentary as it was laid out. `end` follows on the last line, where initials belong. */
export function textToMarkdown(blocks: readonly TextBlock[], end = ''): readonly string[] {
  return blocks.map((block, index) => {
    const text = blockToMarkdown(block);
    return index === blocks.length - 1 && end !== '' ? `${text} ${escapeMarkdownLine(end)}` : text;
  });
}

function blockToMarkdown(block: TextBlock): string {
  if (block.kind === 'paragraph') return escapeMarkdownText(block.text);
  return block.items.map((item) => `- ${escapeMarkdownLine(item)}`).join('\n');
}

/** The first row is the header row, which Markdown requires. Cells are plain text. */
export function tableToMarkdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => undefined), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => (cell === undefined ? '---' : escapeMarkdownLine(cell))).join(' | ')} |`)
    .join('\n');
}
