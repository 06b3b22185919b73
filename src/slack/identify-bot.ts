import type { WebClient } from '@slack/web-api';
import type { Workspace } from '../usecases/ports.ts';
import { refusalOf } from './refusal-of.ts';

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
    const refusal = refusalOf(error);
    if (refusal !== undefined) return { outcome: 'refused', problem: refusal };
    return { outcome: 'unreachable', problem: error instanceof Error ? error.message : String(error) };
  }
}
