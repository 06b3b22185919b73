import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { startSocketApp } from './app-under-test.ts';

/** Longer than somebody waits for something to appear, or than silence takes to count as the end. */
const [THINKS_MS, SETTLE_MS] = [150, 30];

const plain = (text: string) => ({ type: 'plain_text' as const, text });

let slack: Slack;
let stop: () => Promise<void>;
beforeEach(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc' }, { initials: 'MR' }], settleMs: SETTLE_MS });
  const app = await startSocketApp(slack, listen);
  stop = async () => {
    await app.stop();
    await slack.stop();
  };
});
afterEach(() => stop());

/** Answers at once, thinks, and opens a form; then it tells that it is done. */
function listen(app: App): void {
  app.command('/milestone', async ({ ack, body, client }) => {
    await ack();
    await sleep(THINKS_MS);
    const view = { type: 'modal' as const, title: plain('Thought'), blocks: [{ type: 'divider' as const }] };
    await client.views.open({ trigger_id: body.trigger_id, view }).finally(slack.noteAnswered);
  });
}

describe('an app that thinks for a long time', () => {
  it('is not waited for, where it tells nothing', async () => {
    expect((await slack.as('AMc').command('/milestone')).modal).toBeUndefined();
    await slack.until(() => slack.as('AMc').modal !== undefined);
  });

  it('is waited for, where it tells when it is done', async () => {
    slack.noteAnswered();
    expect((await slack.as('AMc').command('/milestone')).modal?.title).toBe('Thought');
  });

  it('answers several who do the same at once', async () => {
    slack.noteAnswered();
    const payload = { command: '/milestone', text: '', user_id: slack.userId('AMc'), trigger_id: '' };
    const { acks, calls } = await slack.forge(
      { kind: 'slash_commands', envelope: 'slash_commands', payload },
      'AMc',
      'MR',
    );
    expect(acks.map(({ isAcked }) => isAcked)).toEqual([true, true]);
    expect(calls.filter(({ method }) => method === 'views.open')).toHaveLength(2);
  });
});
