import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { createReceiver } from '../../src/slack/create-receiver.ts';
import { freePort } from '../support/free-port.ts';

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

describe.each(['socket', 'http'] as const)('a receiver over %s', (kind) => {
  let slack: Slack;
  let app: App;
  let isAuthorised: boolean;

  beforeEach(async () => {
    slack = await startSlack({ people: [{ initials: 'AMc' }], ackDeadlineMs: 1500 });
    const port = await freePort();
    if (kind === 'http') slack.setRequestUrls({ interactions: `http://127.0.0.1:${port}/slack/events` });
    const delivery =
      kind === 'socket'
        ? { kind, appToken: slack.appToken, secondAfterMs: 0 }
        : { kind, signingSecret: slack.signingSecret, host: '127.0.0.1', port, leavesForMs: 0 };
    const { receiver } = createReceiver({ delivery, slackApiUrl: slack.apiUrl }, quiet);
    isAuthorised = true;
    app = new App({
      receiver,
      logger: quiet,
      clientOptions: { slackApiUrl: slack.apiUrl },
      authorize: async () => {
        if (!isAuthorised) throw new Error('No installation is known.');
        return { botToken: slack.botToken, botId: slack.botId, botUserId: slack.botUserId };
      },
    });
    app.command('/milestone', async ({ ack, client, command }) => {
      await ack();
      const element = { type: 'plain_text_input', action_id: 'text' } as const;
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title: { type: 'plain_text', text: 'Form' },
          submit: { type: 'plain_text', text: 'Save' },
          blocks: [{ type: 'input', block_id: 'text', label: { type: 'plain_text', text: 'Text' }, element }],
        },
      });
    });
    app.view('form', async ({ ack }) => ack());
    await receiver.start();
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });

  it('keeps a form open with its text when nobody can be authorised, and takes it once that is mended', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone');
    await anne.fill('Text', 'Not to be lost.');
    isAuthorised = false;
    expect((await anne.submit()).outcome).toBe('trouble');
    expect(anne.modal?.text).toContain('Not to be lost.');
    isAuthorised = true;
    expect((await anne.submit()).outcome).toBe('answered');
    expect(anne.modal).toBeUndefined();
  });
});
