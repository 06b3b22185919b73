import type { DocumentBlock, HeadingBlock, ReportDocument } from '../document/document.ts';
import { roomOf, roomOfAll } from '../document-room.ts';

/** One of the documents that a long one is made from. */
export interface DocumentPart {
  readonly blocks: readonly DocumentBlock[];
  /** Anchors of headings that stand in other parts. */
  readonly elsewhere: ReadonlySet<string>;
}

export interface PartSizes {
  /** What needs no more than this stays in one, so that no page is begun for it. Bytes, by document-room.ts. */
  readonly whole: number;
  /** A part is long enough then, and ends before the next heading that may begin a page. */
  readonly part: number;
}

/** Up to 1,500 milestones are set at once; above, some 750 at a time, which takes 0.6 GB however many there are. */
export const PART_SIZES: PartSizes = { whole: 500_000_000, part: 250_000_000 };

/** A page may begin before a section, an item or an area; before any heading where none of these comes for as long again. */
const LEVELS = { usually: 3, long: 5 } as const;

/** Cuts a long document before headings, each of which begins a page then; a short one stays whole. */
export function splitDocument({ blocks }: ReportDocument, sizes: PartSizes): readonly DocumentPart[] {
  if (roomOfAll(blocks) <= sizes.whole) return [{ blocks, elsewhere: new Set() }];
  const pieces = cutBlocks(blocks, sizes.part);
  const anchors = pieces.map((piece) => new Set(piece.filter(isHeading).map(({ anchor }) => anchor)));
  return pieces.map((piece, index) => ({
    blocks: piece,
    elsewhere: new Set(anchors.flatMap((those, other) => (other === index ? [] : [...those]))),
  }));
}

function cutBlocks(blocks: readonly DocumentBlock[], enough: number): readonly (readonly DocumentBlock[])[] {
  const pieces: DocumentBlock[][] = [];
  let piece: DocumentBlock[] = [];
  let room = 0;
  for (const block of blocks) {
    const before = piece.at(-1);
    if (before !== undefined && before.kind !== 'heading' && mayBegin(block, room / enough)) {
      pieces.push(piece);
      piece = [];
      room = 0;
    }
    piece.push(block);
    room += roomOf(block);
  }
  return [...pieces, piece];
}

/** @param fullness of the piece before it, 1 where it is long enough */
function mayBegin(block: DocumentBlock, fullness: number): boolean {
  if (block.kind !== 'heading' || fullness < 1) return false;
  return block.level <= (fullness < 2 ? LEVELS.usually : LEVELS.long);
}

function isHeading(block: DocumentBlock): block is HeadingBlock {
  return block.kind === 'heading';
}
