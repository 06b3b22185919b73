import { Bookmark, BorderStyle, HeadingLevel, Paragraph, ShadingType, TextRun } from 'docx';
import { countWords } from '../count-words.ts';
import type { BulletsBlock, CountsBlock, HeadingBlock, ParagraphBlock } from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { bookmarkName, cleanXml, runsToDocx } from './docx-runs.ts';
import { BULLETS } from './docx-styles.ts';

/** The document's title is Word's title; its sections are Word's first headings. */
const LEVELS = {
  1: HeadingLevel.TITLE,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
  5: HeadingLevel.HEADING_4,
} as const;

export function headingParagraph(
  { level, number, text, anchor }: HeadingBlock,
  { startsPage }: { readonly startsPage: boolean },
): Paragraph {
  const words = number === null ? text : `${number}  ${text}`;
  return new Paragraph({
    heading: LEVELS[level],
    pageBreakBefore: startsPage,
    children: [new Bookmark({ id: bookmarkName(anchor), children: [new TextRun(cleanXml(words))] })],
  });
}

const ROLE_STYLES = { text: undefined, note: 'Note', fact: 'Fact', draft: 'DraftNotice' } as const;

/** @param place.followsHeading a note there, such as a status, stays on the page of what it is about */
export function textParagraph(
  { role, runs }: ParagraphBlock,
  { followsHeading }: { readonly followsHeading: boolean },
): Paragraph {
  const style = ROLE_STYLES[role];
  const keepNext = role === 'note' && followsHeading;
  return new Paragraph({ ...(style === undefined ? {} : { style }), keepNext, children: runsToDocx(runs) });
}

export function bulletParagraphs({ items }: BulletsBlock): readonly Paragraph[] {
  return items.map(
    (runs) =>
      new Paragraph({
        style: 'ListBullet',
        numbering: { reference: BULLETS.reference, level: 0 },
        children: runsToDocx(runs),
      }),
  );
}

/** Links, and not Word's own table of contents: that shows no page numbers until somebody updates it. */
export function contentsParagraphs(sections: readonly HeadingBlock[]): readonly Paragraph[] {
  return sections.map(
    ({ number, text, anchor }) =>
      new Paragraph({ style: 'Contents', children: runsToDocx([{ text: `${number}  ${text}`, anchor }]) }),
  );
}

export function countsParagraphs({ counts }: CountsBlock): readonly Paragraph[] {
  return counts.map((each) => {
    const { shape } = STATUS_LABELS[each.status];
    return new Paragraph({
      style: 'Count',
      shading: { type: ShadingType.CLEAR, fill: STATUS_COLOURS[each.status].ground.slice(1) },
      border: { left: { style: BorderStyle.SINGLE, size: 24, space: 6, color: '595959' } },
      children: [new TextRun(`${shape} ${countWords(each)}`)],
    });
  });
}
