import type { Snapshot } from '../core/publish/snapshot.ts';

/** Inside an HTML page these could end a script element; as escapes they are the same JSON. */
const MARKUP = /[<>&\u2028\u2029]/gu;

/** The snapshot as it is, keys in the order in which it was compiled: the same snapshot gives the same bytes. */
export function snapshotToJson(snapshot: Snapshot): string {
  const text = JSON.stringify(snapshot, undefined, 2);
  return `${text.replace(MARKUP, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
