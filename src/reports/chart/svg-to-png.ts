import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';

/** Picture points for one unit of the drawing: sharp on a phone and on paper. */
const SCALE = 2;
/** Each takes four bytes, several times over: a picture of hundreds of areas is drawn smaller. */
const MOST_POINTS = 64_000_000;

/** Without a font resvg draws no text and does not say so. The system's are left alone: the same drawing gives the same bytes. */
const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`)),
);

/** @param svg drawn by us; its fonts by name only */
export async function svgToPng(
  svg: string,
  { mostPoints }: { readonly mostPoints: number } = { mostPoints: MOST_POINTS },
): Promise<Uint8Array> {
  const picture = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: scaleOf(svg, mostPoints) },
  });
  return picture.asPng();
}

function scaleOf(svg: string, mostPoints: number): number {
  const [width, height] = ['width', 'height'].map((name) =>
    Number(new RegExp(`^<svg[^>]* ${name}="(\\d+)`, 'u').exec(svg)?.[1]),
  );
  const points = (width ?? 0) * (height ?? 0);
  return points > 0 ? Math.min(SCALE, Math.sqrt(mostPoints / points)) : SCALE;
}
