import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { SlackTrouble } from '../usecases/remind/messenger-ports.ts';

/** Where Slack says that too much came, and not for how long. */
const UNTOLD_WAIT_MS = 30_000;

/** "It's possible some aspect of the operation succeeded": https://docs.slack.dev/reference/methods/chat.postMessage */
const UNCLEAR_ERRORS = ['internal_error', 'fatal_error', 'service_unavailable'];
const RATE_ERRORS = ['ratelimited', 'rate_limited'];
/** The request was cut off on its way in; the same one may arrive whole. */
const PASSING_ERRORS = ['request_timeout'];

/**
 * Nothing works with this token until an administrator acts: https://docs.slack.dev/reference/methods/auth.test, and the
 * errors common to all methods.
 */
const TOKEN_ERRORS = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'org_login_required',
  'team_access_not_granted',
];
const SCOPE_ERROR = 'missing_scope';

/** Sorts what a call of the Web API threw into: not done, done perhaps, or too fast. */
export function toSlackTrouble(method: string, error: unknown): SlackTrouble {
  if (error instanceof WebAPIRateLimitedError) return { outcome: 'rate-limited', afterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return platformTrouble(method, error);
  if (error instanceof WebAPIHTTPError) return httpTrouble(method, error.statusCode);
  // The SDK throws a plain error for a 429 without a usable header.
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Retry header did not contain')) return { outcome: 'rate-limited', afterMs: UNTOLD_WAIT_MS };
  return { outcome: 'unclear', problem: `${method}: no answer (${message})` };
}

function platformTrouble(method: string, { data }: WebAPIPlatformError): SlackTrouble {
  const { error, response_metadata: details } = data;
  // A proxy's page arrives as an error whose name is the whole page.
  if (!/^\w+$/.test(error)) return { outcome: 'unclear', problem: `${method}: the answer did not come from Slack` };
  if (RATE_ERRORS.includes(error)) {
    const { retryAfter } = details ?? {};
    return { outcome: 'rate-limited', afterMs: retryAfter === undefined ? UNTOLD_WAIT_MS : retryAfter * 1000 };
  }
  const problem = [`${method}: ${error}`, ...(details?.messages ?? [])].join('; ');
  if (TOKEN_ERRORS.includes(error)) return { outcome: 'token-refused', problem, lacks: undefined };
  if (error === SCOPE_ERROR) return { outcome: 'token-refused', problem, lacks: readNeeded(data) };
  if (UNCLEAR_ERRORS.includes(error)) return { outcome: 'unclear', problem };
  return { outcome: 'refused', problem, isTransient: PASSING_ERRORS.includes(error) };
}

/** The scopes that Slack says the call needs; several are separated by commas. */
function readNeeded(data: object): string {
  return 'needed' in data && typeof data.needed === 'string' ? data.needed : 'one of the scopes in manifest.json';
}

/** Slack answers 200 and 429 only; anything else is a server in trouble, or a proxy that did not let the call through. */
function httpTrouble(method: string, status: number): SlackTrouble {
  const problem = `${method}: HTTP ${status}`;
  const isUnclear = status >= 500 || status === 408;
  return isUnclear ? { outcome: 'unclear', problem } : { outcome: 'refused', problem, isTransient: true };
}
