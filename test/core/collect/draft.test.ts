import { describe, expect, it } from 'vitest';
import {
  MOST_DRAFT_LETTERS,
  mergeDraft,
  type Sent,
  type StoredDraft,
  type Typed,
  takeAlong,
  toActedAt,
} from '../../../src/core/collect/draft.ts';

const AT = new Date('2026-07-02T09:00:00Z');
const NOON = toActedAt(AT);
const BEFORE = new Date(AT.getTime() - 1000);

function typed(changes: Partial<Typed> = {}): Typed {
  return {
    fields: { choice: 'green', commentary: 'New words.' },
    untouched: {},
    actedAt: NOON,
    at: AT,
    basedOn: 7,
    formNonce: 'form',
    ...changes,
  };
}

function stored(changes: Partial<StoredDraft> = {}): StoredDraft {
  return {
    personId: 'p',
    entry: { kind: 'milestone', id: 'm' },
    quarter: '2026-27/Q1',
    fields: { choice: 'green', commentary: 'Old words.' },
    actedAt: NOON - 1,
    savedAt: AT,
    basedOn: undefined,
    formNonce: 'form',
    state: 'open',
    ...changes,
  };
}

const inOther = (changes: Partial<StoredDraft> = {}) => stored({ formNonce: 'other', ...changes });
const wordsOf = (merged: ReturnType<typeof mergeDraft>) => merged?.fields.commentary;

describe('what is typed', () => {
  it('begins a draft', () => {
    expect(mergeDraft(undefined, typed())).toEqual({
      fields: { choice: 'green', commentary: 'New words.' },
      actedAt: NOON,
      savedAt: AT,
      basedOn: 7,
      formNonce: 'form',
      state: 'open',
    });
  });

  it.each([
    ['later than the draft', stored(), 'New words.'],
    ['at the same instant', stored({ actedAt: NOON }), undefined],
    ['earlier than the draft', stored({ actedAt: NOON + 1 }), undefined],
    ['earlier than the submit', stored({ state: 'sent', actedAt: NOON + 1 }), undefined],
    ['earlier than it was discarded', stored({ state: 'discarded', fields: {}, actedAt: NOON + 1 }), undefined],
    ['after the submit, and different', stored({ state: 'sent', savedAt: BEFORE }), 'New words.'],
    ['before the submit of its form, which arrived first', stored({ state: 'sent', actedAt: 0 }), undefined],
    ['before the submit of another form, which never showed it', inOther({ state: 'sent', actedAt: 0 }), 'New words.'],
    ['earlier than what the submit of another form knew', inOther({ state: 'sent', actedAt: NOON }), undefined],
    ['after it was discarded', stored({ state: 'discarded', fields: {} }), 'New words.'],
    ['on another device', inOther(), 'New words.'],
  ])('%s', (_, before, words) => {
    expect(wordsOf(mergeDraft(before, typed()))).toBe(words);
  });

  it('and was taken along by the submit is no draft again', () => {
    const sent = stored({ state: 'sent', fields: { choice: 'green', commentary: 'New words.', action: '' } });
    expect(mergeDraft(sent, typed())).toBeUndefined();
  });

  it('is a draft again after it was discarded, though it is the same', () => {
    expect(mergeDraft(stored({ state: 'discarded', fields: {} }), typed())?.state).toBe('open');
  });
});

describe('a form that is left by one of its buttons', () => {
  const leave = (draftedAt?: number) => typed({ leaving: { draftedAt } });

  it.each([
    ['keeps its last words', stored(), leave(), 'New words.'],
    ['goes on with the draft that it began with', inOther(), leave(NOON - 1), 'New words.'],
    ['leaves what was typed elsewhere since', inOther(), leave(NOON - 2), undefined],
    ['begins anew after what was sent elsewhere', inOther({ state: 'sent' }), leave(), 'New words.'],
  ])('%s', (_, before, left, words) => {
    expect(wordsOf(mergeDraft(before, left))).toBe(words);
  });
});

