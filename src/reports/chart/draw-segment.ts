import { html } from 'hono/html';
import { STATUS_KINDS, type StatusKind } from '../../core/publish/status-kind.ts';
import type { Markup } from '../html/markup.ts';
import { STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';

export const BAR_HEIGHT = 54;

/** The strip at the foot of a segment, by which colours are told apart in grey. */
const STRIP_HEIGHT = 8;

/** Lines drawn in a tile of 8 by 8; without any the strip stays empty. */
const TILES: Readonly<Record<StatusKind, string>> = {
  completed: 'M0 4H8M0 0H8M0 8H8',
  green: 'M4 0V8',
  amber: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  red: 'M0 0L8 8M0 8L8 0',
  'not-started': '',
  'not-completed': 'M0 0H8V8H0Z',
  deferred: 'M3 3H5V5H3Z',
  dropped: 'M0 4H8',
  'no-update': '',
};

/** Patterns that the segments refer to; once in a picture. */
export function drawPatterns(): readonly Markup[] {
  return STATUS_KINDS.filter((kind) => TILES[kind] !== '').map(
    (kind) =>
      html`<pattern id="strip-${kind}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${TILES[kind]}" fill="none" stroke="${STATUS_COLOURS[kind].text}" stroke-width="2"/></pattern>`,
  );
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A ground, an outline and a strip. */
export function drawGround(kind: StatusKind, { x, y, width, height }: Box): Markup {
  const { text, ground } = STATUS_COLOURS[kind];
  const [left, across] = [round(x), round(width)];
  const strip =
    TILES[kind] === ''
      ? ''
      : html`<rect x="${left}" y="${y + height - STRIP_HEIGHT}" width="${across}" height="${STRIP_HEIGHT}" fill="url(#strip-${kind})"/>`;
  const dashes = kind === 'no-update' ? html` stroke-dasharray="4 3"` : '';
  return html`<rect x="${left}" y="${y}" width="${across}" height="${height}" fill="${ground}"/>${strip}<rect x="${left}" y="${y}" width="${across}" height="${height}" fill="none" stroke="${text}" stroke-width="1.5"${dashes}/>`;
}

/** Its shape, and its number below. */
export function drawSegment({
  kind,
  count,
  x,
  y,
  width,
}: { readonly kind: StatusKind; readonly count: number } & Omit<Box, 'height'>): Markup {
  const { text } = STATUS_COLOURS[kind];
  const middle = round(x + width / 2);
  return html`${drawGround(kind, { x, y, width, height: BAR_HEIGHT })}<text x="${middle}" y="${y + 19}" text-anchor="middle" fill="${text}" font-size="16">${STATUS_LABELS[kind].shape}</text><text x="${middle}" y="${y + 40}" text-anchor="middle" fill="${text}" font-size="18" font-weight="bold">${count}</text>\n`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
