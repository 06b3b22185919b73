import { localDate } from '../../src/core/calendar/local-date.ts';
import type { Quarter } from '../../src/core/calendar/quarter.ts';
import type { CollectionWindow } from '../../src/core/collect/collection-window.ts';
import type { FinanceBook } from '../../src/core/collect/finance/finance-book.ts';
import type { FigureBook } from '../../src/core/collect/indicator/figure-book.ts';
import type { IndicatorUpdate, SuppliedFigure } from '../../src/core/collect/indicator/indicator-update.ts';
import type { ItemBook } from '../../src/core/collect/item/item.ts';
import type { LedBook } from '../../src/core/collect/led/led-book.ts';
import type { Status } from '../../src/core/collect/milestone/status.ts';
import type { MilestoneUpdate } from '../../src/core/collect/milestone/update.ts';
import type { Directorate, Indicator, Milestone, Organisation, Person, Plan } from '../../src/core/plan/plan.ts';
import { compileSnapshot, type SnapshotSources } from '../../src/core/publish/compile-snapshot.ts';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { inOneGo } from './in-one-go.ts';

/* Plain values for the tests of the report: a small council with one directorate. */

export const Q1: Quarter = { startYear: 2026, number: 1 };
export const COMPILED_AT = new Date('2026-07-23T09:30:00Z');

export const ORGANISATION: Organisation = {
  name: 'Wexcombe Council',
  nation: 'england-and-wales',
  closureDays: [],
  timeZone: 'Europe/London',
  ragWording: { green: 'On course to be done in time.', amber: 'Not certain yet.', red: 'Will very likely be missed.' },
};

export const DIRECTORATE: Directorate = {
  id: 'd-ce',
  code: 'CE',
  name: 'Children and Enterprise Directorate',
  channelId: 'C0SUMMARY',
  officersChannelId: undefined,
  nation: undefined,
  closureDays: [],
  ladder: [],
  commentaryRule: 'all',
  riskQuarters: [2],
  report: {},
  checks: {},
  officerIds: [],
  approverIds: [],
};

export function aPerson(initials: string, more: Partial<Person> = {}): Person {
  return {
    id: `p-${initials}`,
    initials,
    name: `Person ${initials}`,
    title: 'Operational Director',
    service: 'Learning',
    email: undefined,
    slackUserId: undefined,
    deputyId: undefined,
    assistantId: undefined,
    from: undefined,
    until: undefined,
    ...more,
  };
}

export function aMilestone(id: string, more: Partial<Milestone> = {}): Milestone {
  return {
    id,
    areaId: 'a-1',
    ref: 'COPS1',
    words: `Words of ${id}`,
    ownerId: 'p-AMc',
    contributorIds: [],
    start: undefined,
    due: { kind: 'date', date: localDate('2027-03-31') },
    board: undefined,
    ...more,
  };
}

export function anIndicator(id: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    areaId: 'a-1',
    ref: 'COPI1',
    words: `Words of ${id}`,
    ownerId: 'p-AMc',
    supplierId: undefined,
    unit: '%',
    decimals: 1,
    polarity: 'higher',
    kind: 'position',
    quarters: [1, 2, 3, 4],
    target: { kind: 'number', year: 84, byQuarter: [78, 80, 82, 84] },
    tolerance: undefined,
    lastYear: [74.5, 76.2, 79.8, 80.4],
    ...more,
  };
}

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    id: 'plan-ce',
    directorateId: 'd-ce',
    startYear: 2026,
    version: 1,
    areas: [{ id: 'a-1', name: 'Integrated commissioning' }],
    milestones: [],
    indicators: [],
    risks: [],
    equalityActions: [],
    departments: [],
    sectionTexts: {},
    ...more,
  };
}

export function aStatus(word: 'green' | 'amber' | 'red' | Exclude<Status['progress'], 'in-progress'>): Status {
  const nothing = { rag: undefined, amberReason: undefined, completedOn: undefined };
  if (word === 'green' || word === 'amber' || word === 'red') return { ...nothing, progress: 'in-progress', rag: word };
  if (word !== 'completed') return { ...nothing, progress: word };
  return { ...nothing, progress: 'completed', completedOn: localDate('2026-05-12') };
}

export function anUpdate(milestoneId: string, more: Partial<MilestoneUpdate> = {}): MilestoneUpdate {
  return {
    id: 1,
    milestoneId,
    quarter: '2026-27/Q1',
    kind: 'written',
    status: aStatus('green'),
    commentary: `Commentary on ${milestoneId}.`,
    action: '',
    actionBy: undefined,
    ownerId: 'p-AMc',
    enteredById: undefined,
    at: new Date('2026-07-10T10:00:00Z'),
    ...more,
  };
}

