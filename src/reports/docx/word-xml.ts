import type { TableColumn } from '../document/document.ts';

/** A piece of Word's XML: what people typed in it is escaped. */
export type WordXml = string;

/** Properties of a paragraph, in the order in which Word wants them: https://learn.microsoft.com/dotnet/api/documentformat.openxml.wordprocessing.paragraphproperties */
export interface ParagraphLook {
  readonly style?: string | undefined;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly isBullet?: boolean;
  /** What stands between the list and the alignment, such as borders and a ground. */
  readonly box?: WordXml;
  readonly align?: TableColumn['align'];
}

/** The only list of the document: docx-styles.ts. */
const BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>';

export function paragraph(look: ParagraphLook, content: WordXml): WordXml {
  const properties = [
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.keepNext === true ? '<w:keepNext/>' : '',
    look.pageBreakBefore === true ? '<w:pageBreakBefore/>' : '',
    look.isBullet === true ? BULLET : '',
    look.box ?? '',
    look.align === undefined ? '' : `<w:jc w:val="${look.align === 'end' ? 'right' : 'left'}"/>`,
  ].join('');
  return properties === '' ? `<w:p>${content}</w:p>` : `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
}

/** @param properties such as `<w:b/>` */
export function run(text: string, properties: WordXml = ''): WordXml {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${wordText(text)}</w:r>`;
}

export const STRONG = '<w:b/><w:bCs/>';

export function wordText(text: string): WordXml {
  return `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): WordXml {
  return cleanXml(text).replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Characters that XML does not allow would make a file that Word cannot open. */
export function cleanXml(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
