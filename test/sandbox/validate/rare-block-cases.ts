import type { Case } from './payloads.ts';
import { button, home, long, message, modal, mrkdwn, plain, section, times } from './payloads.ts';

export const RARE_BLOCK_ROWS = [
  '1.2 video',
  '1.2 data_visualization',
  '1.2 alert',
  '1.2 card',
  '1.2 carousel',
  '1.2 container',
  '1.2 context_actions',
  '1.2 task_card, plan',
  '1.2 file',
];

const video = (extra: object = {}) => ({
  type: 'video',
  title: plain('Title'),
  alt_text: 'Alt',
  video_url: 'https://x.test/v',
  thumbnail_url: 'https://x.test/t',
  ...extra,
});
const chart = (title: string, segments: number, label = 'x') => ({
  type: 'data_visualization',
  title,
  chart: { type: 'pie', segments: times(segments, () => ({ label, value: 1 })) },
});
const line = (points: number, label: string) => ({
  type: 'data_visualization',
  title: 'Title',
  chart: {
    type: 'line',
    series: [{ name: 'x', data: times(points, () => ({ label: 'x', value: 1 })) }],
    axis_config: { x_label: label },
  },
});
const alert = (length: number, level = 'info') => ({ type: 'alert', level, text: plain(long(length)) });
const card = (extra: object = {}) => ({ type: 'card', title: mrkdwn('Title'), ...extra });
const container = (children: number, extra: object = {}) => ({
  type: 'container',
  title: plain('Title'),
  child_blocks: times(children, () => section()),
  ...extra,
});
const icons = (count: number) => ({
  type: 'context_actions',
  elements: times(count, (index) => ({
    type: 'icon_button',
    icon: 'trash',
    text: plain('Bin'),
    action_id: `${index}`,
  })),
});

type Row = readonly [row: string, what: string, refused: Case['refused'], says: string, taken?: Case['refused']];

const TABLE: readonly Row[] = [
  [
    'video',
    'title of 200',
    () => message(video({ title: plain(long(200)) })),
    'less than 200',
    () => message(video({ title: plain(long(199)) })),
  ],
  [
    'video',
    'author of 50',
    () => message(video({ author_name: long(50) })),
    'less than 50',
    () => message(video({ author_name: long(49) })),
  ],
  [
    'video',
    'alt of 201',
    () => message(video({ alt_text: long(201) })),
    'less than 201',
    () => message(video({ alt_text: long(200) })),
  ],
  ['video', 'http', () => message(video({ video_url: 'http://x.test/v' })), 'https'],
  [
    'data_visualization',
    'in a modal',
    () => modal(chart('Title', 1)),
    'not supported in a modal',
    () => home(chart('Title', 1)),
  ],
  [
    'data_visualization',
    'title of 51',
    () => message(chart(long(51), 1)),
    'less than 51',
    () => message(chart(long(50), 1)),
  ],
  [
    'data_visualization',
    '13 segments',
    () => message(chart('Title', 13)),
    'no more than 12',
    () => message(chart('Title', 12)),
  ],
  [
    'data_visualization',
    'label of 21',
    () => message(chart('Title', 1, long(21))),
    'less than 21',
    () => message(chart('Title', 1, long(20))),
  ],
  ['data_visualization', '21 points', () => message(line(21, 'x')), 'no more than 20', () => message(line(20, 'x'))],
  [
    'data_visualization',
    'axis label of 51',
    () => message(line(1, long(51))),
    'less than 51',
    () => message(line(1, long(50))),
  ],
  ['alert', 'in a message', () => message(alert(1)), 'not supported in a message', () => modal(alert(1))],
  ['alert', '201 characters', () => modal(alert(201)), 'less than 201', () => modal(alert(200))],
  ['alert', 'an unknown level', () => modal(alert(1, 'loud')), 'must be one of'],
  [
    'card',
    'title of 151',
    () => message(card({ title: mrkdwn(long(151)) })),
    'less than 151',
    () => message(card({ title: mrkdwn(long(150)) })),
  ],
  [
    'card',
    'subtitle of 151',
    () => message(card({ subtitle: mrkdwn(long(151)) })),
    'less than 151',
    () => message(card({ subtitle: mrkdwn(long(150)) })),
  ],
  [
    'card',
    'body of 201',
    () => message(card({ body: mrkdwn(long(201)) })),
    'less than 201',
    () => message(card({ body: mrkdwn(long(200)) })),
  ],
  [
    'card',
    '4 buttons',
    () => message(card({ actions: times(4, () => button()) })),
    'no more than 3',
    () => message(card({ actions: times(3, () => button()) })),
  ],
  [
    'carousel',
    '11 cards',
    () => message({ type: 'carousel', elements: times(11, () => card()) }),
    'no more than 10',
    () => message({ type: 'carousel', elements: times(10, () => card()) }),
  ],
  ['container', 'in a modal', () => modal(container(1)), 'not supported in a modal', () => home(container(1))],
  ['container', '11 blocks', () => message(container(11)), 'no more than 10', () => message(container(10))],
  [
    'container',
    'title of 151',
    () => message(container(1, { title: plain(long(151)) })),
    'less than 151',
    () => message(container(1, { title: plain(long(150)) })),
  ],
  [
    'container',
    'subtitle of 151',
    () => message(container(1, { subtitle: plain(long(151)) })),
    'less than 151',
    () => message(container(1, { subtitle: plain(long(150)) })),
  ],
  ['context_actions', 'in a modal', () => modal(icons(1)), 'not supported in a modal'],
  ['context_actions', '6 elements', () => message(icons(6)), 'no more than 5', () => message(icons(5))],
  [
    'task_card, plan',
    'a task card in a modal',
    () => modal({ type: 'task_card', task_id: 'a', title: 'x', status: 'complete' }),
    'not supported in a modal',
  ],
  ['task_card, plan', 'a plan on Home', () => home({ type: 'plan', title: 'x' }), 'not supported in a home'],
  [
    'file',
    'posted by the app',
    () => message({ type: 'file', source: 'remote', external_id: 'x' }),
    'unsupported type',
  ],
];

export const RARE_BLOCK_CASES: readonly Case[] = TABLE.map(([row, what, refused, says, taken]) => ({
  row: `1.2 ${row}`,
  what,
  refused,
  says,
  ...(taken === undefined ? {} : { taken }),
}));
