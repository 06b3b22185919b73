import { ErrorCode, type WebClient } from '@slack/web-api';
import type { Workspace } from '../usecases/ports.ts';

export type Identified =
  | { readonly outcome: 'known'; readonly workspace: Omit<Workspace, 'readAt' | 'revokedAt'> }
  /** Slack says no: nothing helps but another token. */
  | { readonly outcome: 'refused'; readonly problem: string }
  | { readonly outcome: 'unreachable'; readonly problem: string };

/** Asks Slack once whose token this is, so that no click has to. */
export async function identifyBot(client: WebClient): Promise<Identified> {
  try {
    const { team_id: teamId, bot_id: botId, user_id: botUserId, team } = await client.auth.test();
    if (!teamId || !botId || !botUserId) {
      return {
        outcome: 'refused',
        problem: 'the token belongs to no bot; SLACK_BOT_TOKEN takes the Bot User OAuth Token (xoxb-…)',
      };
    }
    return { outcome: 'known', workspace: { teamId, botId, botUserId, name: team ?? teamId } };
  } catch (error) {
    if (isRefusal(error)) return { outcome: 'refused', problem: error.data.error };
    return { outcome: 'unreachable', problem: error instanceof Error ? error.message : String(error) };
  }
}

function isRefusal(error: unknown): error is { readonly data: { readonly error: string } } {
  if (!(error instanceof Error) || !('code' in error) || error.code !== ErrorCode.PlatformError) return false;
  const data = 'data' in error ? error.data : undefined;
  const name = typeof data === 'object' && data !== null && 'error' in data ? data.error : undefined;
  return (
    typeof name === 'string' && !['internal_error', 'fatal_error', 'ratelimited', 'service_unavailable'].includes(name)
  );
}
