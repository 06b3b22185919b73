import { countWords } from './count-words.ts';
import type { DocumentBlock, HeadingBlock, ReportDocument, TableBlock, TableColumn } from './document/document.ts';
import { STATUS_LABELS } from './labels.ts';
import { cellToMarkdown, paragraphToMarkdown, runsToMarkdownLine } from './markdown-runs.ts';

/** The report as GitHub-flavoured Markdown. */
export function documentToMarkdown(document: ReportDocument): string {
  const blocks = document.blocks.flatMap((block) => blockToMarkdown(block, document));
  const foot = runsToMarkdownLine([{ text: `${document.running}. ${document.version}` }]);
  return `${[...blocks, '---', foot].join('\n\n')}\n`;
}

function blockToMarkdown(block: DocumentBlock, document: ReportDocument): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${headingToMarkdown(block)}`];
    case 'paragraph':
      return [paragraphToMarkdown(block.role === 'draft' ? strong(block.runs) : block.runs)];
    case 'bullets':
      return [block.items.map((item) => `- ${runsToMarkdownLine(item)}`).join('\n')];
    case 'table':
      return [runsToMarkdownLine([{ text: block.caption, isStrong: true }]), tableToMarkdown(block)];
    case 'counts':
      return [block.counts.map((each) => `- ${STATUS_LABELS[each.status].shape} ${countWords(each)}`).join('\n')];
    case 'figure':
      return [runsToMarkdownLine([{ text: block.caption, isStrong: true }]), runsToMarkdownLine([{ text: block.alt }])];
    case 'contents':
      return [contentsToMarkdown(document)];
    case 'page-break':
      return [];
  }
}

/** The number is ours, and stands first: escaped, `2.` would not be read as a list inside a heading anyway. */
function headingToMarkdown({ number, text }: HeadingBlock): string {
  const words = runsToMarkdownLine([{ text }]);
  return number === null ? words : `${number} ${words}`;
}

function strong(runs: readonly { readonly text: string }[]) {
  return runs.map((run) => ({ ...run, isStrong: true as const }));
}

/** Without links: where a heading can be reached depends on who shows the file. */
function contentsToMarkdown({ blocks }: ReportDocument): string {
  return blocks
    .filter((block) => block.kind === 'heading')
    .filter(({ level, number }) => level === 2 && number !== null)
    .map((block) => `- ${headingToMarkdown(block)}`)
    .join('\n');
}

/** The first row is the header row, which Markdown requires. */
function tableToMarkdown({ columns, rows }: TableBlock): string {
  const lines = [
    columns.map(({ title }) => runsToMarkdownLine([{ text: title }])),
    columns.map(ruleOf),
    ...rows.map(({ cells }) => cells.map(cellToMarkdown)),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function ruleOf({ align }: TableColumn): string {
  return align === 'end' ? '---:' : '---';
}
