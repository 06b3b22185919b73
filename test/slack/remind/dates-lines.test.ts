import { describe, expect, it } from 'vitest';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { type DigestContent, digestContent } from '../../../src/core/remind/digest-content.ts';
import { datesLines, nextDueText } from '../../../src/slack/remind/dates-lines.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const LONDON = 'Europe/London';
const STEP = { time: '17:00', hears: 'nobody' } as const;
/** Values are due on Friday 24 July and close on Tuesday 28 July; the rest on the 14th and the 21st. */
const DATES = windowDates(
  { startYear: 2026, number: 1 },
  {
    calendar: ORGANISATION,
    zone: LONDON,
    parts: {
      values: [
        { name: 'due', day: { workingDay: 18 }, ...STEP },
        { name: 'closes', day: { workingDay: 20 }, ...STEP },
      ],
      finance: [{ name: 'closes', day: { workingDay: 25 }, ...STEP }],
    },
  },
);

/** A milestone, an indicator and finance tables are asked for. */
function digestAt(now: string, dates: Partial<typeof DATES> = DATES): DigestContent {
  const milestone = anAsked(aMilestone('m1', 'p-amc'));
  const entries = [milestone, { ...milestone, entry: { kind: 'indicator', id: 'i1' } as const }];
  const window = aWindow('d-ce', dates);
  const asking = { window, directorate: aDirectorate('CE'), calendar: ORGANISATION, zone: LONDON, entries };
  const content = digestContent(asking, { recipients: [], now: new Date(now) });
  return { ...content, finance: { done: 0, total: 1, holders: [] } };
}

describe('the dates of parts, for officers', () => {
  it.each([
    [
      '2026-07-02T08:00:00Z',
      'Due next, 5pm Tuesday 14 July: texts and finance, 8 working days left after today.',
      [
        'Texts: due 5pm Tuesday 14 July (8 working days left after today), closes 5pm Tuesday 21 July',
        'Values: due 5pm Friday 24 July (16 working days left after today), closes 5pm Tuesday 28 July',
        'Finance: due 5pm Tuesday 14 July (8 working days left after today), closes 5pm Tuesday 4 August',
      ],
    ],
    [
      '2026-07-24T08:00:00Z',
      'Due today, 5pm Friday 24 July: values.',
      [
        'Texts: closed 5pm Tuesday 21 July',
        'Values: due 5pm Friday 24 July (today), closes 5pm Tuesday 28 July',
        'Finance: was due 5pm Tuesday 14 July, closes 5pm Tuesday 4 August',
      ],
    ],
    [
      '2026-07-27T08:00:00Z',
      'Everything was due; the last part closes 5pm Tuesday 28 July.',
      [
        'Texts: closed 5pm Tuesday 21 July',
        'Values: was due 5pm Friday 24 July, closes 5pm Tuesday 28 July',
        'Finance: was due 5pm Tuesday 14 July, closes 5pm Tuesday 4 August',
      ],
    ],
  ])('name what is due next, and until when each is open: %s', (now, next, lines) => {
    expect(nextDueText(digestAt(now))).toBe(next);
    expect(datesLines(digestAt(now))).toEqual(lines);
  });

  it('leave what may still come once the rest has closed', () => {
    expect(datesLines(digestAt('2026-07-29T08:00:00Z'))).toEqual([
      'Finance: was due 5pm Tuesday 14 July, closes 5pm Tuesday 4 August',
    ]);
  });

  it('are not said where all parts have the same', () => {
    const content = digestAt('2026-07-02T08:00:00Z', {});
    expect(nextDueText(content)).toBeUndefined();
    expect(datesLines(content)).toEqual([]);
  });
});
