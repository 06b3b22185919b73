import { and, eq, getTableColumns, inArray, max } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { NewUpload, Upload, UploadStore } from '../../usecases/publish/upload-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { revisionFile, revisionUpload } from '../schema/publish.ts';

const { bytes: _bytes, ...OWN } = getTableColumns(revisionUpload);
const COLUMNS = { ...OWN, ownSha256: revisionFile.sha256 };
const IS_OUR_WORD_FILE = and(eq(revisionFile.revisionId, revisionUpload.revisionId), eq(revisionFile.format, 'docx'));

/** Word files that were published instead of ours, in SQLite. */
export function createUploadStore(database: Database): UploadStore {
  const { orm } = database;
  return {
    ofRevisions: async (revisionIds) => {
      if (revisionIds.length === 0) return new Map();
      const rows = orm
        .select(COLUMNS)
        .from(revisionUpload)
        .leftJoin(revisionFile, IS_OUR_WORD_FILE)
        .where(inArray(revisionUpload.revisionId, [...revisionIds]))
        .orderBy(revisionUpload.id)
        .all();
      return new Map(rows.map((row) => [row.revisionId, toUpload(row)]));
    },
    bytes: async (uploadId) =>
      orm.select({ bytes: revisionUpload.bytes }).from(revisionUpload).where(eq(revisionUpload.id, uploadId)).get()
        ?.bytes,
    add: async (upload, patience) => {
      const written = await database.write(patience, (tx) => add(tx, upload));
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(undefined);
    },
  };
}

function add(tx: Transaction, { author, standingId, bytes, ...upload }: NewUpload): number | undefined {
  const newest = tx
    .select({ id: max(revisionUpload.id) })
    .from(revisionUpload)
    .where(eq(revisionUpload.revisionId, upload.revisionId))
    .get();
  if ((newest?.id ?? undefined) !== standingId) return undefined;
  const { id } = tx
    .insert(revisionUpload)
    .values({ ...upload, bytes: Buffer.from(bytes), actor: author.actor })
    .returning({ id: revisionUpload.id })
    .get();
  tx.insert(audit)
    .values({
      at: upload.at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: 'upload-report',
      subject: 'revision',
      subjectId: String(upload.revisionId),
      before: standingId === undefined ? null : { uploadId: standingId },
      after: { uploadId: id, name: upload.name, sha256: upload.sha256 },
    })
    .run();
  return id;
}

interface UploadRow extends Omit<typeof revisionUpload.$inferSelect, 'bytes'> {
  readonly ownSha256: string | null;
}

function toUpload({ actor, ownSha256, ...row }: UploadRow): Upload {
  return { ...row, by: actor, isOwn: ownSha256 === row.sha256 };
}
