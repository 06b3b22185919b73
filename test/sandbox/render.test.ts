import { describe, expect, it } from 'vitest';
import { renderMessage, renderView } from '../../sandbox/render.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['Green', 'Red'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));

describe('a message', () => {
  it('reads as its blocks, with entities and links as people see them', () => {
    const blocks = [
      { type: 'header', text: plain('Quarter 1') },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'R&amp;D <https://x.test|report>' },
        accessory: { type: 'button', text: plain('Update') },
      },
      { type: 'context', elements: [plain('Due'), { type: 'image', alt_text: 'a flag' }] },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'Green' },
            { type: 'raw_text', text: '3' },
          ],
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Start') },
          { type: 'button', text: plain('Later') },
        ],
      },
    ];
    expect(renderMessage({ text: 'unread', blocks, files: [{ title: 'report.pdf' }] })).toBe(
      [
        '# Quarter 1',
        'R&D report',
        '[Update]',
        'Due  [picture: a flag]',
        'Green | 3',
        '- one',
        '[Start] [Later]',
        '[file: report.pdf]',
      ].join('\n'),
    );
  });

  it('reads as its text where it has no blocks', () => {
    expect(renderMessage({ text: 'a &lt; b', blocks: [], files: [] })).toBe('a < b');
  });
});

describe('a form', () => {
  it('reads with its labels, choices, hints, errors and buttons', () => {
    const blocks = [
      {
        type: 'input',
        block_id: 'r',
        label: plain('Status'),
        element: { type: 'radio_buttons', action_id: 'a', options },
      },
      {
        type: 'input',
        block_id: 't',
        optional: true,
        label: plain('Text'),
        hint: plain('Two sentences'),
        element: { type: 'plain_text_input', action_id: 'a' },
      },
      {
        type: 'input',
        block_id: 'd',
        label: plain('When'),
        element: { type: 'datepicker', action_id: 'a', initial_date: '2026-07-14' },
      },
    ];
    const shown = {
      id: 'V1',
      type: 'modal',
      title: 'Update',
      submit: 'Save',
      close: undefined,
      callbackId: '',
      externalId: '',
      privateMetadata: '',
      hash: '',
      blocks,
      values: { r: { a: { type: 'radio_buttons', selected_option: options[1] } } },
      errors: { Text: 'More, please.' },
    } as const;
    expect(renderView(shown)).toBe(
      [
        '== Update ==',
        'Status',
        '  ( ) Green',
        '  (x) Red',
        'Text (optional)',
        '  ____',
        '  (Two sentences)',
        '  ! More, please.',
        'When',
        '  "2026-07-14"',
        '[Cancel] [Save]',
      ].join('\n'),
    );
  });
});
