import { describe, expect, it } from 'vitest';
import { drawMessages, drawView } from '../../sandbox/pictures/draw-screen.ts';
import { screensToHtml } from '../../sandbox/pictures/screens-to-html.ts';

const plain = (text: string) => ({ type: 'plain_text', text });

function viewOf(blocks: readonly Record<string, unknown>[]) {
  return JSON.parse(
    JSON.stringify({
      id: 'V1',
      type: 'modal',
      title: 'Update COPS2',
      submit: 'Save',
      close: 'Close',
      callbackId: 'form',
      externalId: '',
      privateMetadata: '',
      hash: '1',
      blocks,
      values: { text: { commentary: { type: 'plain_text_input', value: 'All is <b>well</b>\nindeed' } } },
      errors: { 'What should councillors know?': 'Please say more.' },
    }),
  );
}

const INPUT = {
  type: 'input',
  block_id: 'text',
  label: plain('What should councillors know?'),
  optional: true,
  hint: plain('This text is printed.'),
  element: { type: 'plain_text_input', action_id: 'commentary', multiline: true },
};

describe('a picture of a form', () => {
  const page = () => screensToHtml([drawView('The form', viewOf([INPUT]))], 'all');

  it('shows the label, what was typed, the hint, the error and the buttons', async () => {
    const html = await page();
    for (const words of ['What should councillors know?', '(optional)', 'This text is printed.', 'Please say more.'])
      expect(html).toContain(words);
    expect(html).toMatch(/Close<\/span><b>Update COPS2<\/b><span class="send">Save</);
  });

  it('shows typed text as text', async () => {
    expect(await page()).toContain('All is &lt;b&gt;well&lt;/b&gt;<br>indeed');
  });
});

describe('a picture of a message', () => {
  it('shows the chosen words in bold and each button', async () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Quarter 1', style: { bold: true } },
              { type: 'text', text: ' is due' },
            ],
          },
        ],
      },
      { type: 'section', text: plain('COPS2'), accessory: { type: 'button', text: plain('Update'), action_id: 'a' } },
    ];
    const message = { channel: 'D1', ts: '1', user: 'U1', text: '', blocks, files: [] };
    const html = await screensToHtml([drawMessages('The message', { place: 'Ragtime', messages: [message] })], 'all');
    expect(html).toContain('<strong>Quarter 1</strong> is due');
    expect(html).toMatch(/COPS2<\/div><span class="button ">Update<\/span>/);
  });
});

describe('a block that pictures do not know', () => {
  it('is an error, since a picture must leave nothing out', () => {
    expect(() => drawView('The form', viewOf([{ type: 'video' }]))).toThrow('video');
  });
});
