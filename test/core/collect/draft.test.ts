import { describe, expect, it } from 'vitest';
import {
  MOST_DRAFT_LETTERS,
  mergeDraft,
  type StoredDraft,
  type Typed,
  toActedAt,
} from '../../../src/core/collect/draft.ts';

const AT = new Date('2026-07-02T09:00:00Z');
const NOON = toActedAt(AT);

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
    ['after the submit, and different', stored({ state: 'sent' }), 'New words.'],
    ['after it was discarded', stored({ state: 'discarded', fields: {} }), 'New words.'],
    ['on another device', stored({ formNonce: 'other' }), 'New words.'],
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
    ['minds no draft that was sent', stored({ fields: { commentary: '' }, state: 'sent' }), 'Began with this.'],
  ])('%s', (_, before, words) => {
    expect(wordsOf(mergeDraft(before, emptied))).toBe(words);
  });
});
