import { describe, expect, it } from 'vitest';
import { buildReportSettings, report, reportSettingsToFile } from '../../../src/core/plan/plan-file-report-fields.ts';

const FULL = {
  'covering sheet': { 'report to': 'Board', purpose: 'To report.', recommendation: 'Note it.', contact: 'Jo Pardew' },
  'exceptions page': true,
  'finance in quarter 4': 'outturn',
  'finance reason': 'Not yet.',
  board: 'Board',
  meetings: [
    { board: 'Board', date: '2026-12-07' },
    { board: 'Board', date: '2026-09-14' },
  ],
  'clear days': 3,
};

/** As the file is read: every value is a text. */
const TYPED = { ...FULL, 'exceptions page': 'true', 'clear days': '3' };

describe('how a report is put together', () => {
  it('is read from the plan file and written as it was, meetings in order', () => {
    const settings = buildReportSettings(report.parse(TYPED));
    expect(settings).toMatchObject({ hasExceptions: true, quarterFourFinance: 'outturn', clearDays: 3 });
    expect(settings.meetings?.map(({ date }) => date)).toEqual(['2026-09-14', '2026-12-07']);
    expect(reportSettingsToFile(settings)).toEqual({ ...FULL, meetings: FULL.meetings.toReversed() });
  });

  it('is as usual where the file says nothing, and then nothing is written', () => {
    expect(buildReportSettings(report.parse({}))).toEqual({});
    expect(reportSettingsToFile({})).toBeUndefined();
  });

  it.each([
    [{ 'finance in quarter 4': 'later' }],
    [{ meetings: [{ board: 'Board', date: '2026-02-30' }] }],
    [{ 'clear days': 0 }],
    [{ 'covering sheet': { title: 'x' } }],
  ])('is refused: %j', (wrong) => {
    expect(report.safeParse(wrong).success).toBe(false);
  });
});
