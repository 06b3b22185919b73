import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { compileFront } from '../../../src/core/publish/compile-front.ts';

const Q1 = { startYear: 2026, number: 1 } as const;
const meetings = [
  { board: 'Children’s Board', date: localDate('2026-06-29') },
  { board: 'Health Board', date: localDate('2026-07-06') },
  { board: 'Children’s Board', date: localDate('2026-09-14') },
];

describe('the front of a report', () => {
  it('is empty without settings', () => {
    expect(compileFront({ directorate: { report: {} }, quarter: Q1 })).toEqual({});
  });

  it('has the meeting that comes first after the quarter has ended', () => {
    const report = { covering: { purpose: 'To report.\n\n- on all' }, hasExceptions: true, meetings } as const;
    expect(compileFront({ directorate: { report }, quarter: Q1 })).toEqual({
      hasExceptions: true,
      covering: {
        reportTo: 'Health Board',
        date: '6 July 2026',
        purpose: [
          { kind: 'paragraph', text: 'To report.' },
          { kind: 'bullets', items: ['on all'] },
        ],
        recommendation: [],
        contact: null,
      },
    });
  });

  it('has the meeting of its own board where that is named', () => {
    const report = { covering: {}, board: 'Children’s Board', meetings };
    const { covering } = compileFront({ directorate: { report }, quarter: Q1 });
    expect(covering).toMatchObject({ reportTo: 'Children’s Board', date: '14 September 2026' });
  });

  it('has no date where no meeting is known', () => {
    const report = { covering: { reportTo: 'Cabinet' } };
    expect(compileFront({ directorate: { report }, quarter: Q1 }).covering).toMatchObject({
      reportTo: 'Cabinet',
      date: null,
    });
  });
});
