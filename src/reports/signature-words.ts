import { listWords } from '../core/list-words.ts';
import type { SignedBefore, SnapshotSignature } from '../core/publish/snapshot-front.ts';

/** `signed off by Samir Nadar for Helen Dunn on 22 July 2026` */
export function signatureWords({ name, by, on }: SnapshotSignature): string {
  return by === null ? `signed off by ${name} on ${on}` : `signed off by ${by} for ${name} on ${on}`;
}

/** Of a correction: whose signatures stand on the report that it corrects, and that they are not for this one. */
export function signedBeforeWords({ revision, signedBy }: SignedBefore): string {
  return `Version ${revision} was ${listWords(signedBy.map(signatureWords))}. This correction was not signed.`;
}
