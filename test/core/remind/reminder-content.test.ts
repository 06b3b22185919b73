import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Said } from '../../../src/core/collect/outstanding.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import { reminderContent } from '../../../src/core/remind/reminder-content.ts';
import type { AskingWindow, ReminderSituation } from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

function asking(code: string, dueAt: string, said: Partial<Said> = {}): AskingWindow {
  const directorate = aDirectorate(code);
  const window = aWindow(directorate.id, { dueAt: new Date(dueAt) });
  const entries = [anAsked(aMilestone(`${code}1`, 'p-amc'), said)];
  return { window, directorate, calendar: ORGANISATION, zone: 'Europe/London', entries };
}

function contentAt(windows: readonly AskingWindow[], now: Date) {
  const recipients = [{ person: aPerson('AMc'), zone: 'America/New_York', unreachable: undefined }];
  const situation: ReminderSituation = { windows, recipients, pastReminders: [] };
  const [reminder] = dueReminders(situation, now).reminders;
  if (reminder === undefined) throw new Error('somebody was to be reminded');
  return reminderContent(situation, reminder, now);
}

describe('a reminder about two directorates', () => {
  const earlier = anUpdate('ASC1', { quarter: '2025-26/Q4' });
  const windows = [asking('CE', '2026-07-14T16:00:00Z'), asking('ASC', '2026-07-10T16:00:00Z', { earlier })];

  it('is dated in the council’s zone, not the reader’s, and begins with what is due first', () => {
    const { person, groups } = contentAt(windows, new Date('2026-07-01T13:00:00Z'));
    expect(person).toEqual({ id: 'p-amc', initials: 'AMc', name: 'Person AMc' });
    expect(groups).toEqual([
      {
        step: 'opens',
        quarterTitle: 'Quarter 1 2026/27',
        period: '1 April to 30 June 2026',
        dueAt: '5pm Friday 10 July',
        closesAt: '5pm Tuesday 21 July',
        lines: [
          {
            entry: { kind: 'milestone', id: 'ASC1' },
            ref: 'ASC1',
            words: 'Words of ASC1',
            due: 'To be done by 31 March 2027',
            earlier: { at: earlier.at, status: earlier.status },
            directorateCode: 'ASC',
            quarter: '2026-27/Q1',
          },
        ],
      },
      expect.objectContaining({
        dueAt: '5pm Tuesday 14 July',
        lines: [expect.objectContaining({ entry: { kind: 'milestone', id: 'CE1' }, earlier: undefined })],
      }),
    ]);
  });

  it('speaks of both at once where step and dates are the same', () => {
    const alike = [asking('CE', '2026-07-14T16:00:00Z'), asking('ASC', '2026-07-14T16:00:00Z')];
    const { groups } = contentAt(alike, new Date('2026-07-01T13:00:00Z'));
    expect(groups.map(({ lines }) => lines.map(({ ref }) => ref))).toEqual([['CE1', 'ASC1']]);
  });

  it('says of each what is true of it, where one is overdue and the other is not', () => {
    const { groups } = contentAt(
      [
        asking('CE', '2026-07-14T16:00:00Z'),
        {
          ...asking('ASC', '2026-07-10T16:00:00Z'),
          window: aWindow('d-asc', {
            dueAt: new Date('2026-07-10T16:00:00Z'),
            steps: { ...aWindow('d-asc').steps, overdue: { date: localDate('2026-07-13'), time: '09:00' } },
          }),
        },
      ],
      new Date('2026-07-13T13:00:00Z'),
    );
    expect(groups.map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['overdue', '5pm Friday 10 July'],
      ['last-call', '5pm Tuesday 14 July'],
    ]);
  });
});
