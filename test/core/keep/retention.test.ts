import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION, type PublishedWindow, retentionCutoffs } from '../../../src/core/keep/retention.ts';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const window = (quarter: string, opens: string, closes: string, published?: string): PublishedWindow => ({
  window: { quarter, opensAt: at(opens), closesAt: at(closes) },
  publishedAt: published === undefined ? undefined : at(published),
});
const cutoffs = (windows: readonly PublishedWindow[], now: string) =>
  retentionCutoffs(DEFAULT_RETENTION, windows, at(now));

describe('what was said and decided', () => {
  it.each([
    ['2026-07-01', '2020-07-01'],
    ['2028-02-29', '2022-03-01'],
  ])('goes six years later: on %s what is from before %s', (now, before) => {
    expect(cutoffs([], now).recordsBefore).toEqual(at(before));
  });
});

describe('messages', () => {
  const first = window('2026-27/Q1', '2026-07-01', '2026-07-21', '2026-08-03');

  it.each([
    ['a report that is not published', [window('2026-27/Q1', '2026-07-01', '2026-07-21')], '2027-06-01', '2026-06-01'],
    ['89 days after publication', [first], '2026-10-31', '2026-06-01'],
    ['90 days after publication', [first], '2026-11-01', '2026-08-03'],
    [
      'the quarter after it, which is asked about still',
      [first, window('2026-27/Q2', '2026-10-01', '2026-10-21')],
      '2026-12-24',
      '2026-09-01',
    ],
    [
      'a year after a close without a report',
      [window('2026-27/Q1', '2026-07-01', '2026-07-21')],
      '2027-07-22',
      '2027-04-23',
    ],
    ['no window at all', [], '2026-12-24', '2026-09-25'],
    [
      'a quarter that is planned for later',
      [window('2026-27/Q4', '2027-04-01', '2027-04-21')],
      '2026-12-24',
      '2026-09-25',
    ],
  ])('go with %s: %#', (_, windows, now, before) => {
    expect(cutoffs(windows, now).messagesBefore).toEqual(at(before));
  });
});

describe('drafts', () => {
  const closed = window('2026-27/Q1', '2026-07-01', '2026-07-21');

  it.each([
    ['30 days after the close', [closed], '2026-08-20', []],
    ['a day more', [closed], '2026-08-21', ['2026-27/Q1']],
    [
      'where another directorate closed later',
      [closed, window('2026-27/Q1', '2026-07-01', '2026-08-01')],
      '2026-08-21',
      [],
    ],
  ])('%s', (_, windows, now, quarters) => {
    expect(cutoffs(windows, now).draftsOf).toEqual(quarters);
  });
});
