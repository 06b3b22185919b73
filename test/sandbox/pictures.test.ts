import { describe, expect, it } from 'vitest';
import { drawScreen, type Screen, showMessages, showView } from '../../sandbox/pictures/draw-screen.ts';
import { galleryToHtml } from '../../sandbox/pictures/gallery-to-html.ts';
import { screensToHtml } from '../../sandbox/pictures/screens-to-html.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const phone = (screen: Screen) => screensToHtml([screen], { device: 'phone', extent: 'all' });

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
  const page = () => phone(showView('The form', viewOf([INPUT])));

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
    const html = await phone(showMessages('The message', { place: 'Ragtime', messages: [message] }));
    expect(html).toContain('<strong>Quarter 1</strong> is due');
    expect(html).toMatch(/COPS2<\/div><span class="button ">Update<\/span>/);
  });
});

describe('a block that pictures do not know', () => {
  it('is an error, since a picture must leave nothing out', () => {
    expect(() => drawScreen(showView('The form', viewOf([{ type: 'video' }])), 'phone')).toThrow('video');
  });
});

describe('what a press would open', () => {
  it('is said beside it: the question that is asked first, and what a menu offers', async () => {
    const confirm = {
      title: plain('Discard?'),
      text: plain('It is gone then.'),
      confirm: plain('Discard'),
      deny: plain('Keep'),
    };
    const discard = { type: 'button', action_id: 'discard', text: plain('Discard draft'), confirm };
    const options = ['COPS1', 'COPS2'].map((ref) => ({ text: plain(ref), value: ref }));
    const menu = { type: 'static_select', action_id: 'menu', placeholder: plain('Which one?'), options };
    const html = await phone(showView('The form', viewOf([{ type: 'actions', elements: [discard, menu] }])));
    for (const words of [
      'Which one?',
      'COPS1 · COPS2',
      '“Discard draft” asks first:',
      'It is gone then.',
      '[Keep]',
      '[Discard]',
    ])
      expect(html).toContain(words);
  });
});

describe('a long text outside a field', () => {
  const text = 'A sentence of a report. '.repeat(40);

  it('is folded, as Slack folds it', async () => {
    expect(await phone(showView('The form', viewOf([{ type: 'section', text: plain(text) }])))).toContain('See more');
  });

  it('is not folded where it says so', async () => {
    const block = { type: 'section', text: plain(text), expand: true };
    expect(await phone(showView('The form', viewOf([block])))).not.toContain('See more');
  });
});

describe('the gallery', () => {
  const chapters = [{ title: 'Forms', screens: { form: showView('The form', viewOf([INPUT])) } }];

  it('shows each screen on a phone and at a desk, where the buttons stand below', async () => {
    const html = await galleryToHtml({ chapters, hasPictures: true });
    expect(html).toContain('<section class="screen phone modal" aria-label="The form">');
    expect(html).toMatch(/class="screen desktop modal"[\s\S]*class="foot"><span class="button">Close</);
    expect(html).toContain('href="desktop/form.png"');
  });

  it('links no pictures where there are none', async () => {
    expect(await galleryToHtml({ chapters, hasPictures: false })).not.toContain('.png');
  });
});
