import { App, LogLevel, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type WatchedClick, watchClicks } from '../../src/slack/watch-clicks.ts';
import { currentClick } from '../../src/usecases/operate/click-trace.ts';

let clicks: WatchedClick[];
let ids: (string | undefined)[];
let bolt: App;
beforeEach(() => {
  clicks = [];
  ids = [];
});

const nothing = () => undefined;
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A receiver of which the test is the other side. */
class HandReceiver implements Receiver {
  init(app: App): void {
    bolt = app;
  }
  start = async () => undefined;
  stop = async () => undefined;
}

function listen(answer: (ack: ReceiverEvent['ack']) => Promise<void>): void {
  const app = new App({
    receiver: watchClicks(new HandReceiver(), (click) => void clicks.push(click)),
    authorize: async () => ({ botId: 'B1', botUserId: 'U1', botToken: 'xoxb-1' }),
    convoStore: false,
    logger: quiet,
  });
  app.use(async ({ next }) => {
    ids.push(currentClick());
    await next();
    ids.push(currentClick());
  });
  app.view('form', async ({ ack }) => answer(ack));
  app.action(/.*/, async ({ ack }) => answer(ack));
}

const submit = {
  type: 'view_submission',
  view: { callback_id: 'form', type: 'modal' },
  user: { id: 'U2' },
  team: { id: 'T1' },
};

describe('a click that is answered', () => {
  it('is told of once, with what was sent and how long Slack waited', async () => {
    listen((ack) => ack());
    const acks: unknown[] = [];
    await bolt.processEvent({ body: submit, ack: async (answer) => void acks.push(answer) });
    expect(acks).toHaveLength(1);
    expect(clicks).toEqual([
      { kind: 'view_submission', what: 'form', answeredMs: expect.any(Number), isLate: false, isTyping: false },
    ]);
  });

  it('has an id of its own, which goes along and ends with it', async () => {
    listen((ack) => ack());
    const event = { body: submit, ack: async () => undefined };
    await Promise.all([bolt.processEvent(event), bolt.processEvent(event)]);
    expect(ids).toHaveLength(4);
    expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(2);
    expect(currentClick()).toBeUndefined();
  });
});

describe('a click without an answer', () => {
  it('is late', async () => {
    listen(async () => undefined);
    await bolt.processEvent({ body: submit, ack: async () => undefined });
    expect(clicks).toMatchObject([{ answeredMs: undefined, isLate: true }]);
  });

  it('whose answer did not get through is late, too', async () => {
    listen((ack) => ack());
    const ack = () => Promise.reject(new Error('The socket is closed.'));
    await expect(bolt.processEvent({ body: submit, ack })).rejects.toThrow();
    expect(clicks).toMatchObject([{ answeredMs: undefined, isLate: true }]);
  });
});

describe('the name of a click', () => {
  it.each([
    ['of a button is its id', { type: 'block_actions', actions: [{ action_id: 'nudge-owners' }] }, 'nudge-owners'],
    ['of a command is the command', { command: '/milestone', text: 'a child named Tom' }, '/milestone'],
    [
      'is none where it holds words',
      { type: 'block_actions', actions: [{ action_id: 'a child named Tom' }] },
      undefined,
    ],
    ['is none where it is long', { type: 'block_actions', actions: [{ action_id: 'x'.repeat(61) }] }, undefined],
    ['is none where it is no text', { type: 'block_actions', actions: [{ action_id: { a: 1 } }] }, undefined],
  ])('%s', async (_, body, what) => {
    listen((ack) => ack());
    await bolt
      .processEvent({ body: { user: { id: 'U2' }, team: { id: 'T1' }, ...body }, ack: async () => undefined })
      .catch(() => undefined);
    expect(clicks[0]?.what).toBe(what);
  });
});
