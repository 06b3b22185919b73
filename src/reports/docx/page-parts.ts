import { AlignmentType, BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { ReportDocument } from '../document/document.ts';
import type { ReportLook } from '../report-look.ts';
import { cleanXml } from './word-xml.ts';

/** Twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN;

export const A4 = {
  size: PAGE,
  margin: { top: 1_360, bottom: 1_247, left: MARGIN, right: MARGIN, header: 620, footer: 560 },
};

/** Which directorate and which quarter this page belongs to. */
export function pageHeader({ running }: ReportDocument, { colour }: ReportLook): Header {
  const rule = { style: BorderStyle.SINGLE, size: 6, space: 4, color: colour.slice(1) };
  return new Header({
    children: [
      new Paragraph({ style: 'PageNote', border: { bottom: rule }, children: [new TextRun(cleanXml(running))] }),
    ],
  });
}

/** Draft or version, and which page of how many. */
export function pageFooter({ version, isDraft }: ReportDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageNote',
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ text: cleanXml(version), bold: isDraft }),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
