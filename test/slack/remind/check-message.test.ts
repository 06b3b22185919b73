import { describe, expect, it } from 'vitest';
import { isObject, objectsAt, parseJson } from '../../../sandbox/json.ts';
import { renderMessage } from '../../../sandbox/render.ts';
import { checkMessage } from '../../../sandbox/validate/message.ts';
import type { CheckContent } from '../../../src/core/remind/check-content.ts';
import { renderCheck } from '../../../src/slack/remind/check-message.ts';
import { renderPreview } from '../../../src/slack/remind/preview-message.ts';
import type { RenderedMessage } from '../../../src/usecases/publish/ports.ts';

const CHECK: CheckContent = {
  windowId: 'window-d-ce-2026-27/Q1',
  directorateCode: 'CE',
  directorateName: 'Children and Enterprise',
  quarterTitle: 'Quarter 1 2026/27',
  period: '1 April to 30 June 2026',
  stand: 'by-itself',
  hasOpeningPassed: false,
  opensOn: 'Wednesday 1 July',
  steps: [
    { name: 'opens', at: '9am Wednesday 1 July' },
    { name: 'due', at: '5pm Tuesday 14 July' },
  ],
  parts: [],
  owners: [{ initials: 'AMc', name: 'Alison McBride', counts: { milestone: 1 }, heldBack: {}, drafts: {} }],
  orphans: [{ ref: 'COPS9', words: 'Open the <!channel> pool', initials: undefined, reason: 'no-owner' }],
  toConfirm: [{ ref: 'I1', words: 'Days lost' }],
};

function drawn(message: RenderedMessage) {
  const args = parseJson(JSON.stringify({ channel: 'D1', ...message }));
  if (!isObject(args)) throw new Error('A message is an object.');
  const blocks = objectsAt(args, 'blocks');
  const text = renderMessage({ text: '', blocks, files: [] });
  return { problem: checkMessage(args, 'post'), text, buttons: [...text.matchAll(/\[(.+?)\]/g)].map(([, it]) => it) };
}

const PREVIEW = 'Send me every message';

describe('"Check before it starts"', () => {
  it('says who is asked, what nobody can be asked for, and which targets are missing', () => {
    const { problem, text } = drawn(renderCheck(CHECK));
    expect(problem).toBeUndefined();
    expect(text).toContain('Who is asked: one person\n• Alison McBride (AMc): one milestone');
    expect(text).toContain('• COPS9 Open the <!channel> pool: it has no owner');
    expect(text).toContain('Targets still to be confirmed:\n• I1 Days lost');
  });

  it('gives each part with dates of its own its own steps', () => {
    const steps = [
      { name: 'last-call', at: '9am Wednesday 22 July' },
      { name: 'closes', at: '5pm Tuesday 28 July' },
    ] as const;
    const { problem, text } = drawn(renderCheck({ ...CHECK, parts: [{ part: 'values', steps }] }));
    expect(problem).toBeUndefined();
    expect(text).toContain('Opens: 9am Wednesday 1 July, for everything');
    expect(text).toContain('Texts, items, risks, equality actions and finance\n• Due: 5pm Tuesday 14 July');
    expect(text).toContain('Values\n• Last call: 9am Wednesday 22 July\n• Closes: 5pm Tuesday 28 July');
  });

  it.each([
    ['by-itself', false, ['Hold', 'Start now', 'Reassign', PREVIEW]],
    ['waits', false, ['Open on Wednesday 1 July', 'Start now', 'Reassign', PREVIEW]],
    ['held', false, ['Open on Wednesday 1 July', 'Start now', 'Reassign', PREVIEW]],
    ['held', true, ['Start now', 'Reassign', PREVIEW]],
    ['collecting', true, []],
    ['over', true, []],
  ] as const)('%s, opening passed %s, offers what can be done', (stand, hasOpeningPassed, expected) => {
    const { problem, buttons } = drawn(renderCheck({ ...CHECK, stand, hasOpeningPassed }));
    expect(problem).toBeUndefined();
    expect(buttons).toEqual(expected);
  });

  it('of a very large plan still fits', () => {
    const many = Array.from({ length: 400 }, (_, index) => index);
    const words = 'Words that go on '.repeat(20);
    const { problem, text } = drawn(
      renderCheck({
        ...CHECK,
        owners: many.map((count) => ({
          initials: `P${count}`,
          name: `Person with a long name ${count}`,
          counts: { milestone: count },
          heldBack: {},
          drafts: {},
        })),
        orphans: many.map((n) => ({ ref: `R${n}`, words, initials: `P${n}`, reason: 'not-in-slack' })),
        toConfirm: many.map((n) => ({ ref: `I${n}`, words })),
      }),
    );
    expect(problem).toBeUndefined();
    expect(text).toContain('Who is asked: 400 people');
    expect(text).toContain('And 370 more.');
  });
});

describe('a preview', () => {
  it('of the longest reminder fits, and no button in it acts', () => {
    const line = (index: number) => ({
      entry: { kind: 'milestone' as const, id: `m${index}` },
      ref: `COPS${index}`,
      words: 'Repave the square',
      due: undefined,
      earlier: undefined,
      insteadOf: undefined,
      directorateCode: 'CE',
      quarter: '2026-27/Q1',
    });
    const group = (index: number) => ({
      step: 'opens' as const,
      quarterTitle: `Quarter ${index}`,
      period: '1 April to 30 June 2026',
      dueAt: '5pm Tuesday 14 July',
      closesAt: '5pm Tuesday 21 July',
      lines: Array.from({ length: 4 }, (_, each) => line(each)),
    });
    const groups = Array.from({ length: 10 }, (_, index) => group(index));
    const { problem, text } = drawn(
      renderPreview(
        {
          person: { id: 'p', initials: 'AMc', name: 'Alison McBride' },
          groups,
          drafts: [],
          unsentCount: 0,
          snooze: { kind: 'offered' },
        },
        { opensAt: undefined, items: [] },
      ),
    );
    expect(problem).toBeUndefined();
    expect(text).toContain('This is what Alison McBride will see once the window is started.');
    expect(
      JSON.stringify(
        renderPreview(
          {
            person: { id: 'p', initials: 'A', name: 'A' },
            groups,
            drafts: [],
            unsentCount: 0,
            snooze: { kind: 'none' },
          },
          { opensAt: '9am', items: [] },
        ).blocks,
      ),
    ).not.toContain('"button"');
  });
});
