import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { type Answer, checkAnswer } from '../../../../src/core/collect/milestone/check-answer.ts';

const GREEN: Answer = {
  choice: 'green',
  commentary: 'Two of three sites are open.',
  action: '',
  actionBy: undefined,
  completedOn: undefined,
};
const RULES = {
  due: { kind: 'date', date: localDate('2026-06-15') },
  offered: ['green', 'amber-uncertain', 'amber-too-early', 'red', 'completed', 'not-started-red'],
  mayBeSilent: false,
  today: localDate('2026-07-02'),
} as const;

const faultsOf = (changed: Partial<Answer>, rules: Partial<Parameters<typeof checkAnswer>[1]> = {}) => {
  const checked = checkAnswer({ ...GREEN, ...changed }, { ...RULES, ...rules });
  return checked.ok ? [] : checked.refusal.map(({ field, fault }) => `${field}: ${fault}`);
};

describe('an answer that is structurally whole', () => {
  it('is taken with blanks at its ends removed and line breaks kept', () => {
    const checked = checkAnswer({ ...GREEN, commentary: '  One.\n- two\n ' }, RULES);
    expect(checked).toMatchObject({ ok: true, value: { commentary: 'One.\n- two', status: { rag: 'green' } } });
  });

  it.each([
    ['red with an action', { choice: 'red', action: 'A second contractor starts in May.' }],
    ['amber without an action', { choice: 'amber-uncertain' }],
    [
      'completed after the quarter, while it is collected',
      { choice: 'completed', completedOn: localDate('2026-07-02') },
    ],
    ['exactly 3,000 characters', { commentary: 'x'.repeat(3000) }],
  ] as const)('has no faults: %s', (_, changed) => {
    expect(faultsOf(changed)).toEqual([]);
  });

  it('needs no text for green where none is due', () => {
    expect(faultsOf({ commentary: '' }, { mayBeSilent: true })).toEqual([]);
    expect(faultsOf({ commentary: '', choice: 'amber-too-early' }, { mayBeSilent: true })).toEqual([
      'commentary: missing',
    ]);
  });
});

describe('a day beside the due date of 15 June', () => {
  const AT_ITS_DATE = { offered: ['completed', 'completed-late', 'not-completed'] } as const;
  it.each([
    ['completed on that day', 'completed', '2026-06-15', AT_ITS_DATE, []],
    ['completed a day later', 'completed', '2026-06-16', AT_ITS_DATE, ['completedOn: is-late']],
    ['late a day later', 'completed-late', '2026-06-16', AT_ITS_DATE, []],
    ['late on that day', 'completed-late', '2026-06-15', AT_ITS_DATE, ['completedOn: is-in-time']],
    ['late, and still to come', 'completed-late', '2026-07-03', AT_ITS_DATE, ['completedOn: in-the-future']],
    ['completed later where late is not offered', 'completed', '2026-06-16', {}, []],
    ['late without a due date', 'completed-late', '2026-06-15', { ...AT_ITS_DATE, due: { kind: 'none' } }, []],
  ] as const)('%s', (_, choice, day, rules, faults) => {
    expect(faultsOf({ choice, completedOn: localDate(day) }, rules)).toEqual(faults);
  });
});

describe('an answer with structural faults', () => {
  it.each([
    ['no status', { choice: undefined }, ['choice: missing']],
    ['a status that is not offered', { choice: 'not-completed', action: 'x' }, ['choice: not-offered']],
    ['no text', { commentary: ' \n ' }, ['commentary: missing']],
    ['one character too many', { commentary: 'x'.repeat(3001) }, ['commentary: too-long']],
    ['red without an action', { choice: 'red' }, ['action: missing-for-red']],
    ['red before it has begun', { choice: 'not-started-red' }, ['action: missing-for-red']],
    ['completed without a date', { choice: 'completed' }, ['completedOn: missing']],
    [
      'completed tomorrow',
      { choice: 'completed', completedOn: localDate('2026-07-03') },
      ['completedOn: in-the-future'],
    ],
    ['everything at once', { choice: 'red', commentary: '' }, ['commentary: missing', 'action: missing-for-red']],
  ] as const)('names the field: %s', (_, changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults);
  });
});
