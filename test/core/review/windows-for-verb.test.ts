import { describe, expect, it } from 'vitest';
import { ladderDates } from '../../../src/core/calendar/ladder.ts';
import type { CollectionWindow, WindowState } from '../../../src/core/collect/collection-window.ts';
import type { QuarterWord, WindowVerb } from '../../../src/core/review/quarter-words.ts';
import { windowsForVerb } from '../../../src/core/review/windows-for-verb.ts';

const BEFORE_CLOSE = new Date('2026-07-10T10:00:00Z');
const AFTER_CLOSE = new Date('2026-07-22T10:00:00Z');

function windowIn(quarter: string, state: WindowState): CollectionWindow {
  return {
    id: quarter,
    directorateId: 'd-1',
    quarter,
    state,
    start: 'by-itself',
    opensAt: new Date('2026-07-01T08:00:00Z'),
    dueAt: new Date('2026-07-14T16:00:00Z'),
    closesAt: new Date('2026-07-21T16:00:00Z'),
    steps: ladderDates({ startYear: 2026, number: 1 }, { nation: 'england-and-wales', closureDays: [] }),
    version: 1,
  };
}

const YEAR = [
  windowIn('2026-27/Q2', 'planned'),
  windowIn('2026-27/Q1', 'collecting'),
  windowIn('2025-26/Q4', 'review'),
  windowIn('2025-26/Q3', 'published'),
  windowIn('2025-26/Q1', 'published'),
];

const meant = (verb: WindowVerb, quarter?: QuarterWord, now = BEFORE_CLOSE) =>
  windowsForVerb(verb, YEAR, { quarter, now }).map((window) => window.quarter);

describe('the windows that a verb may mean', () => {
  it.each<[WindowVerb, QuarterWord | undefined, readonly string[]]>([
    ['open', undefined, ['2026-27/Q2']],
    ['remind', undefined, ['2026-27/Q1']],
    ['upload', undefined, ['2025-26/Q3']],
    ['texts', undefined, ['2025-26/Q4', '2026-27/Q1']],
    ['withhold', undefined, ['2025-26/Q4', '2026-27/Q1']],
    ['withhold', { kind: 'code', code: '2025-26/Q1' }, ['2025-26/Q1']],
    ['close', undefined, ['2026-27/Q1']],
    ['reopen', undefined, ['2025-26/Q4']],
    ['publish', undefined, ['2025-26/Q4']],
    ['check', undefined, ['2025-26/Q4', '2026-27/Q1']],
    ['preview', undefined, ['2025-26/Q4', '2026-27/Q1']],
    ['amend', undefined, ['2025-26/Q3']],
    ['amend', { kind: 'number', number: 1 }, ['2025-26/Q1']],
    ['amend', { kind: 'code', code: '2025-26/Q1' }, ['2025-26/Q1']],
    ['amend', { kind: 'code', code: '2026-27/Q1' }, []],
    ['publish', { kind: 'number', number: 1 }, []],
    ['status', undefined, ['2025-26/Q4', '2026-27/Q1', '2026-27/Q2']],
    ['status', { kind: 'code', code: '2025-26/Q3' }, ['2025-26/Q3']],
  ])('%s %j', (verb, quarter, expected) => {
    expect(meant(verb, quarter)).toEqual(expected);
  });

  it('takes a window whose closing time has passed for closed, before the sweep has come round', () => {
    expect(meant('close', undefined, AFTER_CLOSE)).toEqual([]);
    expect(meant('publish', undefined, AFTER_CLOSE)).toEqual(['2025-26/Q4', '2026-27/Q1']);
  });

  it('shows the newest where everything is published', () => {
    const published = YEAR.filter(({ state }) => state === 'published');
    expect(windowsForVerb('status', published, { quarter: undefined, now: AFTER_CLOSE })).toEqual([published[0]]);
  });
});
