import { describe, expect, it } from 'vitest';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { isWithinWorkingHours } from '../../../src/core/calendar/working-hours.ts';
import { localDateOf } from '../../../src/core/calendar/zone.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import type { PlannedReminder } from '../../../src/core/remind/person-verdict.ts';
import type {
  AskingWindow,
  PastReminder,
  Recipient,
  ReminderSituation,
} from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const HOUR_MS = 3_600_000;
const ZONES = ['Europe/London', 'America/New_York', 'Europe/Athens', 'Asia/Kolkata'];
const PEOPLE = ['AB', 'CD', 'EF', 'GH'];

/** Mulberry32: a small seeded generator, so that a failure can be repeated from its number. */
function seeded(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Played {
  readonly situation: ReminderSituation;
  readonly sent: readonly { readonly reminder: PlannedReminder; readonly at: Date }[];
  readonly answeredAt: ReadonlyMap<string, number>;
  readonly importedAt: ReadonlyMap<string, number>;
}

/**
 * Two windows, four owners, answers that come at random hours, milestones that are imported late; a sweep every hour, but
 * for one day of downtime.
 */
function play(seed: number): Played {
  const random = seeded(seed);
  const quarter = { startYear: 2024 + random(5), number: ([1, 2, 3, 4] as const)[random(4)] ?? 1 };
  const dates = windowDates(quarter, { calendar: ORGANISATION, zone: ORGANISATION.timeZone });
  const answeredAt = new Map<string, number>();
  const importedAt = new Map<string, number>();
  const from = dates.opensAt.getTime() - 48 * HOUR_MS;
  const hours = (dates.closesAt.getTime() - from) / HOUR_MS + 48;
  const windows: AskingWindow[] = ['CE', 'ASC'].map((code) => {
    const entries = Array.from({ length: 1 + random(8) }, (_, index) => {
      const id = `${code}-${index}`;
      if (random(3) === 0) importedAt.set(id, from + random(hours) * HOUR_MS);
      if (random(3) === 0) answeredAt.set(id, from + random(hours) * HOUR_MS);
      const owner = PEOPLE[random(PEOPLE.length)]?.toLowerCase();
      return anAsked(aMilestone(id, `p-${owner}`));
    });
    const directorate = aDirectorate(code);
    return {
      window: aWindow(directorate.id, dates),
      directorate,
      calendar: ORGANISATION,
      zone: 'Europe/London',
      entries,
    };
  });
  const recipients: Recipient[] = PEOPLE.map((initials) => ({
    person: aPerson(initials),
    zone: ZONES[random(ZONES.length)] ?? 'Europe/London',
    unreachable: undefined,
  }));
  const downFrom = 24 * random(Math.floor(hours / 24));
  const sent: { reminder: PlannedReminder; at: Date }[] = [];
  let pastReminders: readonly PastReminder[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    if (hour >= downFrom && hour < downFrom + 24) continue;
    const at = new Date(from + hour * HOUR_MS);
    const now = {
      windows: windows.map((window) => asOf(window, { answeredAt, importedAt }, at)),
      recipients,
      pastReminders,
    };
    for (const reminder of dueReminders(now, at).reminders) {
      sent.push({ reminder, at });
      pastReminders = [...pastReminders, toPast(reminder, recipients, at)];
    }
  }
  return { situation: { windows, recipients, pastReminders }, sent, answeredAt, importedAt };
}

/** The window as it stood at that time. */
function asOf(
  asking: AskingWindow,
  { answeredAt, importedAt }: Pick<Played, 'answeredAt' | 'importedAt'>,
  at: Date,
): AskingWindow {
  const isOver = (when: number | undefined) => when !== undefined && when <= at.getTime();
  const there = asking.entries.filter(({ entry }) => isOver(importedAt.get(entry.id) ?? 0));
  const entries = there.map((asked) =>
    isOver(answeredAt.get(asked.entry.id)) ? { ...asked, answer: anUpdate(asked.entry.id) } : asked,
  );
  return { ...asking, entries };
}

function toPast(reminder: PlannedReminder, recipients: readonly Recipient[], at: Date): PastReminder {
  return {
    key: reminder.key,
    personId: reminder.personId,
    state: 'asked',
    date: localDateOf(at, zoneOf(recipients, reminder.personId)),
    windowIds: reminder.windows.map(({ windowId }) => windowId),
    entries: reminder.entries,
  };
}

function zoneOf(recipients: readonly Recipient[], personId: string): string {
  return recipients.find(({ person }) => person.id === personId)?.zone ?? 'Europe/London';
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('a quarter swept every hour, with a day of downtime', () => {
  const played = SEEDS.map((seed) => ({ seed, ...play(seed) }));

  it('never plans a key twice', () => {
    for (const { seed, sent } of played) {
      const keys = sent.map(({ reminder }) => reminder.key);
      expect(new Set(keys).size, `seed ${seed}`).toBe(keys.length);
    }
  });

  it('asks for everything outstanding before it is due, when there are some working days left to do so', () => {
    for (const each of played) {
      const dueAt = each.situation.windows[0]?.window.dueAt.getTime() ?? 0;
      const sent = each.sent.filter(({ at }) => at.getTime() < dueAt);
      const asked = new Set(sent.flatMap(({ reminder }) => reminder.entries.map(({ id }) => id)));
      const unasked = owing(each, dueAt - 7 * 24 * HOUR_MS, dueAt).filter(({ id }) => !asked.has(id));
      expect(unasked, `seed ${each.seed}`).toEqual([]);
    }
  });

  it('sends nothing outside working hours, nothing before it opens and nothing after it closes', () => {
    for (const { seed, situation, sent } of played) {
      for (const { reminder, at } of sent) {
        const { opensAt, closesAt } = situation.windows[0]?.window ?? { opensAt: at, closesAt: at };
        expect(at >= opensAt && at < closesAt, `seed ${seed}: ${reminder.key}`).toBe(true);
        expect(isWithinWorkingHours(at, zoneOf(situation.recipients, reminder.personId), ORGANISATION)).toBe(true);
      }
    }
  });

  it('never sends a last call after due', () => {
    for (const { seed, situation, sent } of played) {
      const late = sent.filter(({ reminder, at }) =>
        reminder.windows.some(({ windowId, step }) => {
          const window = situation.windows.find((asking) => asking.window.id === windowId)?.window;
          return window !== undefined && at >= window.dueAt && (step === 'opens' || step === 'last-call');
        }),
      );
      expect(late, `seed ${seed}`).toEqual([]);
    }
  });

  it('reminds nobody more often than the ladder has steps and something new came', () => {
    for (const { seed, situation, sent, importedAt } of played) {
      for (const { person } of situation.recipients) {
        const owned = situation.windows.flatMap(({ entries }) =>
          entries.filter(({ entry, ownerId }) => ownerId === person.id && importedAt.has(entry.id)),
        );
        const reminded = sent.filter(({ reminder }) => reminder.personId === person.id).length;
        expect(reminded, `seed ${seed}`).toBeLessThanOrEqual(4 + owned.length);
      }
    }
  });

  it('reminds somebody at all, so that the promises above are about something', () => {
    expect(played.flatMap(({ sent }) => sent).length).toBeGreaterThan(300);
  });
});

/** What is imported before the first instant and not answered before the second. */
function owing({ situation, answeredAt, importedAt }: Played, from: number, until: number) {
  return situation.windows
    .flatMap(({ entries }) => entries.map(({ entry }) => entry))
    .filter(({ id }) => (importedAt.get(id) ?? 0) < from && (answeredAt.get(id) ?? Number.POSITIVE_INFINITY) >= until);
}
