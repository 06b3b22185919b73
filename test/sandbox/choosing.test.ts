import type { App, BlockAction } from '@slack/bolt';
import type { ActionsBlockElement, HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startSocketApp, telling } from './app-under-test.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['Green', 'Amber', 'Red'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const refs = ['COPS1', 'COPS2', 'COPS3'].map((text) => ({ text: plain(text), value: text }));
const [firstRef, secondRef] = refs;
const chosen = firstRef === undefined ? [] : [firstRef];

const field = (label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: label,
  optional: true,
  dispatch_action: true,
  label: plain(label),
  element: { ...element, action_id: 'field' },
});
const outside = (blockId: string, element: ActionsBlockElement): KnownBlock => ({
  type: 'actions',
  block_id: blockId,
  elements: [{ ...element, action_id: 'field' }],
});

const confirm = {
  title: plain('Discard?'),
  text: plain('The draft goes for good.'),
  confirm: plain('Discard'),
  deny: plain('Keep'),
};
const BUTTON: KnownBlock = {
  type: 'actions',
  block_id: 'buttons',
  elements: [
    { type: 'button', action_id: 'go', text: plain('Discard draft'), confirm },
    { type: 'button', action_id: 'plainly', text: plain('Skip') },
  ],
};

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('All'),
  submit: plain('Save'),
  blocks: [
    field('Status', { type: 'radio_buttons', options }),
    field('Ticks', { type: 'checkboxes', options: refs, initial_options: chosen }),
    field('Covers', { type: 'multi_static_select', options: refs, max_selected_items: 2 }),
    field('Search', { type: 'external_select', min_query_length: 0 }),
    field('Who', { type: 'users_select' }),
    field('By when', { type: 'datepicker' }),
    field('Value', {
      type: 'number_input',
      is_decimal_allowed: true,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    }),
    outside('menu', { type: 'static_select', placeholder: plain('Which?'), options: refs, confirm }),
    outside('person', { type: 'users_select', placeholder: plain('Whom?') }),
    outside('day', { type: 'datepicker' }),
    outside('tick', { type: 'checkboxes', options }),
    BUTTON,
  ],
};
const home: HomeView = { type: 'home', blocks: [{ type: 'section', text: plain('Yours') }, BUTTON] };

type Heard = Pick<BlockAction, 'actions'> & { readonly values: object; readonly container: string };
const heard: Heard[] = [];

