import { html } from 'hono/html';
import { STATUS_KINDS } from '../../core/publish/status-kind.ts';
import type { Markup } from '../html/markup.ts';
import { type ChartRow, type ChartRows, totalOf } from './chart-rows.ts';
import { drawLegend } from './draw-legend.ts';
import { BAR_HEIGHT, drawPatterns, drawSegment } from './draw-segment.ts';
import { segmentWidths } from './segment-widths.ts';
import { wrapText } from './text-width.ts';

/** Narrow, so that its letters can be read on a phone, where the whole is shrunk to the screen. */
const WIDTH = 440;
/** Room for the outline of what stands at an edge; more where the picture stands alone. */
const MARGIN = 2;
const WIDE_MARGIN = 20;
const LINE = 24;
const GAP = 20;

/** What was drawn, and where the next thing may begin. */
export interface Drawing {
  readonly parts: readonly Markup[];
  readonly bottom: number;
}

/**
 * The picture as SVG: a bar for each area, a bar for each quarter, and what the shapes mean. It can be read without
 * colours, and needs a font by name only.
 *
 * @param heading lines above it, for where it stands alone
 */
export function drawChart({ areas, quarters }: ChartRows, heading: readonly string[] = []): string {
  const head = drawLines(
    heading.flatMap((line) => wrapText(line, 18, WIDTH)),
    0,
  );
  const byArea = drawBars(areas, head.bottom + (heading.length === 0 ? 0 : GAP));
  const over = quarters.length === 0 ? byArea : drawQuarters(quarters, byArea.bottom);
  const used = [...areas, ...quarters].flatMap(({ segments }) => segments.map(({ kind }) => kind));
  const legend = drawLegend(
    STATUS_KINDS.filter((kind) => used.includes(kind)),
    { top: over.bottom + 4, width: WIDTH },
  );
  const parts = [...head.parts, ...byArea.parts, ...(over === byArea ? [] : over.parts), ...legend.parts];
  return String(frame(parts, { height: legend.bottom, margin: heading.length === 0 ? MARGIN : WIDE_MARGIN }));
}

function frame(
  parts: readonly Markup[],
  { height, margin }: { readonly height: number; readonly margin: number },
): Markup {
  const [across, down] = [WIDTH + 2 * margin, Math.ceil(height) + 2 * margin];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${across} ${down}" width="${across}" height="${down}" font-family="DejaVu Sans, sans-serif" fill="#16191c">
<defs>${drawPatterns()}</defs>
<rect x="${-margin}" y="${-margin}" width="${across}" height="${down}" fill="#ffffff"/>
${parts}</svg>
`;
}

function drawQuarters(quarters: readonly ChartRow[], top: number): Drawing {
  const title = drawLines(['All areas, by quarter'], top + 8);
  const bars = drawBars(quarters, title.bottom + 6);
  return { parts: [...title.parts, ...bars.parts], bottom: bars.bottom };
}

/** As long as it has milestones, beside the longest. */
function drawBars(rows: readonly ChartRow[], top: number): Drawing {
  const unit = WIDTH / Math.max(1, ...rows.map(totalOf));
  const parts: Markup[] = [];
  let y = top;
  for (const row of rows) {
    const label = drawLabel(row, y);
    parts.push(...label.parts, ...drawBar(row, unit, label.bottom + 4));
    y = label.bottom + 4 + BAR_HEIGHT + GAP;
  }
  return { parts, bottom: y };
}

function drawBar({ segments }: ChartRow, unit: number, y: number): readonly Markup[] {
  const widths = segmentWidths(segments, unit);
  let x = 0;
  return segments.map((segment, index) => {
    const width = widths[index] ?? 0;
    x += width;
    return drawSegment({ ...segment, x: x - width, y, width });
  });
}

function drawLabel(row: ChartRow, top: number): Drawing {
  const lines = wrapText(`${row.label}: ${totalOf(row)}`, 17, WIDTH);
  const parts = lines.map(
    (line, index) => html`<text x="0" y="${top + (index + 1) * LINE - 6}" font-size="17">${line}</text>\n`,
  );
  return { parts, bottom: top + lines.length * LINE };
}

function drawLines(lines: readonly string[], top: number): Drawing {
  const parts = lines.map(
    (line, index) =>
      html`<text x="0" y="${top + (index + 1) * LINE - 6}" font-size="18" font-weight="bold">${line}</text>\n`,
  );
  return { parts, bottom: top + lines.length * LINE };
}
