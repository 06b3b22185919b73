import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { IndicatorSaid } from '../../../src/core/collect/indicator/indicator-outstanding.ts';
import { askIndicator } from '../../../src/core/remind/ask-indicator.ts';
import { isAwaitedOn } from '../../../src/core/remind/asked-entry.ts';
import { anIndicator, anIndicatorUpdate, aSuppliedFigure, Q1 } from '../../support/report-builders.ts';

const SAID: IndicatorSaid = { update: undefined, earlier: undefined, supplied: undefined, query: undefined };
const ask = (said: Partial<IndicatorSaid>, supplierId?: string) =>
  askIndicator(anIndicator('i1', { supplierId }), { ...SAID, ...said }, Q1);
const query = { suppliedId: 4, question: 'Sure?', askedById: 'p-AMc', at: new Date(0) };

describe('an indicator as a window asks for it', () => {
  it('waits for its owner, and names what was said', () => {
    expect(ask({})).toMatchObject({ ownerId: 'p-AMc', answer: undefined, earlier: undefined });
    const word = { figure: '79.2%', status: { rag: 'green' } };
    expect(ask({ update: anIndicatorUpdate('i1') })).toMatchObject({ answer: word });
    expect(ask({ earlier: anIndicatorUpdate('i1') })).toMatchObject({ answer: undefined, earlier: word });
  });

  it('is not asked for in a quarter in which it is not reported', () => {
    expect(askIndicator(anIndicator('i1', { quarters: [2] }), SAID, Q1)).toBeUndefined();
  });

  it.each([
    ['2026-07-09', false],
    ['2026-07-10', true],
    ['2026-07-11', true],
  ])('that was announced for 10 July waits on %s: %s', (today, isWaiting) => {
    const figure = { kind: 'none', reason: 'not-yet', expectedOn: localDate('2026-07-10') } as const;
    const asked = ask({ update: anIndicatorUpdate('i1', { figure }) });
    expect(asked && isAwaitedOn(asked, () => localDate(today))).toBe(isWaiting);
  });

  it.each([
    ['nothing yet', {}, undefined],
    ['a figure', { supplied: aSuppliedFigure(4) }, { id: 4, contributorId: 'p-FW', decision: undefined }],
    ['a queried one', { supplied: aSuppliedFigure(4), query }, { decision: { kind: 'sent-back', question: 'Sure?' } }],
    [
      'a confirmed one',
      { supplied: aSuppliedFigure(4), update: anIndicatorUpdate('i1', { suppliedId: 4 }) },
      { decision: { kind: 'answered' } },
    ],
  ])('names its supplier first, with %s', (_, said, handed) => {
    const asked = ask(said, 'p-FW');
    expect(asked?.contributorIds).toEqual(['p-FW']);
    if (handed === undefined) expect(asked?.handed).toBeUndefined();
    else expect(asked?.handed).toMatchObject(handed);
  });

  it('waits for its owner again when the supplier corrects what was confirmed', () => {
    const update = anIndicatorUpdate('i1', { suppliedId: 4 });
    expect(ask({ update, supplied: aSuppliedFigure(5) }, 'p-FW')?.answer).toBeUndefined();
  });
});
