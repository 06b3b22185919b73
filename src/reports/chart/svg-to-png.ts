import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';

/** Picture points for one unit of the drawing: sharp on a phone and on paper. */
const SCALE = 2;

/** Without a font resvg draws no text and does not say so. The system's are left alone: the same drawing gives the same bytes. */
const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`)),
);

/** @param svg drawn by us; its fonts by name only */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const picture = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: SCALE },
  });
  return picture.asPng();
}
