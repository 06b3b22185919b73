import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** A Word file that was edited outside Ragtime and is what was published of a revision. */
export interface Upload {
  readonly id: number;
  readonly revisionId: number;
  /** As it was called where it came from. */
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly at: Date;
  /** The author's `actor`. */
  readonly by: string;
  /** These are the bytes of our own file, so that all formats agree. */
  readonly isOwn: boolean;
}

export interface NewUpload extends Pick<Upload, 'revisionId' | 'name' | 'sha256' | 'at'> {
  readonly bytes: Uint8Array;
  readonly author: Author;
  /** Id of the upload that the decision knew to stand; undefined for none. */
  readonly standingId: number | undefined;
}

export interface UploadStore {
  /** The newest upload of each revision, by revision id. */
  ofRevisions(revisionIds: readonly number[]): Promise<ReadonlyMap<number, Upload>>;
  bytes(uploadId: number): Promise<Uint8Array | undefined>;
  /** One transaction with the audit row; `changed` when another upload stands by now. */
  add(upload: NewUpload, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
