import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { svgToPng } from '../chart/svg-to-png.ts';
import type { FigureBlock } from '../document/document.ts';
import type { ReportLogo } from '../report-look.ts';
import { cleanXml } from './word-xml.ts';

/** Pixels of 1/96 inch: the width of the text, and what a page leaves below a heading. */
const MOST = { width: 640, height: 780 };
/** Sharp on paper, four times over in each direction; a picture that is much taller is drawn for the page that it is fitted to. */
const MOST_POINTS = 16 * MOST.width * MOST.height;
const LOGO_HEIGHT = 68;
/** Width and height of a PNG stand in its first chunk: https://www.w3.org/TR/png-3/#11IHDR */
const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;

/** The drawing, with a picture of it for programs that cannot draw. */
export async function figureToDocx({ svg, alt, caption }: FigureBlock): Promise<Paragraph> {
  const png = await svgToPng(svg, { mostPoints: MOST_POINTS });
  const picture = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(svg),
    fallback: { type: 'png', data: png },
    transformation: fitPage(sizeOf(png)),
    altText: { name: 'Picture', title: cleanXml(caption), description: cleanXml(alt) },
  });
  return new Paragraph({ keepNext: true, children: [picture] });
}

export function logoToDocx({ bytes, type, width, height, alt }: ReportLogo): Paragraph {
  const picture = new ImageRun({
    type,
    data: bytes,
    transformation: { width: Math.round((width / height) * LOGO_HEIGHT), height: LOGO_HEIGHT },
    altText: { name: 'Logo', title: cleanXml(alt), description: cleanXml(alt) },
  });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture] });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(png: Uint8Array): Size {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(PNG_WIDTH_AT), height: view.getUint32(PNG_HEIGHT_AT) };
}

function fitPage({ width, height }: Size): Size {
  const scale = Math.min(MOST.width / width, MOST.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
