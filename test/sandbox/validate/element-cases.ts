import type { JsonObject } from '../../../sandbox/json.ts';
import type { Case } from './payloads.ts';
import {
  actions,
  button,
  home,
  input,
  long,
  message,
  modal,
  option,
  options,
  plain,
  section,
  times,
} from './payloads.ts';

export const ELEMENT_ROWS = [
  '1.3 any element',
  '1.3 button',
  '1.3 plain_text_input',
  '1.3 rich_text_input',
  '1.3 radio_buttons',
  '1.3 checkboxes',
  '1.3 static_select',
  '1.3 external_select',
  '1.3 users, conversations, channels select',
  '1.3 multi selects',
  '1.3 overflow',
  '1.3 datepicker, timepicker',
  '1.3 datetimepicker',
  '1.3 number, email, url input',
  '1.3 file_input',
];

const text = (extra: JsonObject = {}) => input({ type: 'plain_text_input', ...extra });
const rich = (extra: JsonObject = {}) => input({ type: 'rich_text_input', ...extra });
const radio = (count: number) => input({ type: 'radio_buttons', options: options(count) });
const ticks = (count: number) => input({ type: 'checkboxes', options: options(count) });
const select = (extra: JsonObject) => input({ type: 'static_select', ...extra });
const group = (index: number) => ({ label: plain(`Group ${index}`), options: [option(`${index}`)] });
const people = (extra: JsonObject) => input({ type: 'multi_users_select', ...extra });
const overflow = (count: number) => actions({ type: 'overflow', options: options(count) });
const number = (extra: JsonObject) => ({ type: 'number_input', is_decimal_allowed: false, ...extra });
const answering: JsonObject = { type: 'channels_select', response_url_enabled: true };

type Row = readonly [row: string, what: string, refused: Case['refused'], says: string, taken?: Case['refused']];

