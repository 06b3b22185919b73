import { createHash } from 'node:crypto';

/** What one press of Save in a form stored. */
export interface StoredByForm {
  readonly contentHash: string;
  readonly submissionId: string;
}

/** Two answers with the same hash say the same. */
export function hashContent(said: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/**
 * Delivered twice, or pressed again with nothing changed since this form last stored something that still stands.
 * @param ofForm what one opening of the form has stored so far, newest first.
 */
export function findRepeated<Stored extends StoredByForm>(
  ofForm: readonly Stored[],
  { submissionId, contentHash, isOverwritten }: StoredByForm & { readonly isOverwritten: (stored: Stored) => boolean },
): Stored | undefined {
  const delivered = ofForm.find((stored) => stored.submissionId === submissionId);
  if (delivered !== undefined) return delivered;
  const [newest] = ofForm;
  if (newest === undefined || newest.contentHash !== contentHash) return undefined;
  return isOverwritten(newest) ? undefined : newest;
}
