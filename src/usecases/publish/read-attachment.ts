import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { AttachmentPayload } from '../../core/remind/delivery.ts';
import type { AttachmentReader } from '../remind/file-ports.ts';
import { compileQuarter } from './compile-quarter.ts';
import type { ReadReportPorts, ReportFile } from './ports.ts';

type AttachmentPorts = Omit<ReadReportPorts, 'revisions'> & {
  readonly revisions: Pick<ReadReportPorts['revisions'], 'file'>;
};

/** A published document is sent as it was stored, byte for byte; a draft is made at the moment of sending. */
export function attachmentReader(ports: AttachmentPorts): AttachmentReader {
  return async ({ revisionId, ...payload }, now) =>
    revisionId === undefined ? readDraft(ports, payload, now) : ports.revisions.file(revisionId, payload.format);
}

async function readDraft(
  ports: AttachmentPorts,
  { windowId, format }: AttachmentPayload,
  now: Date,
): Promise<ReportFile | undefined> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
  const quarter = parseQuarter(window?.quarter ?? '');
  if (directorate === undefined || quarter === undefined) return undefined;
  const compiled = await compileQuarter(ports, { directorateCode: directorate.code, quarter, now });
  return compiled.ok ? ports.renderReport(compiled.value, format) : undefined;
}
