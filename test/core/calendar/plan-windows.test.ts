import { describe, expect, it } from 'vitest';
import type { LadderStep } from '../../../src/core/calendar/ladder.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { isCheckDue, type PlanningSituation, planWindows } from '../../../src/core/calendar/plan-windows.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import type { CollectionWindow } from '../../../src/core/collect/collection-window.ts';
import { aDirectorate, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const FIXED_DUE = (day: string): LadderStep => ({
  name: 'due',
  day: { date: localDate(day) },
  time: '17:00',
  hears: 'nobody',
});

function situation(changes: Partial<PlanningSituation> = {}): PlanningSituation {
  return { organisation: ORGANISATION, directorate: aDirectorate('CE'), windows: [], ...changes };
}

/** `add 2026-27/Q1 waits`, one word for each change. */
function changes(given: PlanningSituation, instant: string): readonly string[] {
  return planWindows(given, new Date(instant)).map(({ kind, window }) => `${kind} ${window.quarter} ${window.start}`);
}

const planned = (start: CollectionWindow['start'], others: Partial<CollectionWindow> = {}) =>
  aWindow('d-ce', { id: 'window-d-ce-2026-27/Q1', state: 'planned', start, ...others });
const published = aWindow('d-asc', { state: 'published' });

describe('a window nobody knows yet', () => {
  it.each([
    ['a minute before 9am on the check day', '2026-06-24T07:59:00Z', []],
    ['at 9am, five working days before it opens', '2026-06-24T08:00:00Z', ['add 2026-27/Q1 waits']],
    ['after it should have opened', '2026-07-06T08:00:00Z', ['add 2026-27/Q1 waits']],
    ['a minute before it would close', '2026-07-21T15:59:00Z', ['add 2026-27/Q1 waits']],
    ['when it would have closed', '2026-07-21T16:00:00Z', []],
    ['over Christmas and new year', '2026-12-23T09:00:00Z', ['add 2026-27/Q3 waits']],
    ['a working day earlier', '2026-12-22T17:00:00Z', []],
    ['in the quarter that ends the year', '2027-03-23T09:00:00Z', ['add 2026-27/Q4 waits']],
  ])('%s', (_when, instant, expected) => {
    expect(changes(situation(), instant)).toEqual(expected);
  });

  it('counts bank holidays and closure days', () => {
    const organisation = { ...ORGANISATION, closureDays: [localDate('2026-06-29')] };
    expect(changes(situation({ organisation }), '2026-06-23T07:59:00Z')).toEqual([]);
    expect(changes(situation({ organisation }), '2026-06-23T08:00:00Z')).toEqual(['add 2026-27/Q1 waits']);
  });

  it('opens by itself where any directorate has collected before', () => {
    expect(changes(situation({ windows: [published] }), '2026-06-24T08:00:00Z')).toEqual(['add 2026-27/Q1 by-itself']);
    const others = [aWindow('d-asc', { state: 'planned', start: 'held' })];
    expect(changes(situation({ windows: others }), '2026-06-24T08:00:00Z')).toEqual(['add 2026-27/Q1 waits']);
  });

  it('is not planned with a ladder out of order', () => {
    const directorate = aDirectorate('CE', { ladder: [FIXED_DUE('2026-08-20')] });
    expect(changes(situation({ directorate }), '2026-06-24T08:00:00Z')).toEqual([]);
  });
});

describe('a planned window', () => {
  it.each([
    ['by-itself', '2026-07-01T07:59:00Z', []],
    ['by-itself', '2026-07-01T08:00:00Z', ['open 2026-27/Q1 by-itself']],
    ['by-itself', '2026-07-21T15:59:00Z', ['open 2026-27/Q1 by-itself']],
    ['by-itself', '2026-07-21T16:00:00Z', []],
    ['waits', '2026-07-01T08:00:00Z', []],
    ['held', '2026-07-01T08:00:00Z', []],
  ] as const)('%s at %s', (start, instant, expected) => {
    expect(changes(situation({ windows: [planned(start)] }), instant)).toEqual(expected);
  });

  it.each(['by-itself', 'waits', 'held'] as const)('%s gets the dates that an import brought', (start) => {
    const directorate = aDirectorate('CE', { ladder: [FIXED_DUE('2026-07-13')] });
    const given = situation({ directorate, windows: [planned(start)] });
    const [change] = planWindows(given, new Date('2026-06-25T08:00:00Z'));
    expect(change).toMatchObject({
      kind: 'move',
      window: { start, version: 2, dueAt: new Date('2026-07-13T16:00:00Z') },
    });
    if (change === undefined) throw new Error('It moves.');
    expect(changes(situation({ directorate, windows: [change.window] }), '2026-06-25T08:00:00Z')).toEqual([]);
  });

  it('moves with the closure days, and opens on the new day only', () => {
    const organisation = { ...ORGANISATION, closureDays: [localDate('2026-07-01')] };
    const given = situation({ organisation, windows: [planned('by-itself')] });
    expect(changes(given, '2026-07-01T08:00:00Z')).toEqual(['move 2026-27/Q1 by-itself']);
    expect(planWindows(given, new Date('2026-07-02T08:00:00Z'))).toMatchObject([
      { kind: 'open', window: { state: 'collecting', opensAt: new Date('2026-07-02T08:00:00Z') } },
    ]);
  });

  it('stays as it is when the ladder is out of order', () => {
    const directorate = aDirectorate('CE', { ladder: [FIXED_DUE('2026-08-20')] });
    const given = situation({ directorate, windows: [planned('by-itself')] });
    expect(changes(given, '2026-07-01T08:00:00Z')).toEqual([]);
  });

  it('of an empty installation opens in its own zone', () => {
    const organisation = { ...ORGANISATION, timeZone: 'America/New_York' };
    const zone = organisation.timeZone;
    const dates = windowDates({ startYear: 2026, number: 1 }, { calendar: organisation, zone });
    const windows = [planned('by-itself', dates)];
    expect(changes(situation({ organisation, windows }), '2026-07-01T12:59:00Z')).toEqual([]);
    expect(changes(situation({ organisation, windows }), '2026-07-01T13:00:00Z')).toEqual([
      'open 2026-27/Q1 by-itself',
    ]);
  });
});

describe('a window that is no longer planned', () => {
  it.each(['collecting', 'review', 'signed-off', 'published'] as const)('%s is left alone', (state) => {
    const directorate = aDirectorate('CE', { ladder: [FIXED_DUE('2026-07-13')] });
    const windows = [planned('by-itself', { state })];
    expect(changes(situation({ directorate, windows }), '2026-07-02T08:00:00Z')).toEqual([]);
  });
});

describe('the officer’s check', () => {
  it.each([
    ['2026-06-24T07:59:00Z', 'planned', false],
    ['2026-06-24T08:00:00Z', 'planned', true],
    ['2026-07-21T15:59:00Z', 'planned', true],
    ['2026-07-21T16:00:00Z', 'planned', false],
    ['2026-06-24T08:00:00Z', 'collecting', false],
  ] as const)('at %s of a %s window: %s', (instant, state, expected) => {
    expect(
      isCheckDue(
        planned('waits', { state }),
        { organisation: ORGANISATION, directorate: aDirectorate('CE') },
        new Date(instant),
      ),
    ).toBe(expected);
  });
});
