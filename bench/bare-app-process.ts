// What clicks are measured against: the same Bolt, client and transport, a fixed form, and nothing read or stored.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { ACTIONS, CALLBACKS, COMMANDS } from '../src/slack/ids.ts';
import { APP_TOKEN, type AppOrders, BOT_TOKEN, obeyLatencyBench, SIGNING_SECRET } from './app-orders.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const STATUSES = ['Green: on course', 'Amber: uncertain', 'Amber: too early to say', 'Red: highly likely to miss'];

/** As many fields and words as the form of a milestone has. */
const FORM: ModalView = {
  type: 'modal',
  callback_id: CALLBACKS.milestoneForm,
  title: plain('Update LD1'),
  submit: plain('Save'),
  blocks: [
    { type: 'section', text: plain('Bring service 1 to the standard that was agreed with the people who use it.') },
    {
      type: 'input',
      block_id: 'choice',
      label: plain('Will it be done on time?'),
      element: {
        type: 'radio_buttons',
        action_id: 'choice',
        options: STATUSES.map((text) => ({ text: plain(text), value: text })),
      },
    },
    {
      type: 'input',
      block_id: 'commentary',
      dispatch_action: true,
      label: plain('What should councillors know?'),
      element: {
        type: 'plain_text_input',
        action_id: 'commentary',
        multiline: true,
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
    },
  ],
};
const SAVED: ModalView = {
  type: 'modal',
  callback_id: CALLBACKS.notice,
  title: plain('Saved'),
  blocks: [{ type: 'section', text: plain('Saved.') }],
};

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
    await client.views.open({ trigger_id: command.trigger_id, view: FORM });
  });
  app.action({ type: 'block_actions', action_id: ACTIONS.updateEntry }, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.action('commentary', ({ ack }) => ack());
  app.view(CALLBACKS.milestoneForm, ({ ack }) => ack({ response_action: 'update', view: SAVED }));
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
