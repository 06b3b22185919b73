import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { findCausedOrphans, tellsOf } from '../../../src/core/remind/orphan-cause.ts';
import type { Recipient } from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const days = (first: string, last: string) => ({ firstDay: localDate(first), lastDay: localDate(last) });
const WEEK = days('2026-07-06', '2026-07-12');
const NEXT_WEEK = days('2026-07-13', '2026-07-17');
const MONDAY = '2026-07-06T09:00:00Z';

function causeOf(now: string, { ownerId = 'p-amc', ...changes }: Partial<Recipient> & { readonly ownerId?: string }) {
  const asking = {
    ...{ window: aWindow('d-ce'), directorate: aDirectorate('CE'), calendar: ORGANISATION, zone: 'Europe/London' },
    entries: [anAsked(aMilestone('m1', ownerId))],
  };
  const recipients = ['AMc', 'SN'].map((initials) => ({
    ...{ person: aPerson(initials), zone: 'Europe/London', unreachable: undefined },
    ...changes,
  }));
  const [orphan] = findCausedOrphans({ asking, recipients }, new Date(now));
  if (orphan === undefined) throw new Error('It has nobody to ask.');
  return orphan;
}

describe('something that has nobody to ask, and was told of', () => {
  const first = causeOf(MONDAY, { absences: [WEEK, NEXT_WEEK] });
  const told = { entries: [first.entry], causes: [first.cause] };

  it.each([
    ['on the next day', '2026-07-07T09:00:00Z', { absences: [WEEK, NEXT_WEEK] }, true],
    ['in the second of two absences that follow one another', '2026-07-14T09:00:00Z', { absences: [NEXT_WEEK] }, true],
    ['in another absence', '2026-07-06T09:00:00Z', { absences: [WEEK] }, false],
    ['with another owner', MONDAY, { ownerId: 'p-sn', absences: [WEEK, NEXT_WEEK] }, false],
    ['for another reason', MONDAY, { unreachable: 'deactivated' }, false],
  ] as const)('%s', (_when, now, changes, isTold) => {
    expect(tellsOf(told, causeOf(now, changes))).toBe(isTold);
  });

  it('by an older version, holds whatever the cause', () => {
    expect(tellsOf({ entries: [first.entry] }, causeOf(MONDAY, { unreachable: 'deactivated' }))).toBe(true);
    expect(tellsOf({ entries: [{ kind: 'milestone', id: 'm2' }] }, first)).toBe(false);
  });
});
