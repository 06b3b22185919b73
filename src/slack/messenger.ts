import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { FindOutcome, Messenger, SendOutcome } from '../usecases/remind/messenger-ports.ts';
import { callSlack } from './call-slack.ts';

/** Tells our own messages from others in a channel's history. Anybody in the workspace can read it: no secrets. */
const EVENT_TYPE = 'ragtime_delivery';
/** https://docs.slack.dev/reference/methods/conversations.history recommends 200 at most. */
const PAGE_SIZE = 200;

const posted = z.object({ channel: z.string(), ts: z.string() });
const page = z.object({
  // What people write, and files, have no metadata.
  messages: z.array(z.object({ ts: z.string(), metadata: z.unknown().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const ourMetadata = z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ key: z.string() }) });

/**
 * Posts what people typed as it is: no parsing, no link names, no formatting in the text, no previews of links.
 * @param client one that never retries, see createClients.
 */
export function createMessenger(client: WebClient): Messenger {
  return {
    post: async ({ channelId, threadTs, key, message }) =>
      send(client, 'chat.postMessage', {
        channel: channelId,
        thread_ts: threadTs,
        ...asTyped(message),
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      }),
    update: async ({ channelId, ts, message }) =>
      send(client, 'chat.update', { channel: channelId, ts, ...asTyped(message) }),
    find: async ({ channelId, threadTs, key, otherKeys = [], since }) => {
      const keys = [key, ...otherKeys];
      const oldest = (since.getTime() / 1000).toFixed(6);
      const place = { channel: channelId, oldest, include_all_metadata: true, limit: PAGE_SIZE };
      if (threadTs === undefined) return find(client, 'conversations.history', { place, keys });
      return find(client, 'conversations.replies', { place: { ...place, ts: threadTs }, keys });
    },
  };
}

/** `chat.update` would parse by default, so both methods are told. */
function asTyped({ text, blocks }: { readonly text: string; readonly blocks: readonly unknown[] }) {
  return { text, blocks, parse: 'none', link_names: false };
}

async function send(client: WebClient, method: string, args: Record<string, unknown>): Promise<SendOutcome> {
  const answer = await callSlack(client, method, args);
  if (!answer.ok) return answer.trouble;
  const read = posted.safeParse(answer.value);
  if (!read.success) return { outcome: 'unclear', problem: `${method}: the answer names no message` };
  return { outcome: 'sent', channelId: read.data.channel, ts: read.data.ts };
}

async function find(
  client: WebClient,
  method: string,
  { place, keys }: { readonly place: Record<string, unknown>; readonly keys: readonly string[] },
): Promise<FindOutcome> {
  let cursor: string | undefined;
  do {
    const answer = await callSlack(client, method, { ...place, cursor });
    if (!answer.ok) return answer.trouble;
    const read = page.safeParse(answer.value);
    if (!read.success) return { outcome: 'unclear', problem: `${method}: the answer holds no messages` };
    for (const { ts, metadata } of read.data.messages) {
      const key = keyOf(metadata);
      if (key !== undefined && keys.includes(key)) return { outcome: 'found', ts, key };
    }
    cursor = read.data.response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '');
  return { outcome: 'not-found' };
}

function keyOf(metadata: unknown): string | undefined {
  const read = ourMetadata.safeParse(metadata);
  return read.success ? read.data.event_payload.key : undefined;
}
