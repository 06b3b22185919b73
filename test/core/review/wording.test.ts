import { describe, expect, it } from 'vitest';
import type { LedUpdate } from '../../../src/core/collect/led/led-entry.ts';
import { applyWordings } from '../../../src/core/review/apply-wordings.ts';
import {
  checkObjection,
  checkTexts,
  ownTexts,
  standOfWording,
  type Texts,
  type Wording,
} from '../../../src/core/review/wording.ts';
import { aFigureBook, anIndicator, anIndicatorUpdate, anUpdate, byMilestone } from '../../support/report-builders.ts';
import { aWording } from '../../support/review-builders.ts';

const risk: LedUpdate = {
  id: 5,
  entryId: 'r1',
  quarter: '2026-27/Q1',
  content: { kind: 'risk', likelihood: 2, impact: 3, done: 'We met.', next: 'We meet.' },
  leadId: 'p-AMc',
  enteredById: undefined,
  at: new Date('2026-07-10T10:00:00Z'),
};
const action: LedUpdate = {
  ...risk,
  id: 6,
  entryId: 'e1',
  content: { kind: 'equality-action', progress: 'on-course', text: 'Done.' },
};

describe('the texts that can be edited', () => {
  it.each<[string, Parameters<typeof ownTexts>[0], Texts]>([
    [
      'both of a milestone',
      { kind: 'milestone', update: anUpdate('m1', { commentary: 'C', action: 'A' }) },
      { commentary: 'C', action: 'A' },
    ],
    ['none that is empty', { kind: 'milestone', update: anUpdate('m1', { commentary: '', action: '' }) }, {}],
    [
      'not what another milestone says',
      { kind: 'milestone', update: anUpdate('m1', { commentary: 'C', action: 'A', coveredBy: 'm2' }) },
      { action: 'A' },
    ],
    [
      'of an indicator',
      { kind: 'indicator', indicator: anIndicator('i1'), update: anIndicatorUpdate('i1', { commentary: 'C' }) },
      { commentary: 'C' },
    ],
    ['of a risk', { kind: 'led', update: risk }, { done: 'We met.', next: 'We meet.' }],
    ['of an equality action', { kind: 'led', update: action }, { text: 'Done.' }],
  ])('are %s', (_what, said, texts) => {
    expect(ownTexts(said)).toEqual(texts);
  });
});

describe('an officer’s words', () => {
  it.each<[string, Texts, unknown]>([
    ['are trimmed', { commentary: ' B \n' }, { ok: true, value: { commentary: 'B' } }],
    ['leave what did not come back as it was', {}, { ok: true, value: { commentary: 'C' } }],
    [
      'add no text where the owner gave none',
      { commentary: 'B', action: 'more' },
      { ok: true, value: { commentary: 'B' } },
    ],
    ['are never empty', { commentary: ' ' }, { ok: false, refusal: { field: 'commentary', fault: 'missing' } }],
    [
      'hold what a field holds',
      { commentary: 'x'.repeat(3001) },
      { ok: false, refusal: { field: 'commentary', fault: 'too-long' } },
    ],
  ])('%s', (_what, typed, result) => {
    expect(checkTexts({ commentary: 'C' }, typed)).toEqual(result);
  });

  it.each<[string, Partial<Wording>, number | undefined, string]>([
    ['are in print while the update stands', {}, 1, 'in-print'],
    ['are over with a newer update', {}, 2, 'over'],
    ['are taken back', { kind: 'taken-back' }, 1, 'taken-back'],
    ['are objected to', { kind: 'objected' }, 1, 'objected'],
    ['are over with a newer update, even after an objection', { kind: 'objected' }, 2, 'over'],
  ])('%s', (_what, changes, standingId, stand) => {
    expect(standOfWording(aWording(changes), standingId)).toBe(stand);
  });

  it.each([
    [' Not so. ', { ok: true, value: 'Not so.' }],
    [' ', { ok: false, refusal: 'missing' }],
    ['x'.repeat(1001), { ok: false, refusal: 'too-long' }],
  ])('are objected to with a reason: %j', (typed, result) => {
    expect(checkObjection(typed)).toEqual(result);
  });
});

describe('what is printed', () => {
  const sources = {
    updates: {
      current: byMilestone([
        anUpdate('m1', { commentary: 'Own.', action: 'Act.' }),
        anUpdate('m2', { id: 2, commentary: 'Own.', kind: 'covered', coveredBy: 'm1' }),
      ]),
      previous: byMilestone([anUpdate('m1', { commentary: 'Own.' })]),
      settledEarlier: new Map(),
    },
    figures: aFigureBook([anIndicatorUpdate('i1', { commentary: 'Own.' })]),
    ledBook: {
      current: new Map([
        ['r1', risk],
        ['e1', action],
      ]),
      earlier: new Map(),
      confirmations: [],
      mark: 1,
    },
  };
  const commentaryOf = (id: string, ...wordings: readonly Wording[]) =>
    applyWordings(sources, wordings).updates.current.get(id)?.commentary;

  it('is the owner’s text where nobody has edited it', () => {
    expect(applyWordings(sources, [])).toEqual(sources);
  });

  it('is the newest wording, also under a milestone that the text covers', () => {
    const older = aWording({ texts: { commentary: 'First.', action: 'Act.' } });
    const newer = aWording({ id: 2, texts: { commentary: 'Second.', action: 'Done.' } });
    expect(commentaryOf('m1', older, newer)).toBe('Second.');
    expect(commentaryOf('m2', older, newer)).toBe('Second.');
    const { current, previous } = applyWordings(sources, [newer]).updates;
    expect(current.get('m1')?.action).toBe('Done.');
    expect(current.get('m2')?.action).toBe('');
    expect(previous.get('m1')?.commentary).toBe('Own.');
  });

  it.each([
    ['it was taken back', aWording({ id: 2, kind: 'taken-back', texts: {} })],
    ['its owner objects', aWording({ id: 2, kind: 'objected', texts: {} })],
  ])('is the owner’s text where %s', (_why, last) => {
    expect(commentaryOf('m1', aWording(), last)).toBe('Own.');
  });

  it('is the owner’s text where the wording is about an older update', () => {
    expect(commentaryOf('m1', aWording({ updateId: 9 }))).toBe('Own.');
  });

  it('is worded for indicators, risks and equality actions alike', () => {
    const { figures, ledBook } = applyWordings(sources, [
      aWording({ entry: { kind: 'indicator', id: 'i1' }, texts: { commentary: 'Better.' } }),
      aWording({
        entry: { kind: 'risk', id: 'r1' },
        updateId: 5,
        texts: { done: 'We have met.', next: 'We meet again.' },
      }),
      aWording({ entry: { kind: 'equality-action', id: 'e1' }, updateId: 6, texts: { text: 'All done.' } }),
    ]);
    expect(figures.said.get('i1')?.update?.commentary).toBe('Better.');
    expect(ledBook.current.get('r1')?.content).toMatchObject({
      done: 'We have met.',
      next: 'We meet again.',
      impact: 3,
    });
    expect(ledBook.current.get('e1')?.content).toMatchObject({ text: 'All done.', progress: 'on-course' });
  });
});
