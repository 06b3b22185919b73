import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startHttpApp, startSocketApp, telling } from './app-under-test.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const line = (ref: string): KnownBlock => ({
  type: 'section',
  block_id: ref,
  text: plain(`${ref}: do something`),
  accessory: { type: 'button', action_id: 'update', value: ref, text: plain('Update') },
});
const list: KnownBlock[] = [
  line('COPS1'),
  line('COPS2'),
  { type: 'divider' },
  {
    type: 'actions',
    block_id: 'ticks',
    elements: [
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: ['COPS1', 'COPS2'].map((ref) => ({ text: plain(ref), value: ref })),
      },
      { type: 'button', action_id: 'send', text: plain('Send') },
      { type: 'overflow', action_id: 'dots', options: [{ text: plain('Discard'), value: 'discard' }] },
    ],
  },
];

const heard: { pressed: unknown[]; events: unknown[] } = { pressed: [], events: [] };

function listen(app: App) {
  app.action({ action_id: 'update', type: 'block_actions' }, async ({ ack, action, body, respond, client }) => {
    await ack();
    heard.pressed.push(action.type === 'button' ? action.value : undefined);
    await respond({ text: `You chose ${action.type === 'button' ? action.value : ''}`, replace_original: false });
    const { channel, message } = body;
    if (message === undefined) return;
    await client.chat.update({ channel: channel?.id ?? '', ts: message.ts, text: 'done', blocks: [line('COPS2')] });
  });
  app.action({ action_id: 'tick', type: 'block_actions' }, async ({ ack }) => ack());
  app.action({ action_id: 'send', type: 'block_actions' }, async ({ ack, body }) => {
    heard.pressed.push(body.state?.values.ticks?.tick?.selected_options?.map((option) => option.value));
    await ack();
  });
  app.action({ action_id: 'dots', type: 'block_actions' }, async ({ ack, action }) => {
    heard.pressed.push(action.type === 'overflow' ? action.selected_option.value : undefined);
    await ack();
  });
  app.event('user_change', async ({ event }) => {
    heard.events.push(event.user.is_restricted);
  });
  app.event('message', async ({ event, say }) => {
    heard.events.push('text' in event ? event.text : undefined);
    await say('I heard you.');
  });
}

describe.each([
  { name: 'Socket Mode', start: startSocketApp },
  { name: 'signed HTTP', start: startHttpApp },
])('a message over $name', ({ start }) => {
  let slack: Slack;
  let app: { stop: () => unknown };
  beforeEach(async () => {
    heard.pressed.length = 0;
    heard.events.length = 0;
    slack = await startSlack({ people: [{ initials: 'AMc' }, { initials: 'MR' }], settleMs: 60, ackDeadlineMs: 1500 });
    app = await start(slack, telling(slack, listen));
    for (const initials of ['AMc', 'MR']) await post(slack, initials);
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });

  it('has buttons that are told apart by what stands near them', async () => {
    const seen = await slack.as('AMc').press('Update', { near: 'COPS2' });
    expect(heard.pressed).toEqual(['COPS2']);
    expect(seen.text).toContain('You chose COPS2');
    expect(slack.as('AMc').dms()).toMatchObject([{ text: 'done' }]);
  });

  it('lists the candidates when several buttons say the same', async () => {
    await expect(slack.as('AMc').press('Update')).rejects.toThrow(/2 times a button “Update”.*\n.*COPS1.*\n.*COPS2/);
    await expect(slack.as('AMc').press('Delete')).rejects.toThrow(/No button “Delete”/);
    await slack.as('AMc').press('Update', { nth: 2 });
    await slack.as('AMc').press(/^Update$/, { in: slack.as('AMc').dms()[0], value: 'COPS2' });
    expect(heard.pressed).toEqual(['COPS2', 'COPS2']);
  });

  it('lets somebody press what stood there before', async () => {
    const [before] = slack.as('AMc').dms();
    await slack.as('AMc').press('Update', { value: 'COPS2' });
    await slack.as('AMc').press('Update', { value: 'COPS1', ...(before && { in: before }), asShown: true });
    expect(heard.pressed).toEqual(['COPS2', 'COPS1']);
  });

  it('keeps what was ticked until a button is pressed', async () => {
    const anne = slack.as('AMc');
    await anne.choose(['COPS1', 'COPS2']);
    await anne.press('Send');
    await anne.choose('Discard');
    expect(heard.pressed).toEqual([['COPS1', 'COPS2'], 'discard']);
  });

  it('is read by many people at once, each their own', async () => {
    const seen = await Promise.all(['AMc', 'MR'].map((initials) => slack.as(initials).press('Update', { nth: 1 })));
    expect(seen.map((one) => one.messages.map((message) => message.ephemeralTo ?? 'all'))).toEqual([
      [slack.userId('AMc'), 'all'],
      [slack.userId('MR'), 'all'],
    ]);
  });

  it('makes trouble when the app never hears of the button', async () => {
    slack.faults.nextDelivery('block_actions', { kind: 'delivery-lost' });
    expect((await slack.as('AMc').press('Send')).outcome).toBe('trouble');
    expect(heard.pressed).toEqual([]);
    expect((await slack.as('AMc').press('Send')).trouble).toBeUndefined();
  });

  it('reaches the app when a person writes one, and a changed profile does too', async () => {
    const seen = await slack.as('AMc').say('Hello');
    await slack.until(() => slack.as('AMc').dms().length === 3);
    expect(seen.outcome).toBe('answered');
    const outcome = await slack.setPerson({ initials: 'AMc', isRestricted: true });
    await expect.poll(() => heard.events).toEqual(['Hello', true]);
    expect(outcome).toEqual({ isAcked: true, attempts: 1 });
  });

  it('leaves a transcript that reads as what happened', async () => {
    await slack.as('AMc').press('Update', { near: 'COPS2' });
    await slack.until(() => slack.transcript().length === 5);
    const lines = slack
      .transcript()
      .map((entry) => `${entry.who} ${entry.did}, ${entry.where}: ${entry.text.split('\n')[0]}`);
    expect(lines).toEqual([
      'Ragtime sent a message, DM with AMc: COPS1: do something',
      'Ragtime sent a message, DM with MR: COPS1: do something',
      'AMc pressed, DM with AMc: Update',
      'Ragtime showed a message, DM with AMc, only to AMc: You chose COPS2',
      'Ragtime changed a message, DM with AMc: COPS2: do something',
    ]);
    expect(JSON.parse(JSON.stringify(slack.transcript()))).toEqual(slack.transcript());
  });
});

async function post(slack: Slack, initials: string) {
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: slack.userId(initials), text: 'Two milestones', blocks: list }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}
