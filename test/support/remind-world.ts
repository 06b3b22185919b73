import { localDate } from '../../src/core/calendar/local-date.ts';
import { parseQuarter } from '../../src/core/calendar/quarter.ts';
import { windowDates } from '../../src/core/calendar/window-dates.ts';
import type { CollectionWindow } from '../../src/core/collect/collection-window.ts';
import type { MilestoneUpdate } from '../../src/core/collect/milestone/update.ts';
import type { Directorate, Milestone, Organisation, Person, Plan } from '../../src/core/plan/plan.ts';
import { DEFAULT_DELIVERY_SETTINGS } from '../../src/core/remind/delivery.ts';
import { markSignOff, renderSignOff } from '../../src/slack/publish/sign-off-message.ts';
import { renderDesk } from '../../src/slack/remind/desk-message.ts';
import { renderEntered } from '../../src/slack/remind/entered-message.ts';
import { renderFinanceAsk } from '../../src/slack/remind/finance-ask-message.ts';
import { renderReturn } from '../../src/slack/remind/return-message.ts';
import { renderSentBack } from '../../src/slack/remind/sent-back-message.ts';
import { renderShare } from '../../src/slack/remind/share-message.ts';
import { renderWording } from '../../src/slack/remind/wording-message.ts';
import { createWindowStore } from '../../src/store/calendar/window-store.ts';
import { createDraftStore } from '../../src/store/collect/draft-store.ts';
import { createDraftingStore } from '../../src/store/collect/drafting-store.ts';
import { createFinanceStore } from '../../src/store/collect/finance-store.ts';
import { createIndicatorStore } from '../../src/store/collect/indicator-store.ts';
import { createItemDraftStore } from '../../src/store/collect/item-draft-store.ts';
import { createItemStore } from '../../src/store/collect/item-store.ts';
import { createLedStore } from '../../src/store/collect/led-store.ts';
import { createSupplyStore } from '../../src/store/collect/supply-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createRestorationStore } from '../../src/store/keep/restoration-store.ts';
import { createProposalStore } from '../../src/store/plan/proposal-store.ts';
import { createMeetingStore } from '../../src/store/publish/meeting-store.ts';
import { createSignOffStore } from '../../src/store/publish/sign-off-store.ts';
import { createAbsenceStore, createSnoozeStore } from '../../src/store/remind/absence-store.ts';
import { createDeliveryStore } from '../../src/store/remind/delivery-store.ts';
import { createSlackUserStore } from '../../src/store/remind/slack-user-store.ts';
import { createAcceptanceStore } from '../../src/store/review/acceptance-store.ts';
import { createReturnStore } from '../../src/store/review/return-store.ts';
import { createWordingStore } from '../../src/store/review/wording-store.ts';
import { area, directorate, milestone, person, plan, planEntry } from '../../src/store/schema/plan.ts';
import { createWorkspaceStore } from '../../src/store/workspace-store.ts';
import type { PlanReader, SlackUser } from '../../src/usecases/ports.ts';
import type { MapPorts } from '../../src/usecases/remind/map-people.ts';
import type { RemindPorts } from '../../src/usecases/remind/ports.ts';
import {
  createFakeDirectory,
  createFakeFilePoster,
  createFakeMessenger,
  type FakeDirectory,
  type FakeMessenger,
} from './fake-slack.ts';
import { openMemory } from './memory-database.ts';

export const ORGANISATION: Organisation = {
  name: 'Anytown Council',
  nation: 'england-and-wales',
  closureDays: [],
  timeZone: 'Europe/London',
  ragWording: { green: 'on course', amber: 'uncertain', red: 'certain to miss' },
};

export function aPerson(initials: string, changes: Partial<Person> = {}): Person {
  return {
    id: `p-${initials.toLowerCase()}`,
    initials,
    name: `Person ${initials}`,
    title: 'Operational Director',
    service: undefined,
    email: `${initials.toLowerCase()}@anytown.example`,
    slackUserId: `U-${initials}`,
    deputyId: undefined,
    assistantId: undefined,
    from: undefined,
    until: undefined,
    ...changes,
  };
}

export function aSlackUser(initials: string, changes: Partial<SlackUser> = {}): SlackUser {
  return {
    id: `U-${initials}`,
    teamId: 'T1',
    timeZone: 'Europe/London',
    isGuest: false,
    isDeleted: false,
    isBot: false,
    dmChannelId: `D-${initials}`,
    readAt: new Date('2026-06-01T08:00:00Z'),
    ...changes,
  };
}

