import { localDate } from '../../src/core/calendar/local-date.ts';
import type { WindowWork } from '../../src/usecases/collect/list-my-work.ts';
import type { Home } from '../../src/usecases/collect/read-home.ts';
import type { WorkLine } from '../../src/usecases/collect/work-line.ts';
import type { Office, Offices } from '../../src/usecases/review/read-offices.ts';

export function lineOf({ id, ...changes }: { readonly id: string } & Partial<WorkLine>): WorkLine {
  return {
    entry: { kind: 'milestone', id },
    ref: 'COPS1',
    words: 'Open a school',
    ownerId: 'p-1',
    due: undefined,
    answer: undefined,
    earlier: undefined,
    isFinished: false,
    quarter: '2026-27/Q1',
    areaName: 'Places',
    ...changes,
  };
}

export function windowOf({
  outstanding,
  sent,
  ...changes
}: Pick<WindowWork, 'outstanding' | 'sent'> & Partial<WindowWork>): WindowWork {
  return {
    quarter: '2026-27/Q1',
    dueAt: new Date('2026-07-14T16:00:00Z'),
    closesAt: new Date('2026-07-21T16:00:00Z'),
    timeZone: 'Europe/London',
    isClosed: false,
    isTimeToDraft: true,
    lines: [...outstanding, ...sent],
    outstanding,
    sent,
    ...changes,
  };
}

export function officeOf(directorateName: string, changes: Partial<Office> = {}): Office {
  return {
    directorateId: 'd-1',
    directorateCode: 'CE',
    directorateName,
    windows: [],
    next: undefined,
    planned: undefined,
    nextWaits: false,
    unarrived: [],
    published: undefined,
    undecided: [],
    isNamed: true,
    ...changes,
  };
}

/** The first is shown in full. */
export function officesOf(shown: Office, ...others: readonly Office[]): Offices {
  return { shown, others };
}

interface AbsenceChanges {
  readonly deputyName?: string;
  readonly isAway?: boolean;
  readonly days?: readonly [string, string];
  readonly standsInFor?: readonly string[];
}

export function homeOf({
  absence,
  ...changes
}: Partial<Omit<Home, 'absence'>> & { readonly absence?: AbsenceChanges }): Home {
  return {
    work: { outcome: 'nothing-open', owned: {}, next: undefined },
    absence: absence && toAbsence(absence),
    drafting: [],
    items: [],
    itemDrafts: [],
    late: [],
    lateTexts: [],
    sections: [],
    finance: [],
    offices: undefined,
    reports: [],
    ...changes,
  };
}

function toAbsence({ deputyName, isAway = false, days, standsInFor = [] }: AbsenceChanges): Home['absence'] {
  return {
    ...{ personId: 'p-1', name: 'Anne McCall', assistantName: undefined, assists: [] },
    absence: days && { firstDay: localDate(days[0]), lastDay: localDate(days[1]) },
    isAway,
    deputyName,
    standsInFor: standsInFor.map((name) => ({ personId: `p-${name}`, name })),
  };
}
