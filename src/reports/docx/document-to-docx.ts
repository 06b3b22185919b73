import { Document, Packer, type Paragraph } from 'docx';
import type { DocumentBlock, HeadingBlock, ReportDocument } from '../document/document.ts';
import type { ReportLook } from '../report-look.ts';
import { figureToDocx, logoToDocx } from './docx-figure.ts';
import {
  bulletParagraphs,
  captionParagraph,
  contentsParagraphs,
  countsParagraphs,
  headingParagraph,
  textParagraph,
} from './docx-paragraphs.ts';
import { BULLETS, docxStyles, listParagraph } from './docx-styles.ts';
import { tableToDocx } from './docx-table.ts';
import { A4, pageFooter, pageHeader } from './page-parts.ts';
import { PICTURE, sealDocx } from './seal-docx.ts';
import type { WordXml } from './word-xml.ts';

/**
 * A Word file that an officer can go on with: real styles, lists, tables and links, nothing that asks to be updated when
 * it is opened. Numbers are text, since those of a published report never move. The same document gives the same bytes.
 * The library makes the file around the text, and its pictures. The text itself is written as it will stand: a tree of
 * objects for each word of 10,000 milestones would take 4 GB.
 */
export async function documentToDocx(document: ReportDocument, look: ReportLook): Promise<Uint8Array> {
  const logo = look.logo === undefined ? [] : [logoToDocx(look.logo)];
  const figures = await Promise.all(document.blocks.filter((block) => block.kind === 'figure').map(figureToDocx));
  const frame = await Packer.toBuffer(frameOf(document, look, [...logo, ...figures]));
  const text = [
    ...logo.map(() => PICTURE),
    ...document.blocks.map((block, index) => blockToDocx(block, { document, index })),
  ];
  return sealDocx(frame, { compiledAt: document.compiledAt, text });
}

function frameOf(document: ReportDocument, look: ReportLook, pictures: readonly Paragraph[]): Document {
  return new Document({
    title: document.title,
    creator: document.organisation,
    lastModifiedBy: document.organisation,
    description: `${document.running}. ${document.version}`,
    styles: docxStyles(look),
    numbering: { config: [BULLETS] },
    sections: [
      {
        properties: { page: A4 },
        headers: { default: pageHeader(document, look) },
        footers: { default: pageFooter(document) },
        children: [listParagraph(), ...pictures],
      },
    ],
  });
}

interface Place {
  readonly document: ReportDocument;
  readonly index: number;
}

function blockToDocx(block: DocumentBlock, { document, index }: Place): WordXml {
  const before = document.blocks[index - 1]?.kind;
  switch (block.kind) {
    case 'heading':
      return headingParagraph(block, { id: index + 1, startsPage: before === 'page-break' });
    case 'paragraph':
      return textParagraph(block, { followsHeading: before === 'heading' });
    case 'bullets':
      return bulletParagraphs(block);
    case 'table':
      return tableToDocx(block);
    case 'counts':
      return countsParagraphs(block);
    case 'figure':
      return PICTURE + captionParagraph(block.caption);
    case 'contents':
      return contentsParagraphs(document.blocks.filter(isSection));
    // The heading that follows begins the page: see above.
    case 'page-break':
      return '';
  }
}

function isSection(block: DocumentBlock): block is HeadingBlock {
  return block.kind === 'heading' && block.level === 2 && block.number !== null;
}
