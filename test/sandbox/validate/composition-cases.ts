import type { JsonObject } from '../../../sandbox/json.ts';
import type { Case } from './payloads.ts';
import {
  actions,
  button,
  input,
  long,
  message,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  post,
  richSection,
  richText,
  section,
  update,
} from './payloads.ts';

export const COMPOSITION_ROWS = [
  '1.4 text object',
  '1.4 option',
  '1.4 option_group',
  '1.4 confirm',
  '1.4 dispatch_action_config',
  '1.4 initial_option',
  '9 text of people',
  '9 unknown fields',
];

const select = (given: JsonObject, extra: JsonObject = {}) =>
  modal(input({ type: 'static_select', options: [given], ...extra }));
const group = (label: string, count: number) =>
  modal(input({ type: 'static_select', option_groups: [{ label: plain(label), options: options(count) }] }));
const confirm = (extra: JsonObject) =>
  message(
    actions(
      button({
        confirm: { title: plain('Sure?'), text: plain('Sure?'), confirm: plain('Yes'), deny: plain('No'), ...extra },
      }),
    ),
  );
const dispatch = (trigger: string) =>
  modal(input({ type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: [trigger] } }));
const ticks = (initial: readonly JsonObject[]) =>
  modal(input({ type: 'checkboxes', options: options(2), initial_options: initial }));
const says = (text: string, extra: JsonObject = {}) => message(section({ text: { type: 'mrkdwn', text, ...extra } }));
const rich = (element: JsonObject) => message(richText(richSection(element)));

type Row = readonly [row: string, what: string, refused: Case['refused'], says: string, taken?: Case['refused']];