export function anIndicatorUpdate(indicatorId: string, more: Partial<IndicatorUpdate> = {}): IndicatorUpdate {
  return {
    id: 1,
    indicatorId,
    quarter: '2026-27/Q1',
    figure: {
      kind: 'value',
      value: 79.2,
      period: '',
      isProvisional: false,
      isRedefined: false,
      expectedOn: undefined,
    },
    status: { rag: 'green', amberReason: undefined, how: 'judged', overrideReason: '' },
    commentary: '',
    action: '',
    actionBy: undefined,
    ownerId: 'p-AMc',
    enteredById: undefined,
    suppliedId: undefined,
    printedIn: undefined,
    at: new Date('2026-07-10T10:00:00Z'),
    ...more,
  };
}

export function aSuppliedFigure(id: number, more: Partial<SuppliedFigure> = {}): SuppliedFigure {
  const { figure, quarter, at } = anIndicatorUpdate('i1');
  return { id, indicatorId: 'i1', quarter, figure, note: '', supplierId: 'p-FW', enteredById: undefined, at, ...more };
}

export function aWindow(more: Partial<CollectionWindow> = {}): CollectionWindow {
  const step = { date: localDate('2026-07-01'), time: '09:00' } as const;
  return {
    id: 'w-ce-q1',
    directorateId: 'd-ce',
    quarter: '2026-27/Q1',
    state: 'review',
    start: 'by-itself',
    opensAt: new Date('2026-07-01T08:00:00Z'),
    dueAt: new Date('2026-07-14T16:00:00Z'),
    closesAt: new Date('2026-07-21T16:00:00Z'),
    steps: { opens: step, 'last-call': step, due: step, overdue: step, 'closes-tomorrow': step, closes: step },
    version: 3,
    ...more,
  };
}

export function byMilestone(updates: readonly MilestoneUpdate[]): ReadonlyMap<string, MilestoneUpdate> {
  return new Map(updates.map((update) => [update.milestoneId, update]));
}

export const EMPTY_LED_BOOK: LedBook = { current: new Map(), earlier: new Map(), confirmations: [], mark: 0 };
export const EMPTY_FINANCE_BOOK: FinanceBook = { versions: new Map(), narratives: new Map(), mark: 0 };
export const EMPTY_BOOK: ItemBook = { items: [], nilReturns: [], outcomes: [], mark: 0 };

export interface SnapshotParts extends Partial<Omit<SnapshotSources, 'updates'>> {
  readonly current?: readonly MilestoneUpdate[];
  readonly previous?: readonly MilestoneUpdate[];
  readonly earlier?: readonly MilestoneUpdate[];
  readonly settledEarlier?: readonly MilestoneUpdate[];
}

export function aFigureBook(
  updates: readonly IndicatorUpdate[] = [],
  more: Partial<FigureBook> & { readonly earlier?: readonly IndicatorUpdate[] } = {},
): FigureBook {
  const { earlier = [], ...rest } = more;
  const ids = [...updates, ...earlier].map(({ indicatorId }) => indicatorId);
  const find = (list: readonly IndicatorUpdate[], id: string) => list.find(({ indicatorId }) => indicatorId === id);
  return {
    said: new Map(ids.map((id) => [id, { update: find(updates, id), earlier: find(earlier, id) }])),
    late: [],
    mark: 0,
    ...rest,
  };
}

export function aSnapshot(parts: SnapshotParts = {}): Snapshot {
  return inOneGo(compileSnapshot(snapshotSources(parts)));
}

export function snapshotSources(parts: SnapshotParts): SnapshotSources {
  const { current = [], previous = [], settledEarlier = [], earlier = [], ...more } = parts;
  return {
    organisation: ORGANISATION,
    directorate: DIRECTORATE,
    plan: aPlan(),
    quarter: Q1,
    people: [aPerson('AMc'), aPerson('SN'), aPerson('TC')],
    window: aWindow(),
    proposals: new Map(),
    revision: undefined,
    compiledAt: COMPILED_AT,
    itemBook: EMPTY_BOOK,
    ledBook: EMPTY_LED_BOOK,
    figures: aFigureBook(),
    financeBook: EMPTY_FINANCE_BOOK,
    ...more,
    updates: {
      current: byMilestone(current),
      previous: byMilestone(previous),
      earlier: byMilestone(earlier),
      settledEarlier: byMilestone(settledEarlier),
    },
  };
}
