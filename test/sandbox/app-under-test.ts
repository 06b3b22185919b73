import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Slack } from '../../sandbox/slack.ts';

const quiet = () => undefined;
/** The faults here are meant; nobody needs to read of them. */
const silent: Logger = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  getLevel: () => LogLevel.ERROR,
  setName: quiet,
};

/** How the project's own clients are set: no retries of the SDK's own. */
export function clientOptions(slack: Slack) {
  return {
    logger: silent,
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2_500,
  };
}

/** The app tells when it is done, so that whoever acts does not look away before, on however busy a machine. */
export function telling(slack: Slack, listen: (app: App) => void): (app: App) => void {
  return (app) => {
    slack.noteAnswered();
    app.use(({ next }) => next().finally(slack.noteAnswered));
    listen(app);
  };
}

/** A real Bolt app on Socket Mode. */
export async function startSocketApp(slack: Slack, listen: (app: App) => void) {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silent,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    customPropertiesExtractor: (event) => ({ envelopeId: event.envelope_id }),
  });
  const app = newApp(slack, receiver);
  listen(app);
  await app.start();
  await slack.sockets.opened();
  return { stop: () => receiver.client.disconnect(), receiver };
}

/** A real Bolt app behind a request URL. */
export async function startHttpApp(slack: Slack, listen: (app: App) => void) {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silent });
  const app = newApp(slack, receiver);
  listen(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.setRequestUrls({ interactions: `http://127.0.0.1:${address.port}/slack/events` });
  return { stop: () => receiver.stop() };
}

function newApp(slack: Slack, receiver: SocketModeReceiver | HTTPReceiver): App {
  const app = new App({
    token: slack.botToken,
    botId: slack.botId,
    botUserId: slack.botUserId,
    receiver,
    logger: silent,
    clientOptions: clientOptions(slack),
  });
  app.error(async () => undefined);
  return app;
}
