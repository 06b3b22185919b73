import type { ReportDocument } from '../document/document.ts';
import { roomOfAll } from '../document-room.ts';
import { PART_SIZES, splitDocument } from './split-document.ts';

/**
 * What may be set at once, in bytes: a table of some 1,500 rows. WebAssembly ends at 4 GB; this is what a usual server can spare.
 */
const MOST_AT_ONCE = 1_500_000_000;
/** What may be set one part after the other: some 18,000 milestones on 4,000 pages, which take five minutes. */
const MOST_IN_ALL = 6_000_000_000;

export function fitsPdf(document: ReportDocument): boolean {
  const rooms = splitDocument(document, PART_SIZES).map(({ blocks }) => roomOfAll(blocks));
  return rooms.every((room) => room <= MOST_AT_ONCE) && rooms.reduce((sum, room) => sum + room, 0) <= MOST_IN_ALL;
}
