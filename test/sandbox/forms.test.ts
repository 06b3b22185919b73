import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startHttpApp, startSocketApp, telling } from './app-under-test.ts';

function form(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'update',
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: 'Save' },
    notify_on_close: true,
    blocks: [
      {
        type: 'input',
        block_id: 'rag',
        label: { type: 'plain_text', text: 'Status' },
        element: {
          type: 'radio_buttons',
          action_id: 'choose',
          options: ['Green', 'Red'].map((text) => ({ text: { type: 'plain_text', text }, value: text.toLowerCase() })),
        },
      },
      {
        type: 'input',
        block_id: 'text',
        label: { type: 'plain_text', text: 'Commentary' },
        element: { type: 'plain_text_input', action_id: 'write', multiline: true, initial_value: 'As before' },
      },
      {
        type: 'input',
        block_id: 'when',
        optional: true,
        label: { type: 'plain_text', text: 'By when' },
        element: { type: 'datepicker', action_id: 'pick' },
      },
    ],
  };
}

const submitted: unknown[] = [];
const closed: unknown[] = [];

function listen(app: App) {
  app.command('/milestone', async ({ ack, client, command }) => {
    if (command.text === 'silent') return;
    if (command.text === 'help') return ack({ text: 'Type a reference.' });
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form(`Update ${command.text}`) });
  });
  app.view('update', async ({ ack, view }) => {
    submitted.push(view.state.values);
    if (view.state.values.text?.write?.value === 'bad')
      return ack({ response_action: 'errors', errors: { text: 'More, please.' } });
    if (view.state.values.text?.write?.value === 'wrong key')
      return ack({ response_action: 'errors', errors: { nowhere: 'x' } });
    if (view.state.values.text?.write?.value === 'next')
      return ack({ response_action: 'update', view: form('The next one') });
    await ack();
  });
  app.view({ callback_id: 'update', type: 'view_closed' }, async ({ ack, view }) => {
    closed.push(view.state.values);
    await ack();
  });
}

const transports = [
  { name: 'Socket Mode', start: startSocketApp },
  { name: 'signed HTTP', start: startHttpApp },
];

describe.each(transports)('a form over $name', ({ start }) => {
  let slack: Slack;
  let app: { stop: () => unknown };
  beforeEach(async () => {
    submitted.length = 0;
    closed.length = 0;
    slack = await startSlack({ people: [{ initials: 'AMc', name: 'Anne McDonald' }], ackDeadlineMs: 1500 });
    app = await start(slack, telling(slack, listen));
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
  });

  it('opens on a command', async () => {
    const seen = await slack.as('AMc').command('/milestone COPS2');
    expect(seen.outcome).toBe('answered');
    expect(seen.modal?.text).toContain('== Update COPS2 ==');
    expect(seen.modal?.text).toContain('( ) Green');
  });

  it('shows the text of an ack to the person alone', async () => {
    const seen = await slack.as('AMc').command('/milestone help');
    expect(seen.text).toBe('Type a reference.');
    expect(slack.messages()).toEqual([]);
    expect(slack.as('AMc').ephemerals()).toHaveLength(1);
  });

  it('says so when a command is never acked', async () => {
    const seen = await slack.as('AMc').command('/milestone silent');
    expect(seen.outcome).toBe('trouble');
    expect(seen.text).toContain('/milestone failed with the error');
  });

  it('keeps back a form whose required field is empty', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    const seen = await anne.submit();
    expect(seen.outcome).toBe('refused');
    expect(anne.errors).toEqual({ Status: 'Please complete this required field.' });
    expect(submitted).toEqual([]);
  });

  it('sends what was typed, what stood there before, and null for what is empty; then closes', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Green');
    const seen = await anne.submit();
    expect(seen.modal).toBeUndefined();
    expect(submitted).toEqual([
      {
        rag: { choose: { type: 'radio_buttons', selected_option: expect.objectContaining({ value: 'green' }) } },
        text: { write: { type: 'plain_text_input', value: 'As before' } },
        when: { pick: { type: 'datepicker', selected_date: null } },
      },
    ]);
  });

  it('shows errors on their fields and keeps what was typed', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Red');
    await anne.fill('Commentary', 'bad');
    const seen = await anne.submit();
    expect(seen.errors).toEqual({ Commentary: 'More, please.' });
    expect(seen.modal?.text).toContain('(x) Red');
    await anne.fill('Commentary', 'good');
    expect((await anne.submit()).modal).toBeUndefined();
  });

  it('is in trouble when an error names no input, and keeps what was typed', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Red');
    await anne.fill('Commentary', 'wrong key');
    const seen = await anne.submit();
    expect(seen.trouble).toBe('We had some trouble connecting. Try again?');
    expect(anne.modal?.text).toContain('"wrong key"');
    expect(slack.refusals).toMatchObject([{ what: 'ack of view_submission', error: 'invalid_errors' }]);
  });

  it('is replaced by the next one, which keeps fields of the same name', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Red');
    await anne.fill('Commentary', 'next');
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('The next one');
    expect(seen.modal?.text).toContain('"next"');
  });

  it('tells the app of its closing, without what stood in the fields', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Commentary', 'half a sentence');
    await anne.close();
    expect(anne.modal).toBeUndefined();
    expect(closed).toEqual([{}]);
  });

  it('is in trouble when the ack is lost, and can be sent again', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Green');
    slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    expect((await anne.submit()).outcome).toBe('trouble');
    expect(anne.modal?.text).toContain('(x) Green');
    expect((await anne.submit()).outcome).toBe('answered');
    expect(submitted).toHaveLength(2);
  });

  it('reaches the app twice when it is delivered again', async () => {
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Status', 'Green');
    slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 2 });
    expect((await anne.submit()).outcome).toBe('answered');
    expect(submitted).toHaveLength(2);
    expect(anne.modal).toBeUndefined();
  });
});
