import type { Snapshot } from '../core/publish/snapshot.ts';
import type { ReportFile, ReportFormat } from '../usecases/publish/ports.ts';
import { snapshotToDocument } from './document/snapshot-to-document.ts';
import { documentToMarkdown } from './document-to-markdown.ts';
import { reportFileName } from './file-name.ts';
import { snapshotToHtml } from './html.ts';
import { snapshotToJson } from './json.ts';

/** A document of the snapshot, UTF-8. */
export async function renderReport(snapshot: Snapshot, format: ReportFormat): Promise<ReportFile> {
  const text = await renderText(snapshot, format);
  return { name: reportFileName(snapshot, format), format, bytes: new TextEncoder().encode(text) };
}

function renderText(snapshot: Snapshot, format: ReportFormat): string | Promise<string> {
  switch (format) {
    case 'html':
      return snapshotToHtml(snapshot);
    case 'md':
      return documentToMarkdown(snapshotToDocument(snapshot));
    case 'json':
      return snapshotToJson(snapshot);
  }
}
