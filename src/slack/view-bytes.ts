import type { KnownBlock } from '@slack/types';

/** For what may grow: a view holds 250 KB. https://docs.slack.dev/reference/methods/views.publish */
export const ROOM_BYTES = 150_000;

/** Slack sends what is not ASCII escaped: a backslash, u and four digits, six bytes. */
export function bytesOf(blocks: readonly KnownBlock[]): number {
  const json = JSON.stringify(blocks);
  return json.length + 5 * (json.match(/[^\x20-\x7e]/g)?.length ?? 0);
}
