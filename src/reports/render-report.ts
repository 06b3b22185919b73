import type { ReportFormat } from '../core/publish/report-format.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';
import { done, refuse } from '../core/result.ts';
import type { ReportRenderer } from '../usecases/publish/ports.ts';
import { statusPicture } from './chart/status-picture.ts';
import { svgToPng } from './chart/svg-to-png.ts';
import { snapshotToCsv } from './csv.ts';
import type { ReportDocument } from './document/document.ts';
import { snapshotToDocument } from './document/snapshot-to-document.ts';
import { fitsOneFile } from './document-room.ts';
import { documentToMarkdown } from './document-to-markdown.ts';
import { documentToDocx } from './docx/document-to-docx.ts';
import { reportFileName } from './file-name.ts';
import { documentToHtml } from './html/document-to-html.ts';
import { snapshotToJson } from './json.ts';
import { documentToPdf } from './pdf/document-to-pdf.ts';
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

/** @returns undefined where it is too long for the format */
function render(snapshot: Snapshot, format: ReportFormat, look: ReportLook): Promise<Made> | Made {
  switch (format) {
    case 'html':
      return documentToHtml(snapshotToDocument(snapshot), look);
    case 'md':
      return documentToMarkdown(snapshotToDocument(snapshot));
    case 'csv':
      return snapshotToCsv(snapshot);
    case 'json':
      return snapshotToJson(snapshot);
    case 'docx':
      return documentToDocx(snapshotToDocument(snapshot), look);
    case 'pdf':
      return ifItFits(snapshotToDocument(snapshot), (document) => documentToPdf(document, look));
    case 'svg':
      return statusPicture(snapshot);
    case 'png':
      return svgToPng(statusPicture(snapshot));
  }
}

function ifItFits(document: ReportDocument, make: (document: ReportDocument) => Promise<Made>): Promise<Made> | Made {
  return fitsOneFile(document) ? make(document) : undefined;
}
