import { describe, expect, it } from 'vitest';
import { quarterReturns } from '../../../src/core/review/quarter-returns.ts';
import type { Returned } from '../../../src/core/review/returned.ts';
import { aPerson } from '../../support/report-builders.ts';
import { aWording } from '../../support/review-builders.ts';

const QUARTER = '2026-27/Q1';
const AT = new Date('2026-07-08T09:00:00Z');
const returned = (id: number, closedAt?: Date, quarter = QUARTER): Returned => ({
  ...{ id, entry: { kind: 'risk', id: 'r' }, quarter, updateId: 1, question: 'Why?', askedById: 'jp' },
  ...{ at: AT, answeredAt: undefined, closedAt },
});

describe.each([
  ['collecting', [], true, 'return'],
  ['review', [], true, 'return'],
  ['planned', [], true, undefined],
  ['published', [], true, 'return'],
  ['published', [], false, undefined],
  ['published', [returned(1)], true, 'return'],
  ['published', [{ ...returned(1), isCorrection: true }], true, 'close'],
  ['review', [returned(1)], true, 'close'],
  ['review', [returned(1, AT)], true, 'return'],
  ['review', [returned(1, AT), returned(2)], true, 'close'],
  ['review', [returned(1, undefined, '2026-27/Q2')], true, 'return'],
  ['review', [returned(1)], false, undefined],
] as const)('in a window that is %s', (state, returns, mayReturn, expected) => {
  it(`${returns.length} questions and ${mayReturn ? 'an officer' : 'another reader'} give ${expected}`, () => {
    const facts = { returns, wordings: [], windows: [{ quarter: QUARTER, state }], people: [], mayReturn };
    expect(quarterReturns(QUARTER, facts).officerMay).toBe(expected);
  });
});

it('shows the questions of the quarter, the newest first', () => {
  const returns = [returned(1, AT), returned(2, AT, '2026-27/Q2'), returned(3)];
  const shown = quarterReturns(QUARTER, { returns, wordings: [], windows: [], people: [], mayReturn: true }).returns;
  expect(shown.map(({ id }) => id)).toEqual([3, 1]);
});

it('shows what was edited in the quarter, the newest first, with who did it', () => {
  const jo = aPerson('JP');
  const wordings = [aWording(), aWording({ id: 2, quarter: '2026-27/Q2' }), aWording({ id: 3, byId: jo.id })];
  const shown = quarterReturns(QUARTER, { returns: [], wordings, windows: [], people: [jo], mayReturn: true }).wordings;
  expect(shown.map(({ id, by }) => [id, by?.name])).toEqual([
    [3, jo.name],
    [1, undefined],
  ]);
});
