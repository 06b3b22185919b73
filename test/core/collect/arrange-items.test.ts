import { describe, expect, it } from 'vitest';
import { arrangeItem, type ItemAct } from '../../../src/core/collect/item/arrange-items.ts';
import type { ItemBook, ItemVersion } from '../../../src/core/collect/item/item.ts';
import { EMPTY_BOOK } from '../../support/report-builders.ts';

const item = (itemId: string, changes: Partial<ItemVersion> = {}): ItemVersion => ({
  ...{ id: 1, itemId, directorateId: 'd', quarter: '2026-27/Q1', kind: 'key-development', title: `Title ${itemId}` },
  ...{ text: `Text ${itemId}`, authorIds: [`p-${itemId}`], followsId: undefined, isWithdrawn: false },
  ...{ enteredById: 'p', at: new Date(0) },
  ...changes,
});
const ISSUE = { kind: 'emerging-issue' } as const;
const BOOK: ItemBook = {
  ...EMPTY_BOOK,
  items: [item('a'), item('x', ISSUE), item('gone', { isWithdrawn: true }), item('b'), item('y', ISSUE)],
};
const arrange = (itemId: string, act: ItemAct, book = BOOK) =>
  arrangeItem(itemId, act, { book, next: { quarter: '2026-27/Q2', itemId: 'next' } });

describe('an item that is moved', () => {
  it.each([
    ['b', 'up', ['b', 'x', 'gone', 'a', 'y']],
    ['a', 'down', ['b', 'x', 'gone', 'a', 'y']],
    ['y', 'up', ['a', 'y', 'gone', 'b', 'x']],
  ] as const)('%s goes %s past the next of its section', (id, kind, order) => {
    expect(arrange(id, { kind })).toEqual({ ok: true, value: { versions: [], order } });
  });

  it.each([
    ['a', 'up'],
    ['b', 'down'],
    ['x', 'up'],
    ['y', 'down'],
  ] as const)('%s has nothing to go %s to', (id, kind) => {
    expect(arrange(id, { kind })).toEqual({ ok: false, refusal: { reason: 'at-the-end' } });
  });

  it('stands behind all others in the other section', () => {
    const moved = arrange('a', { kind: 'other-section' });
    expect(moved).toMatchObject({
      value: { versions: [{ itemId: 'a', kind: 'emerging-issue' }], order: ['x', 'gone', 'b', 'y', 'a'] },
    });
  });
});

describe('two items that are merged', () => {
  it('are one with both texts and joint initials; the second one keeps its words and where it went', () => {
    expect(arrange('b', { kind: 'merge' })).toMatchObject({
      value: {
        versions: [
          { itemId: 'a', title: 'Title a', text: 'Text a\n\nText b', authorIds: ['p-a', 'p-b'], isWithdrawn: false },
          { itemId: 'b', title: 'Title b', text: 'Text b', isWithdrawn: true, wentToId: 'a' },
        ],
      },
    });
  });

  it('may be of two sections, where the other one is named', () => {
    expect(arrange('x', { kind: 'merge', intoId: 'b' })).toMatchObject({ value: { versions: [{ itemId: 'b' }, {}] } });
  });

  it.each([
    ['the first', 'a', undefined],
    ['itself', 'a', 'a'],
    ['one that is withdrawn', 'a', 'gone'],
  ])('are not %s', (_, id, intoId) => {
    expect(arrange(id, { kind: 'merge', intoId })).toEqual({ ok: false, refusal: { reason: 'nothing-to-merge' } });
  });

  it('are refused where no form could hold both texts', () => {
    const long = { ...BOOK, items: [item('a', { text: 'x'.repeat(1500) }), item('b', { text: 'y'.repeat(1499) })] };
    expect(arrange('b', { kind: 'merge' }, long)).toEqual({
      ok: false,
      refusal: { reason: 'too-long', length: 3001, most: 3000 },
    });
  });
});

it('an item that is held over is printed next quarter, and not in this one', () => {
  expect(arrange('x', { kind: 'hold-over' })).toMatchObject({
    value: {
      versions: [
        { itemId: 'x', isWithdrawn: true, wentToId: 'next' },
        { itemId: 'next', quarter: '2026-27/Q2', kind: 'emerging-issue', isWithdrawn: false, text: 'Text x' },
      ],
    },
  });
});

it('nothing is done with an item that does not stand', () => {
  for (const id of ['gone', 'unknown']) {
    expect(arrange(id, { kind: 'up' })).toEqual({ ok: false, refusal: { reason: 'not-standing' } });
  }
});
