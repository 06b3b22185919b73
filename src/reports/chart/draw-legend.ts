import { html } from 'hono/html';
import type { StatusKind } from '../../core/publish/status-kind.ts';
import type { Markup } from '../html/markup.ts';
import { STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import type { Drawing } from './draw-chart.ts';
import { drawGround } from './draw-segment.ts';
import { textWidth } from './text-width.ts';

const SWATCH = 28;
const LINE = 38;
const SIZE = 17;

/** What each shape and colour is called, in as many lines as it takes. */
export function drawLegend(
  kinds: readonly StatusKind[],
  { top, width }: { readonly top: number; readonly width: number },
): Drawing {
  const parts: Markup[] = [];
  let [x, y] = [0, top];
  for (const kind of kinds) {
    const { word } = STATUS_LABELS[kind];
    const needed = SWATCH + 8 + textWidth(word, SIZE);
    if (x > 0 && x + needed > width) [x, y] = [0, y + LINE];
    parts.push(drawEntry(kind, x, y));
    x += Math.ceil(needed) + 14;
  }
  return { parts, bottom: kinds.length === 0 ? top : y + LINE };
}

function drawEntry(kind: StatusKind, x: number, y: number): Markup {
  const { word, shape } = STATUS_LABELS[kind];
  return html`${drawGround(kind, { x: x + 1, y, width: SWATCH, height: SWATCH })}<text x="${x + 1 + SWATCH / 2}" y="${y + 17}" text-anchor="middle" fill="${STATUS_COLOURS[kind].text}" font-size="15">${shape}</text><text x="${x + SWATCH + 9}" y="${y + 20}" font-size="${SIZE}">${word}</text>\n`;
}
