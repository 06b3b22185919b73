import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { AttachmentPayload } from '../../core/remind/delivery.ts';
import { done, refuse } from '../../core/result.ts';
import { isTrailFormat } from '../../core/review/trail-file.ts';
import type { AttachmentReader } from '../remind/file-ports.ts';
import { readTrailFile, type TrailFilePorts } from '../review/read-trail-file.ts';
import { compileQuarter } from './compile-quarter.ts';
import type { ReadReportPorts, RevisionStore } from './ports.ts';
import { readAnnex } from './read-annex.ts';
import type { SignOffStore } from './sign-off-ports.ts';

type AttachmentPorts = Omit<ReadReportPorts, 'revisions'> & {
  readonly signOffs: Pick<SignOffStore, 'ofQuarter'>;
  readonly revisions: Pick<RevisionStore, 'file' | 'latest' | 'annex'>;
} & TrailFilePorts;

const GONE = refuse({ reason: 'gone' } as const);

/** A published document is sent as it was stored, byte for byte; a draft or a history is made at the moment of sending. */
export function attachmentReader(ports: AttachmentPorts): AttachmentReader {
  return async ({ revisionId, ...payload }, now) => {
    const { trail, format, title } = payload;
    if (trail !== undefined) return isTrailFormat(format) ? readTrailFile(ports, { trail, format, title }, now) : GONE;
    if (revisionId === undefined) return readDraft(ports, payload, now);
    const stored = await ports.revisions.file(revisionId, payload.format);
    return stored === undefined ? GONE : done(stored);
  };
}

async function readDraft(
  ports: AttachmentPorts,
  { windowId, format, draft, isAnnex }: AttachmentPayload,
  now: Date,
): ReturnType<AttachmentReader> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window?.directorateId);
  const quarter = parseQuarter(window?.quarter ?? '');
  if (directorate === undefined || quarter === undefined) return GONE;
  if (draft !== undefined) {
    const { drafts } = await ports.signOffs.ofQuarter(directorate.id, window?.quarter ?? '');
    const frozen = drafts.find(({ number }) => number === draft);
    return frozen === undefined ? GONE : ports.renderReport(frozen.snapshot, format);
  }
  const request = { directorateCode: directorate.code, quarter, now };
  if (isAnnex === true) {
    const annex = await readAnnex(ports, request);
    const file = annex.ok ? annex.value.files.find((each) => each.format === format) : undefined;
    return file === undefined ? GONE : done(file);
  }
  const compiled = await compileQuarter(ports, request);
  return compiled.ok ? ports.renderReport(compiled.value, format) : GONE;
}
