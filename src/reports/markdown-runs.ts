import type { TableCell, TextRun } from './document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from './labels.ts';
import { escapeMarkdownLine, escapeMarkdownText } from './markdown-escape.ts';

/** What people typed, with its line breaks, and nothing in it that Markdown reads. */
export function paragraphToMarkdown(runs: readonly TextRun[]): string {
  return joinRuns(runs, escapeMarkdownText);
}

/** The same on one line, for headings, lists and cells. */
export function runsToMarkdownLine(runs: readonly TextRun[]): string {
  return joinRuns(runs, escapeMarkdownLine);
}

/** With its shape or arrow, since a cell of Markdown has no colour. */
export function cellToMarkdown({ runs, status, direction }: TableCell): string {
  const shapes = [
    status === undefined ? '' : STATUS_LABELS[status].shape,
    direction === undefined ? '' : DIRECTION_SHAPES[direction],
    runsToMarkdownLine(runs),
  ];
  return shapes.filter((part) => part !== '').join(' ');
}

function joinRuns(runs: readonly TextRun[], toMarkdown: (text: string) => string): string {
  return runs.map((run) => runToMarkdown(run, toMarkdown)).join('');
}

/** Blanks at the ends stay outside of the stars, where they would keep Markdown from seeing them. */
function runToMarkdown({ text, isStrong, status }: TextRun, toMarkdown: (text: string) => string): string {
  const words = toMarkdown(text);
  if (words === '') return text === '' ? '' : ' ';
  const shape = status === undefined ? '' : `${STATUS_LABELS[status].shape} `;
  const before = /^\s/u.test(text) ? ' ' : '';
  const after = /\s$/u.test(text) ? ' ' : '';
  return `${before}${shape}${isStrong === true ? `**${words}**` : words}${after}`;
}
