import { countWords } from '../count-words.ts';
import type { BulletsBlock, CountsBlock, HeadingBlock, ParagraphBlock } from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { bookmarkName, runsToDocx } from './docx-runs.ts';
import { paragraph, run, type WordXml } from './word-xml.ts';

/** The document's title is Word's title; its sections are Word's first headings. */
const LEVELS = { 1: 'Title', 2: 'Heading1', 3: 'Heading2', 4: 'Heading3', 5: 'Heading4' } as const;

export interface HeadingPlace {
  /** A number of the bookmark's own in this document. */
  readonly id: number;
  readonly startsPage: boolean;
}

export function headingParagraph({ level, number, text, anchor }: HeadingBlock, place: HeadingPlace): WordXml {
  const words = number === null ? text : `${number}  ${text}`;
  return paragraph(
    { style: LEVELS[level], pageBreakBefore: place.startsPage },
    `<w:bookmarkStart w:name="${bookmarkName(anchor)}" w:id="${place.id}"/>${run(words)}<w:bookmarkEnd w:id="${place.id}"/>`,
  );
}

const ROLE_STYLES = { text: undefined, note: 'Note', fact: 'Fact', draft: 'DraftNotice' } as const;

/** @param place.followsHeading a note there, such as a status, stays on the page of what it is about */
export function textParagraph(
  { role, runs }: ParagraphBlock,
  { followsHeading }: { readonly followsHeading: boolean },
): WordXml {
  return paragraph({ style: ROLE_STYLES[role], keepNext: role === 'note' && followsHeading }, runsToDocx(runs));
}

export function bulletParagraphs({ items }: BulletsBlock): WordXml {
  return items.map((runs) => paragraph({ style: 'ListBullet', isBullet: true }, runsToDocx(runs))).join('');
}

/** Links, and not Word's own table of contents: that shows no page numbers until somebody updates it. */
export function contentsParagraphs(sections: readonly HeadingBlock[]): WordXml {
  return sections
    .map(({ number, text, anchor }) =>
      paragraph({ style: 'Contents' }, runsToDocx([{ text: `${number}  ${text}`, anchor }])),
    )
    .join('');
}

/** Above a table, below a picture. */
export function captionParagraph(caption: string): WordXml {
  return paragraph({ style: 'Caption' }, run(caption));
}

const BAR = '<w:pBdr><w:left w:val="single" w:color="595959" w:sz="24" w:space="6"/></w:pBdr>';

export function countsParagraphs({ counts }: CountsBlock): WordXml {
  return counts
    .map((each) => {
      const box = `${BAR}<w:shd w:fill="${STATUS_COLOURS[each.status].ground.slice(1)}" w:val="clear"/>`;
      return paragraph({ style: 'Count', box }, run(`${STATUS_LABELS[each.status].shape} ${countWords(each)}`));
    })
    .join('');
}
