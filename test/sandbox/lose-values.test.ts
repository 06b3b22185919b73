import { describe, expect, it } from 'vitest';
import { loseValues } from '../../sandbox/lose-values.ts';

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const input = (blockId: string, initial: string) => ({
  type: 'input',
  block_id: blockId,
  element: { type: 'plain_text_input', action_id: 'a', ...(initial === '' ? {} : { initial_value: initial }) },
});
const payload = {
  type: 'view_submission',
  view: {
    blocks: [input('touched', 'before'), input('untouched', 'before'), input('empty', '')],
    state: { values: { touched: { a: text('after') }, untouched: { a: text('before') }, empty: { a: text(null) } } },
  },
};

describe('a form that loses fields on its way', () => {
  it('has none of them', () => {
    expect(loseValues(payload, { kind: 'values-lost', fields: 'missing' })).toMatchObject({
      view: { state: { values: {} } },
    });
    expect(JSON.stringify(loseValues(payload, { kind: 'values-lost', fields: 'missing' }))).not.toContain('after');
  });

  it('has those empty that stand as they began', () => {
    expect(loseValues(payload, { kind: 'values-lost', fields: 'untouched' })).toMatchObject({
      type: 'view_submission',
      view: {
        state: { values: { touched: { a: text('after') }, untouched: { a: text(null) }, empty: { a: text(null) } } },
      },
    });
  });

  it('has the others where only one is lost', () => {
    expect(loseValues(payload, { kind: 'values-lost', fields: 'missing', only: 'un' })).toMatchObject({
      view: { state: { values: { touched: { a: text('after') }, empty: { a: text(null) } } } },
    });
    expect(loseValues(payload, { kind: 'values-lost', fields: 'untouched', only: 'touched' })).toEqual(payload);
  });

  it('is left alone where there is no form', () => {
    const command = { command: '/milestone' };
    expect(loseValues(command, { kind: 'values-lost', fields: 'missing' })).toBe(command);
  });
});
