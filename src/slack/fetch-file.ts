import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { done, type Result, refuse } from '../core/result.ts';
import { callSlack } from './call-slack.ts';

/** Nobody waits at a form longer than this. Unit: milliseconds, real time. */
const DOWNLOAD_TIMEOUT_MS = 20_000;

export interface FetchedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface WantedFile {
  readonly fileId: string;
  /** Slack user id of whoever put it there. */
  readonly userId: string;
  /** Larger ones are not read. */
  readonly mostBytes: number;
}

/** Why a file that somebody chose in Slack was not read. */
export type FileTrouble =
  /** Deleted, or never there. */
  | 'gone'
  /** Put into Slack by somebody else: what a form carries is no proof that one may read it. */
  | 'of-another'
  /** Kept with another service; Slack only points there. */
  | 'elsewhere'
  | 'too-large'
  /** The app may not read files. */
  | 'no-access'
  /** No answer, or one that is of no use. */
  | 'unreachable';

const described = z.object({
  file: z.object({
    name: z.string().nullish(),
    mode: z.string().optional(),
    size: z.number().optional(),
    user: z.string().optional(),
    is_external: z.boolean().optional(),
    url_private: z.string().optional(),
    url_private_download: z.string().optional(),
  }),
});

const NO_ACCESS = ['missing_scope', 'not_allowed_token_type', 'access_denied', 'team_access_not_granted'];
const GONE = ['file_not_found', 'file_deleted', 'file_not_visible'];

/**
 * A file out of Slack, for whoever put it there. What Slack says of it now counts, not what a form says.
 * https://docs.slack.dev/reference/objects/file-object
 */
export async function fetchFile(
  client: WebClient,
  { fileId, userId, mostBytes }: WantedFile,
): Promise<Result<FetchedFile, FileTrouble>> {
  const answer = await callSlack(client, 'files.info', { file: fileId });
  if (!answer.ok) return refuse(troubleOf(answer.error));
  const read = described.safeParse(answer.value);
  if (!read.success) return refuse('unreachable');
  const { file } = read.data;
  if (file.mode === 'tombstone') return refuse('gone');
  if (file.user !== userId) return refuse('of-another');
  if ((file.size ?? 0) > mostBytes) return refuse('too-large');
  const url = file.url_private_download ?? file.url_private;
  if (file.is_external || url === undefined || !isOfSlack(url, client.slackApiUrl)) return refuse('elsewhere');
  const bytes = await download(url, { token: client.token ?? '', mostBytes });
  if (!bytes.ok) return bytes;
  // Half a table may add up, too.
  if (file.size !== undefined && file.size !== bytes.value.length) return refuse('unreachable');
  return done({ name: file.name ?? fileId, bytes: bytes.value });
}

function troubleOf(error: string | undefined): FileTrouble {
  if (error !== undefined && GONE.includes(error)) return 'gone';
  return error !== undefined && NO_ACCESS.includes(error) ? 'no-access' : 'unreachable';
}

/** The token goes to Slack and nowhere else, whatever a file says of where it lies. */
function isOfSlack(url: string, slackApiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(slackApiUrl).origin || (protocol === 'https:' && /(?:^|\.)slack\.com$/u.test(hostname));
}

async function download(
  url: string,
  { token, mostBytes }: { readonly token: string; readonly mostBytes: number },
): Promise<Result<Uint8Array, FileTrouble>> {
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      // Whoever may not read a file is sent to the sign-in page.
      redirect: 'manual',
      signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
    });
    if (isSignIn(answer)) return refuse('no-access');
    if (answer.status === 404 || answer.status === 410) return refuse('gone');
    if (!answer.ok || answer.body === null) return refuse('unreachable');
    return await readAtMost(answer.body, mostBytes);
  } catch {
    // Broken off, or too slow: whoever waits is told, and the file is still there to be read again.
    return refuse('unreachable');
  }
}

function isSignIn({ status, headers }: Response): boolean {
  if ((status >= 300 && status < 400) || status === 401 || status === 403) return true;
  return (headers.get('content-type') ?? '').startsWith('text/html');
}

/** No more is held than may be read, whatever size was announced. */
async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<Result<Uint8Array, FileTrouble>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > most) return refuse('too-large');
    parts.push(part);
  }
  return done(new Uint8Array(Buffer.concat(parts)));
}
