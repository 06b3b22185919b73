import type { ReportFormat } from '../core/publish/report-format.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';
import { done, refuse } from '../core/result.ts';
import type { ReportRenderer } from '../usecases/publish/ports.ts';
import { statusPicture } from './chart/status-picture.ts';
import { snapshotToCsv } from './csv.ts';
import type { ReportDocument } from './document/document.ts';
import { snapshotToDocument } from './document/snapshot-to-document.ts';
import { documentToMarkdown } from './document-to-markdown.ts';
import { reportFileName } from './file-name.ts';
import { snapshotToJson } from './json.ts';
import { fitsPdf } from './pdf/fits-pdf.ts';
import { DEFAULT_LOOK, type ReportLook } from './report-look.ts';

/** Documents as this council's settings want them to look; what is text is UTF-8. */
export function createReportRenderer(look: ReportLook): ReportRenderer {
  return async (snapshot, format) => {
    const made = await render(snapshot, format, look);
    if (made === undefined) return refuse({ reason: 'too-long', format });
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    return done({ name: reportFileName(snapshot, format), format, bytes });
  };
}

export const renderReport = createReportRenderer(DEFAULT_LOOK);

type Made = string | Uint8Array | undefined;

/**
 * What writes Word, PDF and pictures is loaded with the first of them: `ragtime start` has it done by another process.
 * @returns undefined where it is too long for the format
 */
async function render(snapshot: Snapshot, format: ReportFormat, look: ReportLook): Promise<Made> {
  switch (format) {
    case 'html':
      return (await import('./html/document-to-html.ts')).documentToHtml(snapshotToDocument(snapshot), look);
    case 'md':
      return documentToMarkdown(snapshotToDocument(snapshot));
    case 'csv':
      return snapshotToCsv(snapshot);
    case 'json':
      return snapshotToJson(snapshot);
    case 'docx':
      return (await import('./docx/document-to-docx.ts')).documentToDocx(snapshotToDocument(snapshot), look);
    case 'pdf':
      return ifItFits(snapshotToDocument(snapshot), async (document) =>
        (await import('./pdf/document-to-pdf.ts')).documentToPdf(document, look),
      );
    case 'svg':
      return statusPicture(snapshot);
    case 'png':
      return (await import('./chart/svg-to-png.ts')).svgToPng(statusPicture(snapshot));
  }
}

function ifItFits(document: ReportDocument, make: (document: ReportDocument) => Promise<Made>): Promise<Made> | Made {
  return fitsPdf(document) ? make(document) : undefined;
}
