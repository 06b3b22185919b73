// What clicks are measured against: the same Bolt and transport, Bolt's own client, a fixed form and a fixed answer as large
// as those of a milestone, and nothing read or stored.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { FIELDS } from '../src/slack/field-ids.ts';
import { ACTIONS, CALLBACKS, COMMANDS } from '../src/slack/ids.ts';
import { APP_TOKEN, type AppOrders, BOT_TOKEN, obeyLatencyBench, SIGNING_SECRET } from './app-orders.ts';
import { FIXED_ANSWER, FIXED_FORM } from './fixed-form.ts';

obeyLatencyBench(async (orders) => {
  const app = new App({
    token: BOT_TOKEN,
    botId: 'B1',
    botUserId: 'UBOT',
    receiver: receiverOf(orders),
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: { slackApiUrl: orders.slackUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  app.command(COMMANDS.milestone, async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: FIXED_FORM });
  });
  app.action({ type: 'block_actions', action_id: ACTIONS.updateEntry }, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FIXED_FORM });
  });
  app.action(FIELDS.commentary, ({ ack }) => ack());
  app.view(CALLBACKS.milestoneForm, ({ ack }) => ack({ response_action: 'update', view: FIXED_ANSWER }));
  await (orders.transport === 'http' ? app.start({ port: orders.port, host: '127.0.0.1' }) : app.start());
});

function receiverOf({ transport, slackUrl }: AppOrders) {
  if (transport === 'http') return new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
  return new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slackUrl } },
  });
}
