import type { Logger } from 'pino';
import type { TokenWatch } from '../usecases/remind/token-watch.ts';

const APP_PAGES = '"OAuth & Permissions" of the app at https://api.slack.com/apps';

/**
 * Says once, at error level, what an administrator must do when Slack does not take the bot token; again only after it
 * has worked meanwhile. A scope that is missing is told once for each process, since other calls go on working.
 */
export function createTokenWatch(log: Pick<Logger, 'error' | 'info'>): TokenWatch {
  const toldScopes = new Set<string>();
  let isRefused = false;
  return {
    refused: ({ problem, lacks }) => {
      if (lacks === undefined) {
        if (!isRefused) log.error({ problem }, TOKEN_REFUSED);
        isRefused = true;
      } else if (!toldScopes.has(lacks)) {
        log.error({ problem, lacks }, scopeMissing(lacks));
        toldScopes.add(lacks);
      }
    },
    accepted: () => {
      if (isRefused) log.info('Slack takes the token again; what waited goes out.');
      isRefused = false;
    },
  };
}

const TOKEN_REFUSED =
  'Slack does not take the token in SLACK_BOT_TOKEN, so messages wait and are tried every minute; none is lost. ' +
  `Install the app again if it was removed, copy the Bot User OAuth Token (xoxb-…) from ${APP_PAGES}, set SLACK_BOT_TOKEN and restart Ragtime.`;

function scopeMissing(lacks: string): string {
  return (
    `Slack wants a permission that the app does not have (${lacks}), so what needs it waits and is tried every minute; none is lost. ` +
    `Add it under ${APP_PAGES}, as manifest.json has it, and install the app to the workspace again.`
  );
}
