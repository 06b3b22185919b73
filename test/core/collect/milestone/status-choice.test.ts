import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { parseQuarter } from '../../../../src/core/calendar/quarter.ts';
import {
  choiceToStatus,
  isStatusChoice,
  statusChoices,
  statusToChoice,
} from '../../../../src/core/collect/milestone/status-choice.ts';
import type { Due } from '../../../../src/core/plan/plan.ts';

const on = (day: string): Due => ({ kind: 'date', date: localDate(day) });
const quarter = (text: string) => {
  const parsed = parseQuarter(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

describe('the question about a milestone', () => {
  const forecast = ['green', 'amber-uncertain', 'amber-too-early', 'red', 'completed', 'not-started'];
  const outcome = ['completed', 'completed-late', 'not-completed'];
  const dateless = ['completed', 'not-completed'];

  it.each([
    ['due after the quarter', on('2026-07-01'), '2026-27/Q1', forecast],
    ['due on its last day', on('2026-06-30'), '2026-27/Q1', outcome],
    ['due in the quarter', on('2026-05-02'), '2026-27/Q1', outcome],
    ['due before the quarter', on('2026-03-31'), '2026-27/Q1', outcome],
    ['recurring', { kind: 'recurring', text: 'each term' } as Due, '2026-27/Q2', forecast],
    ['recurring, at the year end', { kind: 'recurring', text: 'each term' } as Due, '2026-27/Q4', dateless],
    ['without a date, at the year end', { kind: 'none' } as Due, '2026-27/Q4', dateless],
    ['due after the year, at the year end', on('2027-08-31'), '2026-27/Q4', forecast],
  ])('%s offers what can be answered', (_, due, name, choices) => {
    expect(statusChoices({ due, start: undefined }, quarter(name))).toEqual(choices);
  });

  const coloured = [...forecast.slice(0, 5), 'not-started-green', 'not-started-amber', 'not-started-red'];

  it.each([
    ['the day after the quarter', '2026-07-01', forecast],
    ['on its last day', '2026-06-30', coloured],
    ['long before', '2025-04-01', coloured],
  ])('asks for a colour of what should have started: %s', (_, start, choices) => {
    const milestone = { due: on('2027-03-31'), start: localDate(start) };
    expect(statusChoices(milestone, quarter('2026-27/Q1'))).toEqual(choices);
  });
});

describe('a chosen status', () => {
  const all = [
    'green',
    'amber-uncertain',
    'amber-too-early',
    'red',
    'completed',
    'not-started',
    'not-completed',
  ] as const;

  it.each([...all, 'not-started-green', 'not-started-amber', 'not-started-red'] as const)(
    'comes back as the same choice: %s',
    (choice) => {
      const status = choiceToStatus(choice, localDate('2026-06-01'));
      expect(statusToChoice(status, on('2026-06-30'))).toBe(choice);
    },
  );

  it('is late when it was completed after its date', () => {
    const status = choiceToStatus('completed-late', localDate('2026-07-02'));
    expect(status).toMatchObject({ progress: 'completed', completedOn: '2026-07-02', rag: undefined });
    expect(statusToChoice(status, on('2026-06-30'))).toBe('completed-late');
  });

  it('keeps no date of completion for what goes on', () => {
    expect(choiceToStatus('green', localDate('2026-06-01')).completedOn).toBeUndefined();
  });

  it('is one of ours or none', () => {
    expect(isStatusChoice('red')).toBe(true);
    expect(isStatusChoice('purple')).toBe(false);
  });
});
