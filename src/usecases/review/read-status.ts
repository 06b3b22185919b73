import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { firstYearBeyondHorizon } from '../../core/calendar/holiday-horizon.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { standingVersion } from '../../core/collect/finance/finance-book.ts';
import { isOutstanding } from '../../core/collect/outstanding.ts';
import type { Department, Person, Plan } from '../../core/plan/plan.ts';
import { type PlannedMeeting, planMeeting } from '../../core/publish/planned-meeting.ts';
import { isAwaited } from '../../core/remind/asked-entry.ts';
import { type DigestItems, digestItems } from '../../core/remind/digest-given.ts';
import { financeKeyOf } from '../collect/finance/finance-situation.ts';
import { readOpenBook } from '../collect/item/item-situation.ts';
import { type ProposedChange, readProposed } from '../plan/read-proposed.ts';
import type { Workspace } from '../ports.ts';
import { readAskedIndicators } from '../remind/read-asked-indicators.ts';
import type { LedgerCounts, StatusPorts } from './ports.ts';

/** How one owner stands in one window. */
export interface OwnerProgress {
  /** Undefined for milestones without an owner. */
  readonly initials: string | undefined;
  readonly asked: number;
  readonly outstanding: number;
  /** Known in Slack, so that reminders reach them. */
  readonly isInSlack: boolean;
}

/** Names of departments, in the plan's order. */
export interface FinanceProgress {
  readonly given: readonly string[];
  readonly missing: readonly string[];
}

export interface WindowProgress {
  readonly directorateCode: string;
  readonly window: CollectionWindow;
  readonly owners: readonly OwnerProgress[];
  /** What is asked to be changed in its plan and not decided yet. */
  readonly proposals: readonly ProposedChange[];
  /** Key developments, emerging issues, and who said that there is nothing. */
  readonly items: DigestItems;
  readonly finance: FinanceProgress;
  /** To which the report goes; undefined where the plan names none after the quarter's end. */
  readonly meeting: PlannedMeeting | undefined;
}

export interface Status {
  readonly organisation: string | undefined;
  readonly timeZone: string;
  readonly workspace: Workspace | undefined;
  readonly windows: readonly WindowProgress[];
  readonly ledger: LedgerCounts;
  /** Dates of the coming twelve months lie in this year, and its bank holidays are not known; undefined when all are. */
  readonly holidaysUnknownFrom: number | undefined;
}

/** Where everything stands: windows with who is missing, and messages that did not go out. */
export async function readStatus(ports: StatusPorts, now: Date): Promise<Status> {
  const [organisation, directorates, people, windows, workspace, ledger] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.workspaces.workspace(),
    ports.ledger.ledgerCounts(),
  ]);
  const nameOf = (id: string | undefined) => people.find((person) => person.id === id)?.initials;
  const progress: WindowProgress[] = [];
  for (const window of windows) {
    const directorate = directorates.find((candidate) => candidate.id === window.directorateId);
    const quarter = parseQuarter(window.quarter);
    const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
    if (directorate === undefined || quarter === undefined || plan === undefined) continue;
    progress.push({
      directorateCode: directorate.code,
      window,
      owners: await readOwners(ports, { window, plan, people }),
      proposals: await readProposed(ports, plan, people),
      meeting: organisation && planMeeting(directorate, { calendar: calendarOf(organisation, directorate), quarter }),
      finance: await readFinanceProgress(ports, plan, window.quarter),
      items: digestItems({ plan, itemBook: (await readOpenBook(ports, window)).book }, nameOf),
    });
  }
  const timeZone = organisation?.timeZone ?? 'Europe/London';
  return {
    organisation: organisation?.name,
    timeZone,
    workspace,
    windows: progress,
    ledger,
    holidaysUnknownFrom: firstYearBeyondHorizon(localDateOf(now, timeZone)),
  };
}

async function readFinanceProgress(ports: StatusPorts, plan: Plan, quarter: string): Promise<FinanceProgress> {
  const book = await ports.finance.book(financeKeyOf(plan, quarter));
  const isGiven = ({ id }: Department) => standingVersion(book, id) !== undefined;
  const namesOf = (departments: readonly Department[]) => departments.map(({ name }) => name);
  return {
    given: namesOf(plan.departments.filter(isGiven)),
    missing: namesOf(plan.departments.filter((department) => !isGiven(department))),
  };
}

async function readOwners(
  ports: StatusPorts,
  {
    window,
    plan,
    people,
  }: { readonly window: CollectionWindow; readonly plan: Plan; readonly people: readonly Person[] },
): Promise<readonly OwnerProgress[]> {
  const ids = plan.milestones.map((milestone) => milestone.id);
  const [standing, earlier, indicators, slackUsers, waiting] = await Promise.all([
    ports.updates.standing(window.quarter, ids),
    ports.updates.standingBefore(window.quarter, ids),
    readAskedIndicators(ports, plan, window),
    ports.slackUsers.slackUsers(),
    ports.returns.waiting(),
  ]);
  const returnOfMilestone = (id: string) =>
    waiting.find(({ entry, quarter }) => entry.kind === 'milestone' && entry.id === id && quarter === window.quarter);
  const reachable = new Set(slackUsers.filter((user) => !user.isDeleted && !user.isBot).map((user) => user.id));
  const ownerIds = [...new Set([...plan.milestones, ...indicators].map(({ ownerId }) => ownerId))];
  return ownerIds.map((ownerId) => {
    const owner = people.find((person) => person.id === ownerId);
    const owned = plan.milestones.filter((milestone) => milestone.ownerId === ownerId);
    const measured = indicators.filter((indicator) => indicator.ownerId === ownerId);
    const open = owned.filter((milestone) =>
      isOutstanding(milestone, {
        update: standing.get(milestone.id),
        earlier: earlier.get(milestone.id),
        returned: returnOfMilestone(milestone.id),
      }),
    );
    return {
      initials: owner?.initials,
      asked: owned.length + measured.length,
      outstanding: open.length + measured.filter(isAwaited).length,
      isInSlack: owner?.slackUserId !== undefined && reachable.has(owner.slackUserId),
    };
  });
}