const TABLE: readonly Row[] = [
  [
    '1.4 text object',
    '3,001 characters',
    () => message({ type: 'context', elements: [mrkdwn(long(3_001))] }),
    'less than 3001',
    () => message({ type: 'context', elements: [mrkdwn(long(3_000))] }),
  ],
  ['1.4 text object', 'empty', () => message(section({ fields: [plain('')] })), 'more than 0'],
  [
    '1.4 text object',
    'an unknown type',
    () => message(section({ text: { type: 'markdown', text: 'x' } })),
    'plain_text or mrkdwn',
  ],
  [
    '1.4 text object',
    'verbatim on plain text',
    () => message(section({ text: { type: 'plain_text', text: 'x', verbatim: true } })),
    'additional property: verbatim',
  ],
  [
    '1.4 option',
    'text of 76',
    () => select(option('a', { text: plain(long(76)) })),
    'less than 76',
    () => select(option('a', { text: plain(long(75)) })),
  ],
  [
    '1.4 option',
    'value of 151',
    () => select(option(long(151), { text: plain('x') })),
    'less than 151',
    () => select(option(long(150), { text: plain('x') })),
  ],
  [
    '1.4 option',
    'description of 76',
    () => select(option('a', { description: plain(long(76)) })),
    'less than 76',
    () => select(option('a', { description: plain(long(75)) })),
  ],
  [
    '1.4 option',
    'mrkdwn in a menu',
    () => select(option('a', { text: mrkdwn('x') })),
    'must be plain_text',
    () => modal(input({ type: 'radio_buttons', options: [option('a', { text: mrkdwn('x') })] })),
  ],
  [
    '1.4 option',
    'a link outside a "…" menu',
    () => select(option('a', { url: 'https://x.test' })),
    'additional property: url',
    () => message(actions({ type: 'overflow', options: [option('a', { url: 'https://x.test' })] })),
  ],
  [
    '1.4 option',
    'url of 3,001',
    () => message(actions({ type: 'overflow', options: [option('a', { url: long(3_001) })] })),
    'less than 3001',
  ],
  ['1.4 option_group', 'label of 76', () => group(long(76), 1), 'less than 76', () => group(long(75), 1)],
  ['1.4 option_group', '101 options', () => group('x', 101), 'no more than 100', () => group('x', 100)],
  [
    '1.4 confirm',
    'title of 101',
    () => confirm({ title: plain(long(101)) }),
    'less than 101',
    () => confirm({ title: plain(long(100)) }),
  ],
  [
    '1.4 confirm',
    'text of 301',
    () => confirm({ text: plain(long(301)) }),
    'less than 301',
    () => confirm({ text: plain(long(300)) }),
  ],
  [
    '1.4 confirm',
    'confirm of 31',
    () => confirm({ confirm: plain(long(31)) }),
    'less than 31',
    () => confirm({ confirm: plain(long(30)) }),
  ],
  [
    '1.4 confirm',
    'deny of 31',
    () => confirm({ deny: plain(long(31)) }),
    'less than 31',
    () => confirm({ deny: plain(long(30)) }),
  ],
  [
    '1.4 dispatch_action_config',
    'an unknown moment',
    () => dispatch('on_blur'),
    'must list some of',
    () => dispatch('on_character_entered'),
  ],
  [
    '1.4 initial_option',
    'not among the options',
    () => select(option('a'), { initial_option: option('b') }),
    'must exactly match',
    () => select(option('a'), { initial_option: option('a') }),
  ],
  [
    '1.4 initial_option',
    'the same value, another text',
    () => select(option('a'), { initial_option: option('a', { text: plain('b') }) }),
    'must exactly match',
  ],
  [
    '1.4 initial_option',
    'one of several not among the options',
    () => ticks([option('0'), option('7')]),
    'must exactly match',
    () => ticks([option('0'), option('1')]),
  ],
  ['1.4 initial_option', 'an empty list', () => ticks([]), 'no less than 1'],
  [
    '9 text of people',
    '<!channel> in a block',
    () => says('Hello <!channel>'),
    'pings',
    () => says('Hello &lt;!channel&gt;'),
  ],
  [
    '9 text of people',
    '<!channel> though verbatim',
    () => says('Hello <!channel>', { verbatim: true }),
    'pings',
    () => says('<!date^1784000000^{date}|14 July>', { verbatim: true }),
  ],
  [
    '9 text of people',
    'a bare @here',
    () => says('Ask @here'),
    'bare @here',
    () => says('Ask @here', { verbatim: true }),
  ],
  ['9 text of people', 'a bare #channel', () => says('In #general'), 'bare #general', () => says('Ref #7')],
  [
    '9 text of people',
    'a bare URL',
    () => says('See https://x.test'),
    'bare URL',
    () => says('See <https://x.test|this>'),
  ],
  [
    '9 text of people',
    '<!here> in the text of a post',
    () => post({ text: 'Hi <!here>' }),
    'pings',
    () => post({ text: 'Hi @here' }),
  ],
  [
    '9 text of people',
    '@here in a parsed update',
    () => update({ text: 'Hi @here' }),
    'bare @here',
    () => update({ text: 'Hi @here', parse: 'none' }),
  ],
  ['9 text of people', '@here with link_names', () => post({ text: 'Hi @here', link_names: true }), 'bare @here'],
  [
    '9 text of people',
    '@channel in a markdown block',
    () => message({ type: 'markdown', text: 'Hi @channel' }),
    'bare @channel',
  ],
  [
    '9 text of people',
    'a broadcast in rich text',
    () => rich({ type: 'broadcast', range: 'here' }),
    'pings',
    () => rich({ type: 'text', text: '@here' }),
  ],
  ['9 text of people', 'a user group in rich text', () => rich({ type: 'usergroup', usergroup_id: 'S1' }), 'pings'],
  ['9 unknown fields', 'in a block', () => message(section({ txt: 'x' })), 'additional property: txt'],
  ['9 unknown fields', 'in an element', () => message(actions(button({ label: 'x' }))), 'additional property: label'],
];

export const COMPOSITION_CASES: readonly Case[] = TABLE.map(([row, what, refused, says, taken]) => ({
  row,
  what,
  refused,
  says,
  ...(taken === undefined ? {} : { taken }),
}));
