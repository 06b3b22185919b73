import type { KnownBlock, RichTextBlock, RichTextText } from '@slack/types';
import { escapeSlack, richText, richTextElement, richTextSection, splitToFit } from '../text.ts';

/**
 * One line or paragraph of a message, in plain words. The same lines make the text and the blocks, so that a screen
 * reader, which reads the text, misses nothing.
 */
export interface MessageLine {
  readonly kind: 'heading' | 'paragraph' | 'bullet';
  /** Shown in bold before the rest. */
  readonly lead: string;
  readonly text: string;
}

export function heading(lead: string): MessageLine {
  return { kind: 'heading', lead, text: '' };
}

export function paragraph(text: string, lead = ''): MessageLine {
  return { kind: 'paragraph', lead, text };
}

export function bullet(text: string, lead = ''): MessageLine {
  return { kind: 'bullet', lead, text };
}

/** The lines as escaped text, one after another, with an empty line before each heading. */
export function linesToText(lines: readonly MessageLine[]): string {
  return lines.map((line, index) => (index > 0 ? separatorBefore(line) : '') + lineToText(line)).join('');
}

export function linesToBlocks(lines: readonly MessageLine[]): readonly KnownBlock[] {
  const elements: RichTextBlock['elements'][number][] = [];
  for (const line of lines) {
    const last = elements.at(-1);
    if (line.kind === 'bullet') {
      if (last?.type === 'rich_text_list') last.elements.push(richTextSection(...lineParts(line)));
      else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [richTextSection(...lineParts(line))] });
    } else if (last?.type === 'rich_text_section') {
      last.elements.push(richTextElement(separatorBefore(line)), ...lineParts(line));
    } else {
      // A list ends its own line; a heading after it wants one more.
      const gap = last !== undefined && line.kind === 'heading' ? [richTextElement('\n')] : [];
      elements.push(richTextSection(...gap, ...lineParts(line)));
    }
  }
  return elements.length === 0 ? [] : [richText(...elements)];
}

/** Groups of lines whose text is no longer than the limit once it is escaped. A line that is too long is split first. */
export function fitLines(lines: readonly MessageLine[], limit: number): readonly (readonly MessageLine[])[] {
  const groups: MessageLine[][] = [];
  for (const line of lines.flatMap((long) => splitLine(long, limit))) {
    const group = groups.at(-1);
    if (group !== undefined && linesToText([...group, line]).length <= limit) group.push(line);
    else groups.push([...takeHeadingAlong(group ?? [], line, limit), line]);
  }
  return groups;
}

/** A heading at the end of a message belongs to what follows in the next one, if there is room for both. */
function takeHeadingAlong(group: MessageLine[], line: MessageLine, limit: number): readonly MessageLine[] {
  const last = group.at(-1);
  if (last?.kind !== 'heading' || group.length === 1) return [];
  return linesToText([last, line]).length <= limit ? group.splice(-1) : [];
}

/** Leaves room for a heading that moves along. */
const HEADING_ROOM = 400;

function splitLine(line: MessageLine, limit: number): readonly MessageLine[] {
  if (lineToText(line).length <= limit - HEADING_ROOM) return [line];
  const room = limit - HEADING_ROOM - escapeSlack(line.lead).length - BULLET_MARK.length - 1;
  return splitToFit(line.text, room).map((text, index) => ({ ...line, lead: index === 0 ? line.lead : '', text }));
}

const BULLET_MARK = '• ';

function separatorBefore(line: MessageLine): string {
  return line.kind === 'heading' ? '\n\n' : '\n';
}

function lineToText({ kind, lead, text }: MessageLine): string {
  const words = [lead, text].filter((part) => part !== '').join(' ');
  return `${kind === 'bullet' ? BULLET_MARK : ''}${escapeSlack(words)}`;
}

function lineParts({ lead, text }: MessageLine): readonly RichTextText[] {
  return [
    ...(lead === '' ? [] : [richTextElement(text === '' ? lead : `${lead} `, { bold: true })]),
    ...(text === '' ? [] : [richTextElement(text)]),
  ];
}
