import { describe, expect, it } from 'vitest';
import { checkPartDates } from '../../../src/core/calendar/part-dates.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { type PartLadders, WINDOW_PARTS } from '../../../src/core/calendar/window-part.ts';
import { isCollecting } from '../../../src/core/collect/answering-window.ts';
import { endsAt, isOver } from '../../../src/core/collect/collection-window.ts';
import { viewsOf, windowOfPart } from '../../../src/core/collect/window-of-part.ts';
import { aWindow, ORGANISATION } from '../../support/remind-world.ts';

const QUARTER = { startYear: 2026, number: 1 } as const;
const DUE_18 = { name: 'due', day: { workingDay: 18 }, time: '17:00', hears: 'nobody' } as const;
const CLOSES_20 = { name: 'closes', day: { workingDay: 20 }, time: '12:00', hears: 'officer' } as const;
const CLOSES_12 = { ...CLOSES_20, day: { workingDay: 12 } } as const;

function windowWith(parts: PartLadders) {
  return aWindow('d-ce', windowDates(QUARTER, { calendar: ORGANISATION, zone: 'Europe/London', parts }));
}

const iso = (instant: Date) => instant.toISOString().slice(0, 16);

describe('a window without dates for its parts', () => {
  it('is itself to each of them', () => {
    const window = windowWith({});
    expect(window).toEqual(aWindow('d-ce'));
    for (const part of WINDOW_PARTS) expect(windowOfPart(window, part)).toBe(window);
    expect(viewsOf(window)).toEqual([{ window, part: undefined, parts: WINDOW_PARTS }]);
    expect(endsAt(window)).toBe(window.closesAt);
  });
});

describe('a part with dates of its own', () => {
  it.each([
    // own steps, due, closes, last call, overdue, closes tomorrow
    ['due and close', [DUE_18, CLOSES_20], '2026-07-24T16:00', '2026-07-28T11:00', ['07-22', '07-27', '07-27']],
    ['a close alone', [CLOSES_20], '2026-07-14T16:00', '2026-07-28T11:00', ['07-10', '07-15', '07-27']],
    ['an earlier close', [CLOSES_12], '2026-07-14T16:00', '2026-07-16T11:00', ['07-10', '07-15', '07-15']],
  ])('has them, with the steps around them: %s', (_what, own, due, closes, steps) => {
    const view = windowOfPart(windowWith({ values: own }), 'values');
    expect([view.dueAt, view.closesAt].map(iso)).toEqual([due, closes]);
    const days = (['last-call', 'overdue', 'closes-tomorrow'] as const).map((step) => view.steps[step].date);
    expect(days).toEqual(steps.map((day) => `2026-${day}`));
    expect(checkPartDates(windowWith({ values: own }).parts)).toEqual([]);
  });

  it('leaves the others as they are', () => {
    const window = windowWith({ values: [DUE_18, CLOSES_20] });
    for (const part of WINDOW_PARTS.filter((each) => each !== 'values')) {
      expect([windowOfPart(window, part).dueAt, windowOfPart(window, part).closesAt]).toEqual([
        new Date('2026-07-14T16:00:00Z'),
        new Date('2026-07-21T16:00:00Z'),
      ]);
    }
  });

  it('opens when its window does, also where that was started early', () => {
    const opens = { ...aWindow('d-ce').steps.opens, time: '11:00' } as const;
    const early = windowWith({ values: [CLOSES_20] });
    const opensAt = new Date('2026-06-30T10:00:00Z');
    const view = windowOfPart({ ...early, opensAt, steps: { ...early.steps, opens } }, 'values');
    expect(view).toMatchObject({ opensAt, steps: { opens } });
  });

  it('is told where its days are out of order', () => {
    const wrong = windowWith({ values: [{ ...DUE_18, day: { workingDay: 16 } }] });
    expect(checkPartDates(wrong.parts).map(({ part, step }) => `${part} ${step}`)).toContain('values closes-tomorrow');
  });
});

describe('the window as a whole', () => {
  it.each([
    ['values later', { values: [CLOSES_20] }, '2026-07-28T11:00'],
    ['values earlier', { values: [CLOSES_12] }, '2026-07-21T16:00'],
    ['finance later, which comes until sign-off', { finance: [CLOSES_20] }, '2026-07-21T16:00'],
    [
      'all that is collected earlier',
      { texts: [CLOSES_12], values: [CLOSES_12], items: [CLOSES_12], risks: [CLOSES_12], equality: [CLOSES_12] },
      '2026-07-16T11:00',
    ],
  ])('ends with the last part that is collected: %s', (_what, parts, ends) => {
    expect(iso(endsAt(windowWith(parts)))).toBe(ends);
  });

  it.each([
    ['before the texts close', '2026-07-21T15:59:59Z', [true, true, true]],
    ['from the texts’ close on', '2026-07-21T16:00:00Z', [false, true, true]],
    ['before the values close', '2026-07-28T10:59:59Z', [false, true, true]],
    ['from the values’ close on', '2026-07-28T11:00:00Z', [false, false, false]],
  ])('%s: texts, values, window are open: %s', (_when, at, open) => {
    const window = windowWith({ values: [DUE_18, CLOSES_20] });
    const all = [windowOfPart(window, 'texts'), windowOfPart(window, 'values'), window];
    expect(all.map((each) => isCollecting(each, new Date(at)))).toEqual(open);
    expect(all.map((each) => !isOver(each, new Date(at)))).toEqual(open);
  });
});
