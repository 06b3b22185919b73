import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startHttpApp, startSocketApp } from './app-under-test.ts';

const START: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Start' },
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Which quarter?' } }],
};

let slack: Slack;
const stops: (() => unknown)[] = [];
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  slack = await startSlack({
    people: [{ initials: 'AMc' }],
    manifest: {
      features: {
        slash_commands: [{ command: '/milestone' }],
        shortcuts: [{ type: 'global', name: 'Start a quarter', callback_id: 'start' }],
      },
    },
    settleMs: 20,
    ackDeadlineMs: 1500,
    eventRetryDelaysMs: [0, 5, 5],
  });
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await slack.stop();
});

async function start(name: string) {
  const app = await startSocketApp(slack, (bolt) => {
    bolt.command('/milestone', async ({ ack, context }) => {
      heard.push(`${name} ${String(context.envelopeId)}`);
      await ack({ text: `From ${name}` });
    });
    bolt.shortcut('start', async ({ ack, client, shortcut }) => {
      heard.push(`${shortcut.type} ${shortcut.callback_id}`);
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: START });
    });
  });
  stops.push(app.stop);
  return app;
}
const who = () => heard.map((line) => line.split(' ')[0]);

describe('two connections', () => {
  it('take turns, and each delivery goes to one', async () => {
    await start('one');
    await start('two');
    await slack.sockets.opened(2);
    await slack.as('AMc').command('/milestone');
    await slack.as('AMc').command('/milestone');
    expect(who().sort()).toEqual(['one', 'two']);
  });

  it('cover for one another while one is refreshed', async () => {
    await start('one');
    await start('two');
    await slack.sockets.opened(2);
    slack.sockets.refresh({ reason: 'warning', index: 0 });
    for (let time = 0; time < 3; time += 1) {
      expect((await slack.as('AMc').command('/milestone')).text).toBe('From two');
    }
  });
});

describe('a redelivery', () => {
  it('brings the same envelope twice, and one answer', async () => {
    await start('one');
    slack.faults.nextDelivery('slash_commands', { kind: 'delivered-again', times: 2 });
    await slack.as('AMc').command('/milestone');
    expect(heard).toHaveLength(2);
    expect(new Set(heard).size).toBe(1);
    expect(slack.as('AMc').ephemerals()).toHaveLength(1);
  });
});

describe('without any connection', () => {
  it('a command fails at once', async () => {
    const seen = await slack.as('AMc').command('/milestone');
    expect(seen.trouble).toBe('/milestone failed with the error "dispatch_failed"');
  });

  it('an event is sent again, three times, and given up', async () => {
    expect(await slack.sendEvent({ type: 'app_uninstalled' })).toEqual({ isAcked: false, attempts: 4 });
  });
});

describe('dropped connections', () => {
  it('come back, and work again', async () => {
    await start('one');
    slack.sockets.drop();
    expect(slack.sockets.count).toBe(0);
    await slack.sockets.opened();
    expect((await slack.as('AMc').command('/milestone')).text).toBe('From one');
  });
});

describe('events over signed HTTP', () => {
  it('are sent again when the ack is lost', async () => {
    const app = await startHttpApp(slack, (bolt) => {
      bolt.event('app_uninstalled', async ({ context }) => {
        heard.push(`retry ${context.retryNum ?? 0} ${context.retryReason ?? ''}`);
      });
    });
    stops.push(app.stop);
    slack.faults.nextDelivery('event', { kind: 'ack-lost' });
    expect(await slack.sendEvent({ type: 'app_uninstalled' })).toEqual({ isAcked: true, attempts: 2 });
    await expect.poll(() => heard).toEqual(['retry 0 ', 'retry 1 http_timeout']);
  });
});

describe('a shortcut', () => {
  it('reaches the app by its callback id, with a trigger that opens a form', async () => {
    await start('one');
    expect((await slack.as('AMc').shortcut('Start a quarter')).outcome).toBe('answered');
    expect(heard).toEqual(['shortcut start']);
    expect(slack.as('AMc').modal?.title).toBe('Start');
  });

  it('is an error of the test where the manifest has none of this name', async () => {
    await start('one');
    await expect(slack.as('AMc').shortcut('start')).rejects.toThrow(/no global shortcut “start”.*\n.*Start a quarter/);
  });
});

describe('a command that is not in the manifest', () => {
  it('is refused by Slack, and the app hears nothing', async () => {
    await start('one');
    const seen = await slack.as('AMc').command('/mielstone COPS2');
    expect(seen).toMatchObject({ outcome: 'refused', text: '/mielstone is not a valid command.' });
    expect(heard).toEqual([]);
  });
});
