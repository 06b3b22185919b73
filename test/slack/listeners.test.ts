import type { App } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { createListeners, type Listeners } from '../../src/slack/listeners.ts';
import { openHandApp } from '../support/hand-app.ts';

let bolt: App;
let listeners: Listeners;
let answered: string[];

const answer = (name: string) => async () => void answered.push(name);

beforeEach(() => {
  answered = [];
  bolt = openHandApp();
  listeners = createListeners(bolt, bolt.client);
  listeners.command('/milestone', answer('command'));
  listeners.shortcut('add', answer('shortcut'));
  listeners.view('form', answer('form'));
  listeners.action('press', answer('button'));
  listeners.actionsOf('act', answer('family'));
  listeners.field(answer('field'));
  listeners.otherAction(answer('other'));
});

async function arrives(body: object): Promise<readonly string[]> {
  await bolt.processEvent({ body: { user: { id: 'U2' }, team: { id: 'T1' }, ...body }, ack: async () => undefined });
  return answered;
}

const pressed = (action: object) => arrives({ type: 'block_actions', actions: [action] });

const sentForm = (values: object) => ({
  type: 'view_submission',
  view: {
    callback_id: 'form',
    title: { text: 'Form' },
    blocks: [
      { type: 'input', block_id: 'what|m-1|s', element: { type: 'plain_text_input', action_id: 'what' } },
      { type: 'input', block_id: 'file|m-1|s', element: { type: 'file_input', action_id: 'file' } },
    ],
    state: { values },
  },
});

describe('a click', () => {
  it.each([
    ['a command', { command: '/milestone', channel_id: 'D1' }, ['command']],
    ['a command of somebody else', { command: '/other', channel_id: 'D1' }, []],
    ['a shortcut', { type: 'shortcut', callback_id: 'add' }, ['shortcut']],
    ['a shortcut that nobody knows', { type: 'shortcut', callback_id: 'gone' }, []],
    ['a shortcut of a message', { type: 'message_action', callback_id: 'add' }, []],
    ['a form that is sent', { type: 'view_submission', view: { callback_id: 'form' } }, ['form']],
    ['a form that is sent with a field', sentForm({ 'what|m-1|s': { what: {} } }), ['form']],
    ['a form that is sent without its fields', sentForm({}), []],
    ['a form that is closed', { type: 'view_closed', view: { callback_id: 'form' } }, []],
    ['a form that nobody knows', { type: 'view_submission', view: { callback_id: 'gone' } }, []],
  ])('is answered once, by the listener of its id: %s', async (_what, body, expected) => {
    expect(await arrives(body)).toEqual(expected);
  });
});

describe('a button or a field', () => {
  it.each([
    ['a button', { action_id: 'press', block_id: 'b' }, ['button']],
    ['a button among fields', { action_id: 'press', block_id: 'words|m-1|2' }, ['button']],
    ['one of a family', { action_id: 'act|publish CE', block_id: 'b' }, ['family']],
    ['the family by itself', { action_id: 'act', block_id: 'b' }, ['family']],
    ['one that only begins alike', { action_id: 'action', block_id: 'b' }, ['other']],
    ['a button with more behind it', { action_id: 'press|more', block_id: 'b' }, ['other']],
    ['a field of a form', { action_id: 'words', block_id: 'words|m-1|2' }, ['field']],
    ['a button of an older version', { action_id: 'gone', block_id: 'b' }, ['other']],
    ['an id that is an object', { action_id: { match: 'press' }, block_id: 'b' }, ['other']],
    ['an id that is a list', { action_id: ['press'], block_id: ['b'] }, ['other']],
    ['an id that every object has', { action_id: 'constructor', block_id: 'b' }, ['other']],
    ['no id', {}, ['other']],
  ])('is answered once: %s', async (_what, action, expected) => {
    expect(await pressed(action)).toEqual(expected);
  });
});

describe('two listeners for one id', () => {
  it('are refused when the app is put together', () => {
    expect(() => listeners.action('press', answer('second'))).toThrow('Two listeners answer to press.');
  });
});
