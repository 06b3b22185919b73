import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFailureAnswer } from '../../src/slack/answer-failures.ts';
import { patienceOf } from '../../src/slack/clicks.ts';
import { createListeners } from '../../src/slack/listeners.ts';
import { openHandApp } from '../support/hand-app.ts';

let bolt: App;

beforeEach(() => {
  bolt = openHandApp();
  bolt.use(createFailureAnswer(pino({ level: 'silent' })));
  const listeners = createListeners(bolt, bolt.client);
  listeners.view('fails-at-once', async ({ context }) => {
    patienceOf(context);
    throw new Error('before anything is stored');
  });
  listeners.view('fails-afterwards', async ({ context }) => {
    patienceOf(context).onStored?.();
    throw new Error('after it was stored');
  });
});

async function send(callbackId: string): Promise<string> {
  const field = { type: 'input', block_id: 'what|m-1|s', element: { type: 'plain_text_input', action_id: 'what' } };
  const view = {
    callback_id: callbackId,
    title: { text: 'Form' },
    submit: { text: 'Hand in' },
    private_metadata: '',
    blocks: [field],
    state: { values: { 'what|m-1|s': { what: { type: 'plain_text_input', value: 'As it was typed.' } } } },
  };
  const answers: unknown[] = [];
  await bolt.processEvent({
    body: { type: 'view_submission', user: { id: 'U2' }, team: { id: 'T1' }, view },
    ack: async (answer) => void answers.push(answer),
  });
  return JSON.stringify(answers);
}

describe('a form that is sent while something goes wrong on our side', () => {
  it.each([
    ['before anything was stored', 'fails-at-once', 'Not saved yet: something went wrong on our side.'],
    ['after something was stored', 'fails-afterwards', 'This may be saved already: something went wrong on our side'],
  ])('keeps what was typed, and says what is true: %s', async (_when, callbackId, says) => {
    const answer = await send(callbackId);
    expect(answer).toContain(says);
    expect(answer).toContain('please press Hand in again in a minute');
    expect(answer).toContain('"initial_value":"As it was typed."');
  });
});

describe('the listeners', () => {
  it('show a view only where its words are not lost when it cannot be shown', () => {
    const folder = new URL('../../src/slack/', import.meta.url).pathname;
    const opening = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          name.endsWith('.ts') && /views\s*\.(?:open|push|update)\(/u.test(readFileSync(join(folder, name), 'utf8')),
      )
      .toSorted();
    // Handing in finance opens “One moment” before anything is done; the check answers in its own place instead.
    const others = ['collect/finance/hand-in-finance.ts', 'remind/check-buttons.ts'];
    expect(opening).toEqual([...others, 'replace-view.ts', 'show-view.ts']);
  });
});
