import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import { documentToHtml } from '../../src/reports/html/document-to-html.ts';
import { DEFAULT_LOOK } from '../../src/reports/report-look.ts';

/** The report as a page, in the look that a council has without settings. */
export function reportPage(snapshot: Snapshot): Promise<string> {
  return documentToHtml(snapshotToDocument(snapshot), DEFAULT_LOOK);
}
