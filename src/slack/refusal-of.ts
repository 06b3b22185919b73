import { WebAPIPlatformError } from '@slack/web-api';

/** Errors of Slack's own, not of what was asked: the same call may succeed a moment later. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
]);

/** What Slack calls it when it understood the call and will not do it; undefined for anything that may pass. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  return PASSING.has(error.data.error) ? undefined : error.data.error;
}
