import type { DocumentBlock, TextRun } from './document/document.ts';

/** What each part took in a PDF, measured (docs/performance.md), in bytes. A cell is set several times, so its letters weigh more. */
const ROOM = {
  block: 20_000,
  table: 120_000,
  cell: 20_000,
  cellCharacter: 800,
  bullet: 38_000,
  bulletCharacter: 200,
  character: 110,
  link: 50_000,
} as const;

export function roomOfAll(blocks: readonly DocumentBlock[]): number {
  return sum(blocks, roomOf);
}

/** What setting this in a PDF may need. Unit: bytes. */
export function roomOf(block: DocumentBlock): number {
  switch (block.kind) {
    case 'table':
      return (
        ROOM.table + sum(block.rows, ({ cells }) => sum(cells, ({ runs }) => ROOM.cell + roomOfRuns(runs, 'cell')))
      );
    case 'bullets':
      return ROOM.block + sum(block.items, (runs) => ROOM.bullet + roomOfRuns(runs, 'bullet'));
    case 'paragraph':
      return ROOM.block + roomOfRuns(block.runs, 'paragraph');
    case 'heading':
    case 'counts':
    case 'figure':
    case 'contents':
    case 'page-break':
      return ROOM.block;
  }
}

const CHARACTER_ROOM = { cell: ROOM.cellCharacter, bullet: ROOM.bulletCharacter, paragraph: ROOM.character } as const;

function roomOfRuns(runs: readonly TextRun[], place: keyof typeof CHARACTER_ROOM): number {
  return sum(runs, ({ text, anchor }) => text.length * CHARACTER_ROOM[place] + (anchor === undefined ? 0 : ROOM.link));
}

function sum<Each>(all: readonly Each[], measure: (each: Each) => number): number {
  let total = 0;
  for (const each of all) total += measure(each);
  return total;
}
