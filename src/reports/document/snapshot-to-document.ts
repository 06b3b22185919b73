import type { Snapshot } from '../../core/publish/snapshot.ts';
import { amendmentBlocks } from './amendment-blocks.ts';
import { annexToDocument } from './annex-to-document.ts';
import { coveringBlocks } from './covering-blocks.ts';
import type { DocumentBlock, ReportDocument } from './document.ts';
import { heading, numberCaptions } from './document-parts.ts';
import { findPlaces } from './document-places.ts';
import { exceptionBlocks } from './exception-blocks.ts';
import { glanceBlocks } from './glance-blocks.ts';
import { meetingBlocks } from './meeting-blocks.ts';
import { sectionBlocks } from './section-blocks.ts';
import { describeDocument, titleBlocks } from './title-blocks.ts';

/** Behind the covering sheet and behind the exceptions: each can be handed out as one sheet. */
const PAGE_BREAK: DocumentBlock = { kind: 'page-break' };

/**
 * The report as it is read, in the order in which councils print it; every format renders this and nothing else. What an
 * older stored snapshot does not have is left out.
 */
export function snapshotToDocument(snapshot: Snapshot): ReportDocument {
  if (snapshot.annex !== undefined) return annexToDocument(snapshot, snapshot.annex);
  const performance = snapshot.sections.find(({ key }) => key === 'performance')?.number ?? 0;
  const places = findPlaces(snapshot, performance);
  const front = [coveringBlocks(snapshot), exceptionBlocks(snapshot, places)].filter(({ length }) => length > 0);
  return {
    ...describeDocument(snapshot),
    blocks: numberCaptions([
      ...titleBlocks(snapshot),
      ...front.flatMap((blocks) => [...blocks, PAGE_BREAK]),
      ...amendmentBlocks(snapshot),
      heading(2, 'Contents', 'contents'),
      { kind: 'contents' },
      ...glanceBlocks(snapshot),
      ...meetingBlocks(snapshot),
      ...snapshot.sections.flatMap((section) => sectionBlocks(section, snapshot, places)),
    ]),
  };
}
