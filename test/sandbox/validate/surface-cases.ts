import { createIds, createTimestamps } from '../../../sandbox/ids.ts';
import { checkMessage } from '../../../sandbox/validate/message.ts';
import { createViewStore } from '../../../sandbox/view-store.ts';
import type { Case } from './payloads.ts';
import { home, input, long, message, modal, plain, post, section, times, update, view } from './payloads.ts';

export const SURFACE_ROWS = [
  '1.1 message blocks',
  '1.1 modal and home blocks',
  '1.1 view stack',
  '1.1 view size',
  '1.1 title, submit, close',
  '1.1 submit required',
  '1.1 callback_id',
  '1.1 private_metadata',
  '1.1 external_id',
  '1.1 submit_disabled',
  '1.1 attachments',
  '1.1 top-level text',
  '1.1 text of chat.update',
  '1.1 markdown_text',
  '1.1 size of all blocks',
];

const text = { type: 'plain_text_input', action_id: 'a' };

function fourViews() {
  const views = createViewStore(
    createIds(),
    createTimestamps(() => 0),
  );
  const definition = { type: 'modal', title: plain('Title'), blocks: [section()] };
  const screen = { userId: 'U1', device: '' };
  views.open(screen, definition);
  const pushed = times(3, () => views.push(screen, definition));
  return pushed.at(-1) === undefined ? { error: 'push_limit_reached', problems: [] } : undefined;
}

export const SURFACE_CASES: readonly Case[] = [
  {
    row: '1.1 message blocks',
    what: '51 blocks in a message',
    refused: () => message(...times(51, () => section())),
    taken: () => message(...times(50, () => section())),
    says: 'no more than 50',
  },
  {
    row: '1.1 modal and home blocks',
    what: '101 blocks in a modal',
    refused: () => modal(...times(101, () => section())),
    taken: () => modal(...times(100, () => section())),
    says: 'no more than 100',
  },
  {
    row: '1.1 modal and home blocks',
    what: '101 blocks on Home',
    refused: () => home(...times(101, () => section())),
    taken: () => home(...times(100, () => section())),
    says: 'no more than 100',
  },
  { row: '1.1 view stack', what: 'a fourth view', refused: fourViews, says: 'push_limit_reached' },
  {
    row: '1.1 view size',
    what: 'more than 250 KB',
    refused: () => modal(...times(99, () => section({ text: plain(long(3_000)) }))),
    taken: () => modal(...times(80, () => section({ text: plain(long(3_000)) }))),
    says: 'view_too_large',
  },
  ...['title', 'submit', 'close'].flatMap((key): readonly Case[] => [
    {
      row: '1.1 title, submit, close',
      what: `${key} of 25 characters`,
      refused: () => view({ [key]: plain(long(25)) }),
      taken: () => view({ [key]: plain(long(24)) }),
      says: `/view/${key}/text must be less than 25`,
    },
    {
      row: '1.1 title, submit, close',
      what: `${key} in mrkdwn`,
      refused: () => view({ [key]: { type: 'mrkdwn', text: 'x' } }),
      says: 'must be plain_text',
    },
  ]),
  {
    row: '1.1 submit required',
    what: 'an input and no submit',
    refused: () => view({ submit: undefined, blocks: [input(text)] }),
    taken: () => view({ submit: undefined }),
    says: '/view/submit required',
  },
  {
    row: '1.1 callback_id',
    what: '256 characters',
    refused: () => view({ callback_id: long(256) }),
    taken: () => view({ callback_id: long(255) }),
    says: 'less than 256',
  },
  {
    row: '1.1 private_metadata',
    what: '3,001 characters',
    refused: () => view({ private_metadata: long(3_001) }),
    taken: () => view({ private_metadata: long(3_000) }),
    says: 'less than 3001',
  },
  {
    row: '1.1 external_id',
    what: '256 characters',
    refused: () => view({ external_id: long(256) }),
    taken: () => view({ external_id: long(255) }),
    says: 'less than 256',
  },
  {
    row: '1.1 submit_disabled',
    what: 'any use',
    refused: () => view({ submit_disabled: true }),
    says: 'additional property: submit_disabled',
  },
  {
    row: '1.1 attachments',
    what: '101 attachments',
    refused: () => post({ attachments: times(101, () => ({ text: 'x' })) }),
    taken: () => post({ attachments: times(100, () => ({ text: 'x' })) }),
    says: 'too_many_attachments',
  },
  {
    row: '1.1 top-level text',
    what: '4,001 characters',
    refused: () => post({ text: long(4_001) }),
    taken: () => post({ text: long(4_000) }),
    says: 'msg_too_long',
  },
  {
    row: '1.1 top-level text',
    what: '40,001 characters in the answer to a command',
    refused: () => checkMessage({ text: long(40_001) }, 'answer'),
    taken: () => checkMessage({ text: long(40_000) }, 'answer'),
    says: 'msg_too_long',
  },
  { row: '1.1 top-level text', what: 'none', refused: () => post({ text: '', blocks: [section()] }), says: 'no_text' },
  {
    row: '1.1 text of chat.update',
    what: '4,001 characters',
    refused: () => update({ text: long(4_001) }),
    taken: () => update({ text: long(4_000) }),
    says: 'msg_too_long',
  },
  {
    row: '1.1 markdown_text',
    what: '12,001 characters',
    refused: () => post({ text: undefined, markdown_text: long(12_001) }),
    taken: () => post({ text: undefined, markdown_text: long(12_000) }),
    says: 'msg_too_long',
  },
  {
    row: '1.1 markdown_text',
    what: 'beside text',
    refused: () => post({ markdown_text: 'x' }),
    says: 'markdown_text_conflict',
  },
  {
    row: '1.1 size of all blocks',
    what: 'more than 40,000 characters',
    refused: () => message(...times(14, () => section({ text: plain(long(3_000)) }))),
    taken: () => message(...times(13, () => section({ text: plain(long(3_000)) }))),
    says: 'msg_blocks_too_long',
  },
];