export function aDirectorate(code: string, changes: Partial<Directorate> = {}): Directorate {
  return {
    id: `d-${code.toLowerCase()}`,
    code,
    name: `Directorate ${code}`,
    channelId: `C-${code}`,
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
    ...changes,
  };
}

export function aMilestone(id: string, ownerId: string | undefined, changes: Partial<Milestone> = {}): Milestone {
  return {
    id,
    areaId: 'a-1',
    ref: id.toUpperCase(),
    words: `Words of ${id}`,
    ownerId,
    contributorIds: [],
    start: undefined,
    due: { kind: 'date', date: localDate('2027-03-31') },
    board: undefined,
    ...changes,
  };
}

export function aPlan(directorateId: string, milestones: readonly Milestone[]): Plan {
  return {
    id: `plan-${directorateId}`,
    directorateId,
    startYear: 2026,
    version: 1,
    areas: [{ id: `area-${directorateId}`, name: 'Area' }],
    milestones: milestones.map((each) => ({ ...each, areaId: `area-${directorateId}` })),
    indicators: [],
    risks: [],
    equalityActions: [],
    departments: [],
    sectionTexts: {},
  };
}

export function aWindow(directorateId: string, changes: Partial<CollectionWindow> = {}): CollectionWindow {
  const quarter = parseQuarter('2026-27/Q1');
  if (quarter === undefined) throw new Error('2026-27/Q1 is a quarter');
  const { nation, closureDays, timeZone } = ORGANISATION;
  return {
    id: `window-${directorateId}`,
    directorateId,
    quarter: '2026-27/Q1',
    state: 'collecting',
    start: 'by-itself',
    version: 1,
    ...windowDates(quarter, { calendar: { nation, closureDays }, zone: timeZone }),
    ...changes,
  };
}

export function anUpdate(milestoneId: string, changes: Partial<MilestoneUpdate> = {}): MilestoneUpdate {
  return {
    id: 1,
    milestoneId,
    quarter: '2026-27/Q1',
    kind: 'written',
    status: { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined },
    commentary: 'All is well.',
    action: '',
    actionBy: undefined,
    ownerId: 'p-amc',
    enteredById: undefined,
    at: new Date('2026-07-02T10:00:00Z'),
    ...changes,
  };
}

/** Plans and updates as values that a test changes; ledger, windows and Slack users on a real database. */
export interface RemindWorld {
  readonly database: Database;
  readonly ports: RemindPorts & MapPorts;
  readonly messenger: FakeMessenger;
  readonly directory: FakeDirectory;
  organisation: Organisation | undefined;
  people: readonly Person[];
  directorates: readonly Directorate[];
  plans: readonly Plan[];
  updates: readonly MilestoneUpdate[];
  /** Puts people, directorates and plans into the tables that others point to. */
  store(): void;
  addWindow(window: CollectionWindow): Promise<void>;
  addSlackUser(user: SlackUser): Promise<void>;
}

export const patience = () => ({ giveUpAt: performance.now() + 2000 });

