import {
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import { createPostForm, type HttpAnswer, type PostForm } from './post-form.ts';

export interface LeanClientOptions {
  /** Ends in a slash. */
  readonly slackApiUrl: string;
  readonly timeoutMs: number;
  /** Calls at once; the others wait for a connection. */
  readonly atOnce: number;
}

/**
 * Slack's own client with another way to Slack below it. Its own copies every call and every answer for a log that nobody
 * writes, and queues and repeats what is never to be repeated here; that took two thirds of the time of a call. What goes
 * wrong is the same errors.
 */
export class LeanClient extends WebClient {
  readonly #post: PostForm;

  constructor(token: string, { slackApiUrl, timeoutMs, atOnce }: LeanClientOptions) {
    super(token, { slackApiUrl });
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    this.#post = createPostForm({ url: slackApiUrl, headers, timeoutMs, atOnce });
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    let answer: HttpAnswer;
    try {
      answer = await this.#post(method, options);
    } catch (error) {
      throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
    }
    return toResult(answer);
  }
}

type Result = WebAPICallResult & { readonly error?: string };

/** @throws what Slack's own client throws. */
function toResult({ status, headers, text }: HttpAnswer): WebAPICallResult {
  const retryAfter = toSeconds(headers['retry-after']);
  if (status === 429) {
    if (retryAfter === undefined) throw new Error('Retry header did not contain a valid timeout');
    throw new WebAPIRateLimitedError(retryAfter);
  }
  if (status !== 200) throw new WebAPIHTTPError(status, '', {}, text);
  const result = toJson(text);
  if (result.ok) return result;
  const { response_metadata: details } = result;
  const metadata = retryAfter === undefined ? details : { ...details, retryAfter };
  throw new WebAPIPlatformError({ ...result, error: result.error ?? '', response_metadata: metadata ?? {} });
}

/** A page of a proxy becomes an error of that name. */
function toJson(text: string): Result {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isResult(parsed)) return parsed;
  } catch {
    // Said below.
  }
  return { ok: false, error: text };
}

function isResult(parsed: unknown): parsed is Result {
  return typeof parsed === 'object' && parsed !== null && 'ok' in parsed;
}

function toSeconds(header: string | undefined): number | undefined {
  const seconds = Number.parseInt(header ?? '', 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}
