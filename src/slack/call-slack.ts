import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { SlackTrouble } from '../usecases/remind/messenger-ports.ts';
import { toSlackTrouble } from './slack-trouble.ts';

export type SlackAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** `error`: Slack's own name of what is wrong, where it gave one. */
  | { readonly ok: false; readonly trouble: SlackTrouble; readonly error: string | undefined };

/** One call of the Web API; what went wrong comes back as a value. */
export async function callSlack(
  client: WebClient,
  method: string,
  args: Record<string, unknown>,
): Promise<SlackAnswer> {
  try {
    return { ok: true, value: await client.apiCall(method, args) };
  } catch (error) {
    const name = error instanceof WebAPIPlatformError ? error.data.error : undefined;
    return { ok: false, trouble: toSlackTrouble(method, error), error: name };
  }
}