function listen(app: App) {
  app.command('/form', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  app.event('app_home_opened', async ({ client, event }) => {
    await client.views.publish({ user_id: event.user, view: home });
  });
  app.options('field', ({ ack, payload }) =>
    ack({ options: [{ text: plain(`Found ${payload.value}`), value: 'found' }] }),
  );
  app.action<BlockAction>(/.*/, async ({ ack, body, client }) => {
    await ack();
    heard.push({ actions: body.actions, values: body.view?.state.values ?? {}, container: body.view?.type ?? '' });
    if (body.view?.type === 'home') await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.view('form', ({ ack }) => ack());
}

let slack: Slack;
let app: { stop: () => unknown };
let anne: Person;
beforeEach(async () => {
  heard.length = 0;
  slack = await startSlack({ people: [{ initials: 'AMc' }, { initials: 'MR' }], settleMs: 30 });
  app = await startSocketApp(slack, telling(slack, listen));
  anne = slack.as('AMc');
  await anne.command('/form');
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

describe('a field that tells of a choice', () => {
  const cases = [
    { label: 'Status', value: 'Red', state: () => ({ selected_option: { value: 'red' } }) },
    { label: 'Ticks', value: [], state: () => ({ selected_options: [] }) },
    { label: 'Covers', value: ['COPS2'], state: () => ({ selected_options: [secondRef] }) },
    { label: 'Search', value: 'Found CO', search: 'CO', state: () => ({ selected_option: { value: 'found' } }) },
    { label: 'Who', value: 'MR', state: () => ({ selected_user: slack.userId('MR') }) },
    { label: 'By when', value: '2026-09-30', state: () => ({ selected_date: '2026-09-30' }) },
    { label: 'Value', value: '12.5', state: () => ({ value: '12.5' }) },
  ];
  it.each(cases)('$label is heard with the action and among all values', async ({ label, value, search, state }) => {
    await anne.fill(label, value, search === undefined ? {} : { search });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.actions[0]).toMatchObject({ block_id: label, action_id: 'field', ...state() });
    expect(heard[0]?.values).toMatchObject({ [label]: { field: state() }, Who: {}, menu: {}, day: {} });
  });

  it('tells of tick boxes and menus of several one by one', async () => {
    await anne.fill('Ticks', ['COPS2', 'COPS3']);
    const steps = heard.map((one) => one.actions[0]);
    expect(steps).toMatchObject([
      { selected_options: [] },
      { selected_options: [{ value: 'COPS2' }] },
      { selected_options: [{ value: 'COPS2' }, { value: 'COPS3' }] },
    ]);
    await expect(anne.fill('Covers', ['COPS1', 'COPS2', 'COPS3'])).rejects.toThrow('takes 2 at most, not 3');
  });
});

describe('an element outside the fields of a form', () => {
  it('tells the app at once, and its value is among all values', async () => {
    await anne.choose('MR', { actionId: 'field', near: 'Whom?' });
    await anne.choose('Amber', { nth: 3 });
    expect(heard[0]?.actions[0]).toMatchObject({ block_id: 'person', selected_user: slack.userId('MR') });
    expect(heard.at(-1)?.values).toMatchObject({ person: { field: { selected_user: slack.userId('MR') } } });
  });
});

describe('a question before it is done', () => {
  it('is accepted unless the test says otherwise', async () => {
    await anne.press('Discard draft');
    expect(heard.map((one) => one.actions[0]?.action_id)).toEqual(['go']);
    expect(slack.transcript().map((line) => line.text)).toContain('Discard?: Discard');
  });

  it('is dismissed, and the app hears nothing; a menu keeps what it had', async () => {
    await anne.press('Discard draft', { confirm: 'dismiss' });
    await anne.choose('COPS1', { near: 'Which?', confirm: 'dismiss' });
    expect(heard).toEqual([]);
    expect(anne.modal?.values).toMatchObject({ menu: { field: { selected_option: null } } });
  });

  it('is an error of the test where nothing is asked', async () => {
    await expect(anne.press('Skip', { confirm: 'accept' })).rejects.toThrow('asks nothing before it is done');
  });
});

describe('the count of clicks', () => {
  it('has each press, choice, answer and submit, and no typing', async () => {
    const before = slack.clicks('AMc');
    await anne.fill('Value', '7');
    await anne.type('Value', '5', { batches: 2 });
    expect(slack.clicks('AMc') - before).toBe(0);
    await anne.fill('Status', 'Green');
    await anne.fill('Ticks', ['COPS2']);
    await anne.press('Discard draft', { confirm: 'dismiss' });
    await anne.submit();
    expect(slack.clicks('AMc') - before).toBe(1 + 2 + 2 + 1);
    expect(slack.clicks('MR')).toBe(0);
  });
});

describe('a button on the Home tab', () => {
  it('tells the app with its own trigger, which opens a form', async () => {
    await anne.close();
    await anne.openHome();
    await anne.press('Skip', { in: 'home' });
    expect(heard[0]?.container).toBe('home');
    expect(anne.modal?.title).toBe('All');
  });
});

describe('another device of the same person', () => {
  it('shows none of the forms opened here, and opens its own', async () => {
    const phone = slack.as('AMc', { device: 'phone' });
    await anne.fill('Value', '7');
    expect(phone.modal).toBeUndefined();
    await phone.command('/form');
    await phone.fill('Value', '8');
    expect(anne.modal?.id).not.toBe(phone.modal?.id);
    expect(anne.modal?.values).toMatchObject({ Value: { field: { value: '7' } } });
    await phone.submit();
    expect(phone.modal).toBeUndefined();
    expect(anne.modal?.title).toBe('All');
    const form = anne.modal;
    if (form === undefined) throw new Error('no form');
    await expect(phone.press('Skip', { in: form })).rejects.toThrow('on another device');
  });

  it('shows the same Home tab and the same messages', async () => {
    const phone = slack.as('AMc', { device: 'phone' });
    await anne.openHome();
    await anne.say('Hello');
    expect(phone.home?.text).toBe(anne.home?.text);
    expect(phone.dms()).toEqual(anne.dms());
    expect(phone.dms()).toHaveLength(1);
  });
});