export async function createRemindWorld(): Promise<RemindWorld> {
  const database = await openMemory();
  const messenger = createFakeMessenger();
  const directory = createFakeDirectory();
  const windows = createWindowStore(database);
  const slackUsers = createSlackUserStore(database);
  const newest = (ids: readonly string[], isMeant: (quarter: string) => boolean) =>
    new Map(
      world.updates
        .filter((update) => ids.includes(update.milestoneId) && isMeant(update.quarter))
        .map((update) => [update.milestoneId, update]),
    );
  const people = database.orm.select({ id: person.id, slackUserId: person.slackUserId }).from(person).prepare();
  const plans: PlanReader = {
    organisation: async () => world.organisation,
    directorates: async () => world.directorates,
    people: async () => {
      const mapped = new Map(people.all().map(({ id, slackUserId }) => [id, slackUserId]));
      return world.people.map((each) => ({ ...each, slackUserId: mapped.get(each.id) ?? each.slackUserId }));
    },
    plans: async () => world.plans,
    plan: async (directorateId, startYear) =>
      world.plans.find((each) => each.directorateId === directorateId && each.startYear === startYear),
    milestone: async (id) => {
      const plan = world.plans.find(({ milestones }) => milestones.some((each) => each.id === id));
      const found = plan?.milestones.find((each) => each.id === id);
      return plan && found && { plan, milestone: found };
    },
  };
  const world: RemindWorld = {
    database,
    messenger,
    directory,
    organisation: ORGANISATION,
    people: [],
    directorates: [],
    plans: [],
    updates: [],
    ports: {
      plans,
      windows,
      slackUsers,
      updates: {
        standing: async (quarter, ids) => newest(ids, (its) => its === quarter),
        standingBefore: async (quarter, ids) => newest(ids, (its) => its < quarter),
      },
      absences: createAbsenceStore(database),
      restorations: createRestorationStore(database),
      snoozes: createSnoozeStore(database),
      led: createLedStore(database),
      finance: createFinanceStore(database),
      returns: createReturnStore(database),
      indicators: createIndicatorStore(database),
      supplies: createSupplyStore(database),
      proposals: createProposalStore(database),
      deliveries: createDeliveryStore(database),
      messenger,
      filePoster: createFakeFilePoster(),
      readAttachment: async () => ({ ok: false, refusal: { reason: 'gone' } }),
      directory,
      renderReminder: ({ groups, drafts }) => ({
        text: [
          ...groups.map(({ step, lines }) => `${step}: ${lines.map((line) => line.ref).join(' ')}`),
          ...drafts.map(({ lines }) => `to draft: ${lines.map((line) => line.ref).join(' ')}`),
        ].join('; '),
        blocks: [{ type: 'divider' }],
      }),
      renderMessageNow: (message) => ({ text: message.kind, blocks: [{ type: 'divider' }] }),
      renderCheck: ({ directorateCode, stand, owners, orphans, toConfirm }) => ({
        text: `check of ${directorateCode}: ${stand}, ${[owners, orphans, toConfirm].map(({ length }) => length).join('/')}`,
        blocks: [{ type: 'divider' }],
      }),
      renderDesk,
      renderSentBack,
      renderWording,
      signOffs: createSignOffStore(database),
      readStand: async () => undefined,
      renderSignOff,
      markSignOff,
      renderEntered,
      renderFinanceAsk,
      renderShare,
      wordings: createWordingStore(database),
      acceptances: createAcceptanceStore(database),
      renderReturn,
      drafting: createDraftingStore(database),
      drafts: createDraftStore(database),
      items: createItemStore(database),
      meetings: createMeetingStore(database),
      itemDrafts: createItemDraftStore(database),
      workspaces: createWorkspaceStore(database),
      tokenWatch: { refused: () => undefined, accepted: () => undefined },
      settings: DEFAULT_DELIVERY_SETTINGS,
      newPatience: patience,
      mappingFailures: new Map(),
    },
    store: () => storeRows(world),
    addWindow: async (window) => {
      const change = { author: { actor: 'test' }, at: new Date(0), action: 'open-window' };
      await windows.saveWindow(window, change, patience());
    },
    addSlackUser: async (user) => {
      await slackUsers.saveSlackUser(user, patience());
    },
  };
  return world;
}

function storeRows({ database: { orm }, people, directorates, plans }: RemindWorld): void {
  for (const each of people) {
    const { id, initials, name, title, email, slackUserId } = each;
    orm.insert(person).values({ id, initials, name, title, email, slackUserId }).onConflictDoNothing().run();
  }
  for (const { officerIds: _, approverIds: __, ...row } of directorates) {
    orm.insert(directorate).values(row).onConflictDoNothing().run();
  }
  for (const each of plans) {
    const { id, directorateId, startYear, version, sectionTexts } = each;
    orm.insert(plan).values({ id, directorateId, startYear, version, sectionTexts }).onConflictDoNothing().run();
    for (const [position, { id: departmentId, ...body }] of each.departments.entries()) {
      const row = { id: departmentId, planId: id, kind: 'department' as const, body, position };
      orm.insert(planEntry).values(row).onConflictDoNothing().run();
    }
    for (const { id: areaId, name } of each.areas) {
      orm.insert(area).values({ id: areaId, planId: id, name, position: 0 }).onConflictDoNothing().run();
    }
    for (const { id: milestoneId, areaId, ref, words } of each.milestones) {
      const row = { id: milestoneId, planId: id, areaId, ref, words, dueKind: 'none' as const, position: 0 };
      orm.insert(milestone).values(row).onConflictDoNothing().run();
    }
  }
}
