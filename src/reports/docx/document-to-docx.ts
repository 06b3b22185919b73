import { Document, Packer, type Paragraph, type Table } from 'docx';
import type { DocumentBlock, HeadingBlock, ReportDocument } from '../document/document.ts';
import type { ReportLook } from '../report-look.ts';
import { figureToDocx, logoToDocx } from './docx-figure.ts';
import {
  bulletParagraphs,
  contentsParagraphs,
  countsParagraphs,
  headingParagraph,
  textParagraph,
} from './docx-paragraphs.ts';
import { BULLETS, docxStyles } from './docx-styles.ts';
import { tableToDocx } from './docx-table.ts';
import { A4, pageFooter, pageHeader } from './page-parts.ts';
import { sealDocx } from './seal-docx.ts';

/**
 * A Word file that an officer can go on with: real styles, lists, tables and links, nothing that asks to be updated when
 * it is opened. Numbers are text, since those of a published report never move. The same document gives the same bytes.
 */
export async function documentToDocx(document: ReportDocument, look: ReportLook): Promise<Uint8Array> {
  const parts = [
    ...(look.logo === undefined ? [] : [logoToDocx(look.logo)]),
    ...(await Promise.all(document.blocks.map((block, index) => blockToDocx(block, { document, index })))).flat(),
  ];
  const file = new Document({
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
        children: parts,
      },
    ],
  });
  return sealDocx(await Packer.toBuffer(file), document.compiledAt);
}

interface Place {
  readonly document: ReportDocument;
  readonly index: number;
}

async function blockToDocx(block: DocumentBlock, { document, index }: Place): Promise<readonly (Paragraph | Table)[]> {
  const before = document.blocks[index - 1]?.kind;
  switch (block.kind) {
    case 'heading':
      return [headingParagraph(block, { startsPage: before === 'page-break' })];
    case 'paragraph':
      return [textParagraph(block, { followsHeading: before === 'heading' })];
    case 'bullets':
      return bulletParagraphs(block);
    case 'table':
      return tableToDocx(block);
    case 'counts':
      return countsParagraphs(block);
    case 'figure':
      return figureToDocx(block);
    case 'contents':
      return contentsParagraphs(document.blocks.filter(isSection));
    // The heading that follows begins the page: see above.
    case 'page-break':
      return [];
  }
}

function isSection(block: DocumentBlock): block is HeadingBlock {
  return block.kind === 'heading' && block.level === 2 && block.number !== null;
}
