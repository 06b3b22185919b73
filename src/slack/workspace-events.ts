import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackContext } from './slack-context.ts';

type UserArgs = SlackEventMiddlewareArgs<'user_change'> & AllMiddlewareArgs;

/** What Slack tells of the workspace itself: people who change, the app that is removed. */
export function listenToWorkspace(app: App, slack: SlackContext): void {
  app.event('user_change', async ({ event: { user } }: UserArgs) => {
    await slack.onUserChanged({
      id: user.id,
      teamId: user.team_id,
      timeZone: user.tz,
      isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
      isDeleted: user.deleted,
      isBot: user.is_bot,
    });
  });
  app.event('app_uninstalled', async () => slack.onRevoked());
  app.event('tokens_revoked', async ({ event }) => {
    // People may take back tokens of their own, which Ragtime does not use.
    if ((event.tokens.bot ?? []).length > 0) await slack.onRevoked();
  });
}
