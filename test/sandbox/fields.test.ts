import type { App, ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { startSocketApp, telling } from './app-under-test.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const field = (label: string, element: InputBlock['element'], extra: Partial<InputBlock> = {}): InputBlock => ({
  type: 'input',
  block_id: label,
  optional: true,
  label: plain(label),
  element: { ...element, action_id: 'it' },
  ...extra,
});
const colours = ['Green', 'Amber', 'Red'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const onEveryCharacter = { trigger_actions_on: ['on_character_entered' as const] };

const fields: KnownBlock[] = [
  field('Text', { type: 'plain_text_input', dispatch_action_config: onEveryCharacter }, { dispatch_action: true }),
  field('Quiet text', { type: 'plain_text_input', min_length: 3, max_length: 5 }),
  field('Value', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' }),
  field('Menu', { type: 'static_select', options: colours }, { dispatch_action: true }),
  field('Ticks', { type: 'checkboxes', options: colours }),
  field('Rich', { type: 'rich_text_input' }),
  field('Who', { type: 'users_select' }),
  field('Search', { type: 'external_select', min_query_length: 2 }),
  field('Table', { type: 'file_input', filetypes: ['csv'], max_files: 1 }),
  { type: 'section', text: plain('Twice'), block_id: 'first heading' },
  field('Status', { type: 'radio_buttons', options: colours }, { block_id: 's1' }),
  { type: 'section', text: plain('Thrice'), block_id: 'second heading' },
  field('Status', { type: 'radio_buttons', options: colours }, { block_id: 's2' }),
];
const form: ModalView = {
  type: 'modal',
  callback_id: 'all',
  title: plain('All'),
  submit: plain('Save'),
  blocks: fields,
};

type Values = ViewOutput['state']['values'];
let slack: Slack;
let app: { stop: () => unknown };
let saved: Values[] = [];
let drafts: Values[] = [];

function listen(bolt: App) {
  bolt.command('/all', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  bolt.options('it', async ({ ack, payload }) =>
    ack({ options: [{ text: plain(`${payload.value}1`), value: 'found' }] }),
  );
  bolt.action('it', async ({ ack, body }) => {
    await ack();
    if (body.type === 'block_actions') drafts.push(body.view?.state.values ?? {});
  });
  bolt.view('all', async ({ ack, view }) => {
    saved.push(view.state.values);
    await ack();
  });
}

beforeEach(async () => {
  saved = [];
  drafts = [];
  slack = await startSlack({ people: [{ initials: 'AMc' }, { initials: 'MR' }] });
  app = await startSocketApp(slack, telling(slack, listen));
  await slack.as('AMc').command('/all');
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

describe('a field that asks for it', () => {
  it('tells the app of every change, with all that stands in the form; others say nothing', async () => {
    const anne = slack.as('AMc');
    await anne.fill('Quiet text', 'abc');
    expect(drafts).toEqual([]);
    await anne.fill('Text', 'half a');
    await anne.fill('Menu', 'Red');
    expect(drafts).toHaveLength(2);
    expect(drafts[1]).toMatchObject({ Text: { it: { value: 'half a' } }, 'Quiet text': { it: { value: 'abc' } } });
    expect(drafts[1]?.Menu?.it).toMatchObject({ selected_option: { value: 'red' } });
  });
});

describe('a field that holds what it should not', () => {
  it('keeps the form back, each with its own error', async () => {
    const anne = slack.as('AMc');
    await anne.fill('Quiet text', 'ab');
    await anne.fill('Value', '1.5');
    await anne.submit();
    expect(anne.errors).toEqual({
      'Quiet text': 'Please enter at least 3 characters.',
      Value: 'Please enter a whole number.',
    });
    await anne.fill('Quiet text', 'abcdef');
    await anne.fill('Value', '11');
    await anne.submit();
    expect(anne.errors).toEqual({
      'Quiet text': 'Please enter at most 5 characters.',
      Value: 'Please enter a number of at most 10.',
    });
    expect(saved).toEqual([]);
  });

  it('is an error of the test when the option is not offered', async () => {
    await expect(slack.as('AMc').fill('Menu', 'Blue')).rejects.toThrow(/offers no “Blue”.*\n.*Green/);
  });
});

describe('fields of every kind', () => {
  it('are sent as Slack sends them', async () => {
    const anne = slack.as('AMc');
    await anne.fill('Value', '7');
    await anne.fill('Ticks', ['Green', 'Red']);
    await anne.fill('Rich', 'A line');
    await anne.fill('Who', 'MR');
    await anne.fill('Search', 'COPS1', { search: 'COPS' });
    await anne.fill('Table', [{ name: 'q1.csv', content: 'a,b' }]);
    await anne.fill('Status', 'Amber', { near: 'Thrice' });
    await anne.submit();
    const [values] = saved;
    expect(values?.Text?.it).toEqual({ type: 'plain_text_input', value: null });
    expect(values?.Value?.it).toEqual({ type: 'number_input', value: '7' });
    expect(values?.Ticks?.it).toMatchObject({ selected_options: [{ value: 'green' }, { value: 'red' }] });
    expect(values?.Who?.it).toEqual({ type: 'users_select', selected_user: slack.userId('MR') });
    expect(values?.Search?.it).toMatchObject({ selected_option: { value: 'found' } });
    expect(values?.s1?.it).toEqual({ type: 'radio_buttons', selected_option: null });
    expect(values?.s2?.it).toMatchObject({ selected_option: { value: 'amber' } });
    expect(JSON.stringify(values?.Rich)).toContain('A line');
  });

  it('hand over files that the bot may download, and nobody else', async () => {
    const anne = slack.as('AMc');
    await anne.fill('Table', [{ name: 'q1.csv', content: 'a,b' }]);
    await anne.submit();
    const [file] = saved[0]?.Table?.it?.files ?? [];
    const url = file?.url_private_download ?? '';
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
    const response = await fetch(url, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(await response.text()).toBe('a,b');
  });

  it('are gone once they are deleted', async () => {
    const anne = slack.as('AMc');
    await anne.fill('Table', [{ name: 'q1.csv', content: 'a,b' }]);
    await anne.submit();
    const [file] = saved[0]?.Table?.it?.files ?? [];
    slack.deleteFile('q1.csv');
    const headers = { authorization: `Bearer ${slack.botToken}` };
    expect((await fetch(file?.url_private_download ?? '', { headers })).status).toBe(404);
    const info = await fetch(`${slack.apiUrl}files.info?file=${file?.id}`, { headers });
    expect(await info.json()).toMatchObject({ ok: false, error: 'file_deleted' });
  });

  it('are no more, and of no other kind, than the field takes', async () => {
    const anne = slack.as('AMc');
    const two = [1, 2].map((n) => ({ name: `q${n}.csv`, content: 'a,b' }));
    await expect(anne.fill('Table', two)).rejects.toThrow('takes 1 at most, not 2');
    await expect(anne.fill('Table', [{ name: 'q1.exe', content: '' }])).rejects.toThrow('it takes');
  });
});
