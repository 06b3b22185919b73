import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { decidePersonChange, type PersonTerms } from '../../../src/core/plan/person-change.ts';
import type { Person } from '../../../src/core/plan/plan.ts';

const TODAY = localDate('2026-07-02');
const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, initials: id, name: `${id} Name`, title: 'Director', service: undefined, email: undefined },
  ...{
    slackUserId: undefined,
    deputyId: undefined,
    assistantId: undefined,
    from: undefined,
    until: undefined,
    ...more,
  },
});
const PEOPLE = [
  person('A'),
  person('B', { deputyId: 'C' }),
  person('C', { deputyId: 'A' }),
  person('D', { until: localDate('2026-07-01') }),
  person('E', { until: TODAY }),
];
const [A = person('A')] = PEOPLE;
const terms = (given: Partial<PersonTerms>): PersonTerms => ({
  ...{ deputyId: undefined, assistantId: undefined, from: undefined, until: undefined },
  ...given,
});
const decide = (given: Partial<PersonTerms>, before = A) =>
  decidePersonChange(before, terms(given), { people: PEOPLE, today: TODAY });

describe('what an officer changes of somebody', () => {
  it('is a deputy, a first day, a last day, or all of them', () => {
    const days = { from: localDate('2026-04-01'), until: localDate('2026-08-31') };
    expect(decide({ deputyId: 'E', ...days })).toMatchObject({
      ok: true,
      value: { after: { ...A, deputyId: 'E', ...days }, changed: ['deputyId', 'from', 'until'] },
    });
  });

  it('ends with nobody as deputy', () => {
    const before = person('B', { deputyId: 'C' });
    expect(decide({}, before)).toMatchObject({ ok: true, value: { after: { deputyId: undefined } } });
  });

  it('rests on the deputies behind the new one', () => {
    const before = person('F');
    const decided = decide({ deputyId: 'B' }, before);
    expect(decided.ok && decided.value.basis.map(({ id }) => id)).toEqual(['F', 'B', 'C', 'A']);
  });

  it.each([
    ['nobody who is known', { deputyId: 'X' }, { fault: 'unknown', helper: 'deputy' }],
    ['the same person', { deputyId: 'A' }, { fault: 'is-self', helper: 'deputy' }],
    ['somebody whose deputy it is', { deputyId: 'C' }, { fault: 'deputy-circle', through: { id: 'C' } }],
    ['the beginning of a longer circle', { deputyId: 'B' }, { fault: 'deputy-circle', through: { id: 'C' } }],
    ['somebody who left yesterday', { deputyId: 'D' }, { fault: 'has-left', helper: 'deputy', who: { id: 'D' } }],
  ])('may not be %s as deputy', (_who, given, fault) => {
    expect(decide(given)).toMatchObject({ ok: false, refusal: fault });
  });

  it.each([
    ['nobody who is known', { assistantId: 'X' }, { fault: 'unknown', helper: 'assistant' }],
    ['the same person', { assistantId: 'A' }, { fault: 'is-self', helper: 'assistant' }],
    ['somebody who left yesterday', { assistantId: 'D' }, { fault: 'has-left', helper: 'assistant', who: { id: 'D' } }],
  ])('may not be %s as assistant', (_who, given, fault) => {
    expect(decide(given)).toMatchObject({ ok: false, refusal: fault });
  });

  it('is an assistant, also one whose assistant or deputy it is itself, and it rests on that one', () => {
    const decided = decide({ assistantId: 'C' });
    expect(decided).toMatchObject({ ok: true, value: { after: { assistantId: 'C' }, changed: ['assistantId'] } });
    expect(decided.ok && decided.value.basis.map(({ id }) => id)).toEqual(['A', 'C']);
  });

  it('may be somebody whose last day is today', () => {
    expect(decide({ deputyId: 'E' }).ok).toBe(true);
  });

  it.each([
    ['2026-07-02', '2026-07-01', false],
    ['2026-07-02', '2026-07-02', true],
    ['2026-07-02', '2026-07-03', true],
  ])('may be in post from %s until %s: %s', (from, until, isAllowed) => {
    expect(decide({ from: localDate(from), until: localDate(until) }).ok).toBe(isAllowed);
  });

  it('leaves a deputy alone who stood there before, whatever became of them', () => {
    const before = person('F', { deputyId: 'D' });
    expect(decide({ deputyId: 'D', until: localDate('2026-08-31') }, before)).toMatchObject({
      ok: true,
      value: { changed: ['until'] },
    });
  });
});
