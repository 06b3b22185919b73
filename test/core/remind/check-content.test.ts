import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { CollectionWindow } from '../../../src/core/collect/collection-window.ts';
import { type CheckContent, checkContent } from '../../../src/core/remind/check-content.ts';
import type { Recipient } from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const CHECK_DAY = new Date('2026-06-24T08:00:00Z');

const recipient = (initials: string, changes: Partial<Recipient> = {}): Recipient => ({
  person: aPerson(initials),
  zone: 'Europe/London',
  unreachable: undefined,
  ...changes,
});

function check(changes: Partial<CollectionWindow> = {}, now = CHECK_DAY): CheckContent | undefined {
  const window = aWindow('d-ce', { state: 'planned', ...changes });
  const completed = anUpdate('m2', {
    quarter: '2025-26/Q4',
    status: { progress: 'completed', rag: undefined, amberReason: undefined, completedOn: localDate('2026-03-01') },
  });
  const owners = [
    ['m1', 'p-amc'],
    ['m2', 'p-amc'],
    ['m3', undefined],
    ['m4', 'p-new'],
    ['m5', 'p-old'],
    ['m6', 'p-off'],
  ];
  const asking = {
    window: { ...window, state: 'collecting' as const },
    directorate: aDirectorate('CE'),
    calendar: ORGANISATION,
    zone: 'Europe/London',
    entries: owners.map(([id = '', ownerId]) =>
      anAsked(aMilestone(id, ownerId), { earlier: id === 'm2' ? completed : undefined }),
    ),
  };
  const recipients = [
    recipient('AMc'),
    recipient('NEW', { person: aPerson('NEW', { from: localDate('2026-07-01') }) }),
    recipient('OLD', { person: aPerson('OLD', { until: localDate('2026-06-30') }) }),
    recipient('OFF', { unreachable: 'not-in-slack' }),
  ];
  const asIfOpen = { windows: [asking], recipients, pastReminders: [] };
  return checkContent({ window, asIfOpen, indicators: [] }, now);
}

describe('the check of a window to come', () => {
  it('judges who is asked for the day of opening, and leaves out what is completed', () => {
    const content = check();
    expect(content?.owners.map(({ initials, counts }) => `${initials} ${counts.milestone}`)).toEqual([
      'AMc 1',
      'NEW 1',
    ]);
    expect(content?.orphans.map(({ ref, initials, reason }) => [ref, initials, reason])).toEqual([
      ['M3', undefined, 'no-owner'],
      ['M5', 'OLD', 'not-in-post'],
      ['M6', 'OFF', 'not-in-slack'],
    ]);
  });

  it('has every step with its weekday', () => {
    expect(check()?.steps.map(({ at }) => at)).toEqual([
      '9am Wednesday 1 July',
      '9am Friday 10 July',
      '5pm Tuesday 14 July',
      '9am Wednesday 15 July',
      '9am Monday 20 July',
      '5pm Tuesday 21 July',
    ]);
  });

  it.each([
    [{ start: 'waits' }, CHECK_DAY, 'waits false'],
    [{ start: 'held' }, new Date('2026-07-01T08:00:00Z'), 'held true'],
    [{ start: 'held' }, new Date('2026-07-21T16:00:00Z'), 'over true'],
    [{ state: 'collecting' }, new Date('2026-07-02T08:00:00Z'), 'collecting true'],
    [{ state: 'review' }, new Date('2026-07-02T08:00:00Z'), 'over true'],
  ] as const)('%o stands as %s', (changes, now, expected) => {
    const content = check(changes, now);
    expect(`${content?.stand} ${content?.hasOpeningPassed}`).toBe(expected);
  });
});
