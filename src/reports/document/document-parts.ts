import type { TextBlock } from '../../core/publish/text-blocks.ts';
import type {
  BulletsBlock,
  DocumentBlock,
  HeadingBlock,
  ParagraphBlock,
  TableBlock,
  TableCell,
  TableColumn,
  TableRow,
  TextRun,
} from './document.ts';

/** A heading without a number. */
export function heading(level: HeadingBlock['level'], text: string, anchor: string): HeadingBlock {
  return { kind: 'heading', level, number: null, text, anchor };
}

/** @param number as printed, `2.1`; the anchor follows from it */
export function numberedHeading(level: HeadingBlock['level'], number: string, text: string): HeadingBlock {
  return { kind: 'heading', level, number, text, anchor: anchorOf(number) };
}

/** `section-2-1` of `2.1` */
export function anchorOf(number: string): string {
  return `section-${number.replaceAll('.', '-')}`;
}

export function paragraph(text: string, role: ParagraphBlock['role'] = 'text'): ParagraphBlock {
  return { kind: 'paragraph', role, runs: [{ text }] };
}

/** What explains why something is as it is. */
export function note(text: string): ParagraphBlock {
  return paragraph(text, 'note');
}

/** `What is being done:` with weight, and what follows it. */
export function ledParagraph(lead: string, ...runs: readonly TextRun[]): ParagraphBlock {
  return { kind: 'paragraph', role: 'text', runs: [{ text: lead, isStrong: true }, ...runs] };
}

/** Commentary as it was laid out. */
export function textToBlocks(blocks: readonly TextBlock[]): readonly (ParagraphBlock | BulletsBlock)[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? paragraph(block.text)
      : { kind: 'bullets', items: block.items.map((text) => [{ text }]) },
  );
}

/** ` (AMc)` at the end of the last paragraph or bullet. */
export function closeWithInitials(
  blocks: readonly (ParagraphBlock | BulletsBlock)[],
  initials: string | null,
): readonly (ParagraphBlock | BulletsBlock)[] {
  const last = blocks.at(-1);
  if (last === undefined || initials === null) return blocks;
  const end: TextRun = { text: ` (${initials})` };
  if (last.kind === 'paragraph') return [...blocks.slice(0, -1), { ...last, runs: [...last.runs, end] }];
  const items = last.items.map((item, index) => (index === last.items.length - 1 ? [...item, end] : item));
  return [...blocks.slice(0, -1), { ...last, items }];
}

export function cell(text: string): TableCell {
  return { runs: [{ text }] };
}

export function line(...cells: readonly TableCell[]): TableRow {
  return { kind: 'line', cells };
}

export function column(title: string, width: number, align: TableColumn['align'] = 'start'): TableColumn {
  return { title, align, width };
}

/** Two tables of one name, as two areas may have, get a number each: a caption is how a screen reader tells them apart. */
export function numberCaptions(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  const seen = new Set<string>();
  return blocks.map((block) => (block.kind === 'table' ? withOwnCaption(block, seen) : block));
}

function withOwnCaption(table: TableBlock, seen: Set<string>): TableBlock {
  let caption = table.caption;
  for (let number = 2; seen.has(caption); number += 1) caption = `${table.caption} (${number})`;
  seen.add(caption);
  return caption === table.caption ? table : { ...table, caption };
}
