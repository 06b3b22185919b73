import type { App, BlockAction, PlainTextInputAction } from '@slack/bolt';
import type { InputBlock, ModalView, PlainTextInput } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startHttpApp, startSocketApp, telling } from './app-under-test.ts';

type Trigger = 'on_character_entered' | 'on_enter_pressed';

function field(label: string, triggers: readonly Trigger[] | undefined, blockId = label): InputBlock {
  const config: Partial<PlainTextInput> =
    triggers === undefined ? {} : { dispatch_action_config: { trigger_actions_on: [...triggers] } };
  return {
    type: 'input',
    block_id: blockId,
    dispatch_action: label !== 'Silent',
    optional: true,
    label: { type: 'plain_text', text: label },
    element: { type: 'plain_text_input', action_id: 'write', initial_value: 'As', ...config },
  };
}

function form(title: string, textBlock = 'Text'): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: 'Save' },
    blocks: [
      field('Text', ['on_character_entered'], textBlock),
      field('Line', ['on_enter_pressed']),
      field('Default', undefined),
      field('Silent', ['on_character_entered']),
      {
        type: 'actions',
        block_id: 'more',
        elements: [
          { type: 'button', action_id: 'same', text: { type: 'plain_text', text: 'Look again' } },
          { type: 'button', action_id: 'anew', text: { type: 'plain_text', text: 'Start anew' } },
        ],
      },
    ],
  };
}

const heard: { what: string; value: string | null | undefined; text: string | null | undefined; hash: string }[] = [];
const times: number[] = [];

function listen(app: App) {
  app.command('/form', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form('One') });
  });
  app.action<BlockAction<PlainTextInputAction>>('write', async ({ ack, body, action }) => {
    await ack();
    times.push(Number(action.action_ts));
    const text = body.view?.state.values.Text?.write?.value;
    heard.push({ what: action.block_id, value: action.value, text, hash: body.view?.hash ?? '' });
  });
  for (const [id, block] of [
    ['same', 'Text'],
    ['anew', 'Text 2'],
  ] as const) {
    app.action<BlockAction>(id, async ({ ack, body, client }) => {
      await ack();
      const { id: viewId = '', hash = '', state } = body.view ?? {};
      heard.push({ what: id, value: undefined, text: state?.values.Text?.write?.value, hash });
      await client.views.update({ view_id: viewId, hash, view: form('Two', block) });
    });
  }
  app.view('form', async ({ ack, view }) => {
    const text = view.state.values.Text?.write?.value;
    heard.push({ what: 'submit', value: undefined, text, hash: view.hash });
    await ack();
  });
}

const transports = [
  { name: 'Socket Mode', start: startSocketApp },
  { name: 'signed HTTP', start: startHttpApp },
];

describe.each(transports)('typing in a form over $name', ({ start }) => {
  let slack: Slack;
  let app: { stop: () => unknown };
  let anne: Person;
  beforeEach(async () => {
    heard.length = 0;
    times.length = 0;
    slack = await startSlack({ people: [{ initials: 'AMc' }], settleMs: 200 });
    app = await start(slack, telling(slack, listen));
    anne = slack.as('AMc');
    await anne.command('/form');
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });
  const what = () => heard.map((one) => one.what);

  it('tells the app batch by batch, each with all that stands in the form then, its time and the hash', async () => {
    await anne.fill('Silent', 'quiet');
    await anne.type('Text', ' planned so far', { batches: 3 });
    const batches = ['As plan', 'As planned s', 'As planned so far'];
    expect(new Set(heard.map((one) => one.value))).toEqual(new Set(batches));
    expect(heard.every((one) => one.text === one.value && one.hash === anne.modal?.hash)).toBe(true);
    expect(new Set(times).size).toBe(3);
    expect(times[0]).toBeGreaterThan(1_000_000_000);
    expect(anne.modal?.values).toMatchObject({ Silent: { write: { value: 'quiet' } } });
  });

  it('is told at Enter where a field asks for that or for nothing', async () => {
    await anne.type('Line', ' is');
    await anne.type('Default', ' was');
    expect(heard).toEqual([]);
    await anne.pressEnter('Line');
    await anne.pressEnter('Default');
    expect(heard.map((one) => one.value)).toEqual(['As is', 'As was']);
    await expect(anne.pressEnter('Text')).rejects.toThrow('tells the app nothing when Enter is pressed');
    await expect(anne.pressEnter('Silent')).rejects.toThrow('tells the app nothing when Enter is pressed');
  });

  it('goes along with a button, and is kept by an update with the same ids', async () => {
    await anne.type('Text', ' typed');
    await anne.press('Look again');
    expect(heard.at(-1)).toMatchObject({ what: 'same', text: 'As typed' });
    expect(anne.modal).toMatchObject({ title: 'Two', values: { Text: { write: { value: 'As typed' } } } });
  });

  it('is gone after an update with another block id', async () => {
    await anne.type('Text', ' typed');
    await anne.press('Start anew');
    expect(anne.modal?.values).toMatchObject({ 'Text 2': { write: { value: 'As' } } });
    expect(anne.modal?.values).not.toHaveProperty('Text');
  });

  it('is told late, after the submit, with what stood there when it was typed', async () => {
    slack.faults.nextDelivery('block_actions', { kind: 'held' });
    expect((await anne.type('Text', ' half')).outcome).toBe('answered');
    await anne.type('Text', ' and whole');
    expect((await anne.submit()).modal).toBeUndefined();
    expect(await slack.deliverHeld()).toBe(1);
    expect(what()).toEqual(['Text', 'submit', 'Text']);
    expect(heard.map((one) => one.text)).toEqual(['As half and whole', 'As half and whole', 'As half']);
    expect(times[1]).toBeLessThan(times[0] ?? 0);
    expect(await slack.deliverHeld()).toBe(0);
  });

  it('is told in another order than it was typed', async () => {
    slack.faults.nextDelivery('block_actions', { kind: 'held' }, { times: 2 });
    await anne.type('Text', ' abc', { batches: 2 });
    await slack.deliverHeld({ order: 'newest first' });
    expect(heard.map((one) => one.value)).toEqual(['As abc', 'As a']);
  });

  it('stays when a submit is held on its way, which then comes twice', async () => {
    slack.faults.nextDelivery('view_submission', { kind: 'held' });
    expect((await anne.submit()).outcome).toBe('trouble');
    await anne.type('Text', ' again');
    expect((await anne.submit()).modal).toBeUndefined();
    await slack.deliverHeld();
    expect(heard.filter((one) => one.what === 'submit').map((one) => one.text)).toEqual(['As again', 'As']);
  });
});
