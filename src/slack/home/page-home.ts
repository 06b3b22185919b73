import type { KnownBlock } from '@slack/types';
import { bytesOf, ROOM_BYTES } from '../view-bytes.ts';

/** One matter on the Home tab: what it is about, and its lines, each of one or more blocks that stay together. */
export interface HomePart {
  readonly heading: readonly KnownBlock[];
  readonly lines: readonly (readonly KnownBlock[])[];
}

/** A view holds 100 blocks; so many are read on a phone without losing one's way. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = 60;

interface Page {
  readonly blocks: KnownBlock[];
  bytes: number;
}

/** All parts in order on as few pages as hold them, one at least. A part that goes on repeats its heading. */
export function pageHome(parts: readonly HomePart[]): readonly (readonly KnownBlock[])[] {
  const pages: Page[] = [{ blocks: [], bytes: 0 }];
  for (const { heading, lines } of parts) {
    put(pages, [...heading, ...(lines[0] ?? [])], []);
    for (const line of lines.slice(1)) put(pages, line, heading);
  }
  return pages.map(({ blocks }) => blocks);
}

/** On the last page, or on a new one that begins with the heading. */
function put(pages: Page[], blocks: readonly KnownBlock[], heading: readonly KnownBlock[]): void {
  const last = pages.at(-1);
  const bytes = bytesOf(blocks);
  const isFull =
    last === undefined || last.blocks.length + blocks.length > MOST_BLOCKS || last.bytes + bytes > ROOM_BYTES;
  if (isFull && last?.blocks.length !== 0) {
    pages.push({ blocks: [...heading, ...blocks], bytes: bytesOf(heading) + bytes });
    return;
  }
  last?.blocks.push(...blocks);
  if (last !== undefined) last.bytes += bytes;
}