describe('a draft, once something is sent', () => {
  const sent: Sent = { fields: { commentary: 'Sent.' }, at: AT, formNonce: 'form', draftedAt: undefined };
  const same = { fields: { commentary: 'Sent.', action: '' } };

  it.each([
    ['that was typed in the form that is sent', stored(), sent, true],
    ['that stood in its fields', inOther(), { ...sent, draftedAt: NOON - 1 }, true],
    ['that stood in its fields, and was gone on with elsewhere', inOther(), { ...sent, draftedAt: NOON - 2 }, false],
    ['of which it knows nothing', inOther(), sent, false],
    ['of which it knows nothing, and holds the same', inOther(same), sent, true],
    ['that was sent before', inOther({ state: 'sent' }), sent, true],
    ['that was discarded', inOther({ state: 'discarded', fields: {} }), sent, true],
    ['that never was', undefined, sent, true],
  ] as const)('%s', (_, before, what, isTaken) => {
    const taken = takeAlong(before, what);
    expect(taken?.state).toBe(isTaken ? 'sent' : undefined);
    expect(taken?.fields).toEqual(isTaken ? sent.fields : undefined);
  });

  it('leaves behind how much of the typing it knew', () => {
    expect(takeAlong(stored(), { ...sent, draftedAt: NOON - 5 })?.actedAt).toBe(NOON - 1);
    expect(takeAlong(undefined, { ...sent, draftedAt: NOON - 5 })?.actedAt).toBe(NOON - 5);
  });
});

describe('what was said of a covered milestone', () => {
  const said = { 'choice|m-2': 'red', 'action|m-2': 'Roofs.' };
  const before = stored({ fields: { covers: 'm-1\nm-2', ...said } });

  it.each([
    ['stands while the form does not ask for it', before, { covers: 'm-2' }, { covers: 'm-2', ...said }],
    [
      'gives way to what is said now',
      before,
      { covers: 'm-2', 'choice|m-2': '' },
      { covers: 'm-2', ...said, 'choice|m-2': '' },
    ],
    ['goes when it is no longer covered', before, { covers: 'm-1' }, { covers: 'm-1' }],
    ['goes with a draft that was sent', { ...before, state: 'sent' as const }, { covers: 'm-2' }, { covers: 'm-2' }],
  ])('%s', (_, draft, fields, merged) => {
    expect(mergeDraft(draft, typed({ fields, formNonce: 'other' }))?.fields).toEqual(merged);
  });

  it('gives way to what is typed where both are more than a draft may hold', () => {
    const long = stored({ fields: { covers: 'm-2', 'action|m-2': 'x'.repeat(MOST_DRAFT_LETTERS - 100) } });
    const fields = { covers: 'm-2', commentary: 'y'.repeat(200) };
    expect(mergeDraft(long, typed({ fields, formNonce: 'other' }))?.fields).toEqual(fields);
  });

  it('stands where the field that names it comes back empty and was not acted on', () => {
    const emptied = typed({ fields: {}, untouched: { covers: 'm-2' }, formNonce: 'other' });
    expect(mergeDraft(before, emptied)?.fields).toEqual({ covers: 'm-2', ...said });
  });
});

describe('a field that comes back empty and was not acted on', () => {
  const emptied = typed({ fields: { choice: 'green' }, untouched: { commentary: 'Began with this.' } });

  it.each([
    ['keeps what it began with', undefined, 'Began with this.'],
    ['keeps what this form has told before', stored({ fields: { commentary: 'Told before.' } }), 'Told before.'],
    ['stays empty where this form has told so before', stored({ fields: { commentary: '' } }), ''],
    ['minds no other form', stored({ fields: { commentary: '' }, formNonce: 'other' }), 'Began with this.'],
    [
      'minds no draft that was sent',
      stored({ fields: { commentary: '' }, state: 'sent', savedAt: BEFORE }),
      'Began with this.',
    ],
  ])('%s', (_, before, words) => {
    expect(wordsOf(mergeDraft(before, emptied))).toBe(words);
  });
});
