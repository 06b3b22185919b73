import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { FilePoster, ShareOutcome, UploadOutcome } from '../usecases/remind/file-ports.ts';
import type { FindOutcome, SlackTrouble } from '../usecases/remind/messenger-ports.ts';
import { callSlack } from './call-slack.ts';

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const ALT_TEXT_LIMIT = 1000;
/** Bytes take longer than words; shorter than a lease all the same. */
const UPLOAD_TIMEOUT_MS = 30_000;
/** Where Slack says that too much came, and not for how long. */
const UNTOLD_WAIT_MS = 30_000;

const place = z.object({ upload_url: z.url(), file_id: z.string() });
const shares = z.record(z.string(), z.array(z.object({ ts: z.string() })));
const described = z.object({
  file: z.object({ shares: z.object({ public: shares.optional(), private: shares.optional() }).optional() }),
});

/**
 * Files in three calls: where to, the bytes, and showing them. The SDK's own uploader makes all three at once and tells
 * no id before the last one, so that nobody could say afterwards whether the file stands there.
 * @param client one that never retries, see createClients.
 */
export function createFilePoster(client: WebClient): FilePoster {
  return {
    upload: (file) => upload(client, file),
    share: (request) => share(client, request),
    find: (request) => find(client, request),
  };
}

async function upload(
  client: WebClient,
  { name, bytes, altText }: Parameters<FilePoster['upload']>[0],
): Promise<UploadOutcome> {
  const method = 'files.getUploadURLExternal';
  const answer = await callSlack(client, method, {
    filename: name,
    length: bytes.byteLength,
    ...(altText !== undefined && { alt_txt: cutAltText(altText) }),
  });
  if (!answer.ok) return withoutScope(answer.trouble);
  const read = place.safeParse(answer.value);
  if (!read.success) return { outcome: 'unclear', problem: `${method}: the answer names no place for the file` };
  const trouble = await sendBytes(read.data.upload_url, bytes);
  return trouble ?? { outcome: 'uploaded', fileId: read.data.file_id };
}

function cutAltText(text: string): string {
  return text.length <= ALT_TEXT_LIMIT ? text : `${text.slice(0, ALT_TEXT_LIMIT - 1)}…`;
}

async function sendBytes(url: string, bytes: Uint8Array): Promise<SlackTrouble | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
    if (answer.ok) return undefined;
    if (answer.status === 429) return { outcome: 'rate-limited', afterMs: waitOf(answer.headers) };
    return { outcome: 'unclear', problem: `The upload of the file was answered with HTTP ${answer.status}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: 'unclear', problem: `The upload of the file was not answered (${reason})` };
  }
}

function waitOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : UNTOLD_WAIT_MS;
}

async function share(
  client: WebClient,
  { channelId, threadTs, fileId, title, comment }: Parameters<FilePoster['share']>[0],
): Promise<ShareOutcome> {
  const answer = await callSlack(client, 'files.completeUploadExternal', {
    files: [{ id: fileId, title }],
    channel_id: channelId,
    thread_ts: threadTs,
    initial_comment: comment,
  });
  if (answer.ok) return { outcome: 'shared' };
  return answer.error === 'file_not_found' ? { outcome: 'gone' } : withoutScope(answer.trouble);
}

async function find(client: WebClient, { channelId, fileId }: Parameters<FilePoster['find']>[0]): Promise<FindOutcome> {
  const answer = await callSlack(client, 'files.info', { file: fileId });
  // Slack tells of no file that was not shown yet.
  if (!answer.ok) return answer.error === 'file_not_found' ? { outcome: 'not-found' } : withoutScope(answer.trouble);
  const read = described.safeParse(answer.value);
  if (!read.success) return { outcome: 'unclear', problem: 'files.info: the answer describes no file' };
  const { shares: where } = read.data.file;
  const shared = [where?.public, where?.private].flatMap((channels) => channels?.[channelId] ?? []);
  return shared[0] === undefined ? { outcome: 'not-found' } : { outcome: 'found', ts: shared[0].ts };
}

/** Without the scope for files everything else goes on: no text waits for it. */
function withoutScope(trouble: SlackTrouble): SlackTrouble {
  if (trouble.outcome !== 'token-refused' || trouble.lacks === undefined) return trouble;
  return { outcome: 'refused', problem: trouble.problem, isTransient: false };
}