const TABLE: readonly Row[] = [
  [
    'any element',
    'action_id of 256',
    () => message(actions(button({ action_id: long(256) }))),
    'less than 256',
    () => message(actions(button({ action_id: long(255) }))),
  ],
  [
    'any element',
    'an action_id twice in a block',
    () => message(actions(button({ action_id: 'a' }), button({ action_id: 'a' }))),
    'duplicate action_id',
    () => message(actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))),
  ],
  [
    'any element',
    'placeholder of 151',
    () => modal(text({ placeholder: plain(long(151)) })),
    'less than 151',
    () => modal(text({ placeholder: plain(long(150)) })),
  ],
  [
    'any element',
    'focus on two',
    () => modal(text({ focus_on_load: true }), text({ focus_on_load: true })),
    'only one',
    () => modal(text({ focus_on_load: true }), text()),
  ],
  [
    'button',
    'text of 76',
    () => message(actions(button({ text: plain(long(76)) }))),
    'less than 76',
    () => message(actions(button({ text: plain(long(75)) }))),
  ],
  [
    'button',
    'value of 2,001',
    () => message(actions(button({ value: long(2_001) }))),
    'less than 2001',
    () => message(actions(button({ value: long(2_000) }))),
  ],
  [
    'button',
    'url of 3,001',
    () => message(actions(button({ url: long(3_001) }))),
    'less than 3001',
    () => message(actions(button({ url: long(3_000) }))),
  ],
  [
    'button',
    'accessibility_label of 76',
    () => message(actions(button({ accessibility_label: long(76) }))),
    'less than 76',
    () => message(actions(button({ accessibility_label: long(75) }))),
  ],
  [
    'button',
    'an unknown style',
    () => message(actions(button({ style: 'default' }))),
    'must be one of',
    () => message(actions(button({ style: 'primary' }))),
  ],
  [
    'plain_text_input',
    'max_length 3,001',
    () => modal(text({ max_length: 3_001 })),
    'from 1 to 3000',
    () => modal(text({ max_length: 3_000 })),
  ],
  [
    'plain_text_input',
    'max_length 0',
    () => modal(text({ max_length: 0 })),
    'from 1 to 3000',
    () => modal(text({ max_length: 1 })),
  ],
  [
    'plain_text_input',
    'min_length 3,001',
    () => modal(text({ min_length: 3_001 })),
    'from 0 to 3000',
    () => modal(text({ min_length: 3_000 })),
  ],
  [
    'plain_text_input',
    'prefilled beyond max_length',
    () => modal(text({ max_length: 5, initial_value: '123456' })),
    'less than 6',
    () => modal(text({ max_length: 5, initial_value: '12345' })),
  ],
  [
    'plain_text_input',
    'prefilled with 3,001',
    () => modal(text({ initial_value: long(3_001) })),
    'less than 3001',
    () => modal(text({ initial_value: long(3_000) })),
  ],
  ['rich_text_input', 'in a message', () => message(rich()), 'not supported in a message', () => home(rich())],
  [
    'rich_text_input',
    'max_lines 101',
    () => modal(rich({ max_lines: 101 })),
    'from 1 to 100',
    () => modal(rich({ max_lines: 100 })),
  ],
  [
    'rich_text_input',
    'min_lines 0',
    () => modal(rich({ min_lines: 0 })),
    'from 1 to 100',
    () => modal(rich({ min_lines: 1 })),
  ],
  ['radio_buttons', '11 options', () => modal(radio(11)), 'no more than 10', () => modal(radio(10))],
  ['radio_buttons', 'no option', () => modal(radio(0)), 'no less than 1'],
  ['checkboxes', '11 options', () => modal(ticks(11)), 'no more than 10', () => modal(ticks(10))],
  [
    'static_select',
    '101 options',
    () => modal(select({ options: options(101) })),
    'no more than 100',
    () => modal(select({ options: options(100) })),
  ],
  [
    'static_select',
    '101 groups',
    () => modal(select({ option_groups: times(101, group) })),
    'no more than 100',
    () => modal(select({ option_groups: times(100, group) })),
  ],
  [
    'static_select',
    'options and groups',
    () => modal(select({ options: options(1), option_groups: [group(1)] })),
    'either options or option_groups',
  ],
  [
    'external_select',
    'min_query_length -1',
    () => modal(input({ type: 'external_select', min_query_length: -1 })),
    'min_query_length',
    () => modal(input({ type: 'external_select', min_query_length: 0 })),
  ],
  [
    'users, conversations, channels select',
    'response_url_enabled in a section',
    () => modal(section({ accessory: answering })),
    'only in the input blocks',
    () => modal(input(answering)),
  ],
  [
    'users, conversations, channels select',
    'options of its own',
    () => modal(input({ type: 'users_select', options: options(1) })),
    'additional property: options',
  ],
  [
    'multi selects',
    'max_selected_items 0',
    () => modal(people({ max_selected_items: 0 })),
    'max_selected_items',
    () => modal(people({ max_selected_items: 1 })),
  ],
  [
    'multi selects',
    'more prefilled than may be chosen',
    () => modal(people({ max_selected_items: 1, initial_users: ['U1', 'U2'] })),
    'no more than 1',
    () => modal(people({ max_selected_items: 2, initial_users: ['U1', 'U2'] })),
  ],
  ['overflow', '6 options', () => message(overflow(6)), 'no more than 5', () => message(overflow(5))],
  ['overflow', 'no option', () => message(overflow(0)), 'no less than 1', () => message(overflow(1))],
  [
    'datepicker, timepicker',
    'a British date',
    () => modal(input({ type: 'datepicker', initial_date: '14/07/2026' })),
    'must match',
    () => modal(input({ type: 'datepicker', initial_date: '2026-07-14' })),
  ],
  [
    'datepicker, timepicker',
    'half past five',
    () => modal(input({ type: 'timepicker', initial_time: '5.30pm' })),
    'must match',
    () => modal(input({ type: 'timepicker', initial_time: '17:30' })),
  ],
  [
    'datepicker, timepicker',
    'a zone nobody knows',
    () => modal(input({ type: 'timepicker', timezone: 'Europe/Runcorn' })),
    'IANA',
    () => modal(input({ type: 'timepicker', timezone: 'Europe/London' })),
  ],
  [
    'datetimepicker',
    'on Home',
    () => home(input({ type: 'datetimepicker' })),
    'not supported in a home',
    () => modal(input({ type: 'datetimepicker' })),
  ],
  [
    'datetimepicker',
    'milliseconds',
    () => modal(input({ type: 'datetimepicker', initial_date_time: 1_784_000_000_000 })),
    'ten digits',
    () => modal(input({ type: 'datetimepicker', initial_date_time: 1_784_000_000 })),
  ],
  [
    'number, email, url input',
    'a number in a message',
    () => message(input(number({}))),
    'not supported in a message',
    () => modal(input(number({}))),
  ],
  [
    'number, email, url input',
    'an e-mail address on Home',
    () => home(input({ type: 'email_text_input' })),
    'not supported in a home',
    () => modal(input({ type: 'email_text_input' })),
  ],
  [
    'number, email, url input',
    'a URL in a message',
    () => message(input({ type: 'url_text_input' })),
    'not supported in a message',
    () => modal(input({ type: 'url_text_input' })),
  ],
  [
    'number, email, url input',
    'decimals or not, left open',
    () => modal(input({ type: 'number_input' })),
    'is_decimal_allowed missing',
  ],
  [
    'number, email, url input',
    'a number that is no string',
    () => modal(input(number({ initial_value: 5 }))),
    'travel as strings',
    () => modal(input(number({ initial_value: '5' }))),
  ],
  [
    'file_input',
    'in a message',
    () => message(input({ type: 'file_input' })),
    'not supported in a message',
    () => modal(input({ type: 'file_input' })),
  ],
  [
    'file_input',
    '11 files',
    () => modal(input({ type: 'file_input', max_files: 11 })),
    'from 1 to 10',
    () => modal(input({ type: 'file_input', max_files: 10 })),
  ],
];

export const ELEMENT_CASES: readonly Case[] = TABLE.map(([row, what, refused, says, taken]) => ({
  row: `1.3 ${row}`,
  what,
  refused,
  says,
  ...(taken === undefined ? {} : { taken }),
}));
