import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import type { AnyArgs } from '../../src/slack/click-args.ts';
import { lastingPatienceOf, markTyping } from '../../src/slack/clicks.ts';
import { createClients } from '../../src/slack/clients.ts';
import { tellInterrupted } from '../../src/slack/tell-interrupted.ts';

let slack: Slack;
beforeEach(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc' }] });
});
afterEach(() => slack.stop());

const fresh = (): AnyArgs['context'] => ({ isEnterpriseInstall: false });

/** A click of AMc as Bolt hands it on. */
function click(body: object, context: AnyArgs['context'] = fresh()): AnyArgs {
  const { interactive: client } = createClients({ botToken: slack.botToken, slackApiUrl: slack.apiUrl });
  return { body: { user: { id: slack.userId('AMc') }, ...body }, client, context } as unknown as AnyArgs;
}

function lasting(): AnyArgs['context'] {
  const context = fresh();
  lastingPatienceOf(context, 10_000);
  return context;
}

function typing(): AnyArgs['context'] {
  const context = fresh();
  markTyping(context);
  return context;
}

const told = () =>
  slack
    .as('AMc')
    .dms()
    .map(({ text }) => text);

describe('whoever’s click was cut off by a stop', () => {
  it.each([
    ['a command', () => click({ command: '/quarter', user_id: slack.userId('AMc') })],
    ['a button', () => click({ type: 'block_actions' })],
    ['a shortcut', () => click({ type: 'shortcut' })],
    [
      'a form behind “One moment” that was closed',
      () => click({ type: 'view_submission', view: { id: 'V9' } }, lasting()),
    ],
  ])('reads so in a message: %s', async (_what, cutOff) => {
    await tellInterrupted([cutOff()]);
    expect(told()).toEqual([expect.stringContaining('Ragtime was restarted before it had ended what you asked for')]);
  });

  it.each([
    ['what is typed', () => click({ type: 'block_actions' }, typing())],
    ['a form without an answer, which stays open', () => click({ type: 'view_submission', view: { id: 'V9' } })],
    ['an event', () => click({ type: 'event_callback' })],
  ])('is left in peace by %s', async (_what, cutOff) => {
    await tellInterrupted([cutOff()]);
    expect(told()).toEqual([]);
  });

  it('does not keep others from reading it where one cannot be told', async () => {
    const stranger = click({ type: 'block_actions', user: { id: 'U-NOBODY' } });
    await tellInterrupted([stranger, click({ type: 'shortcut' })]);
    expect(told()).toHaveLength(1);
  });
});
