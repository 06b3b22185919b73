import type { Quarter } from '../../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import { isAskedIn, waitingFor } from '../../../core/collect/indicator/indicator-outstanding.ts';
import { hasStatus } from '../../../core/collect/indicator/indicator-status.ts';
import { type StatusChoice, statusChoices } from '../../../core/collect/milestone/status-choice.ts';
import { isOutstanding } from '../../../core/collect/outstanding.ts';
import type { ReturnBasis } from '../../../core/collect/sheet/return-basis.ts';
import type { Directorate, Organisation, Person, Plan } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from '../../calendar/find-directorate.ts';
import { type IndicatorSituation, readIndicatorSituation } from '../indicator/indicator-situation.ts';
import { type MilestoneSituation, readMilestoneSituation, todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';

export interface PrepareSheetRequest {
  /** Initials. */
  readonly owner: string;
  /** Undefined for every directorate in which something is theirs. */
  readonly directorateCode: string | undefined;
  /** E.g. `2026-27/Q1`; undefined for whichever is collected now. */
  readonly quarter: string | undefined;
  /** `all`: what was answered, too, with the answer in its cells. */
  readonly which: 'outstanding' | 'all';
  readonly now: Date;
}

/** A milestone with what its row shows. */
export interface SheetMilestone {
  readonly situation: MilestoneSituation;
  readonly quarter: string;
  readonly offered: readonly StatusChoice[];
  readonly basis: ReturnBasis;
}

export interface SheetIndicator {
  readonly situation: IndicatorSituation;
  readonly quarter: Quarter;
  /** False for data without a target: there is nothing to judge. */
  readonly hasStatus: boolean;
  readonly basis: ReturnBasis;
}

/** A window that the sheet is for. */
export interface SheetWindow {
  readonly directorate: Directorate;
  readonly window: CollectionWindow;
  /** What of the sheet is due with it. */
  readonly part: 'texts' | 'values';
}

export interface ReturnSheet {
  readonly owner: Person;
  readonly organisation: Organisation;
  readonly windows: readonly SheetWindow[];
  readonly milestones: readonly SheetMilestone[];
  readonly indicators: readonly SheetIndicator[];
}

export type PrepareSheetRefusal =
  | UnknownDirectorate
  | { readonly reason: 'unknown-person'; readonly given: string }
  /** Nothing of theirs can be answered now. */
  | { readonly reason: 'nothing-open' }
  /** All of it is answered. */
  | { readonly reason: 'nothing-outstanding' };

/** What one owner has to answer, to be written as a workbook. */
export async function prepareReturnSheet(
  ports: CollectPorts,
  request: PrepareSheetRequest,
): Promise<Result<ReturnSheet, PrepareSheetRefusal>> {
  const [people, organisation, allPlans] = await Promise.all([
    ports.plans.people(),
    ports.plans.organisation(),
    ports.plans.plans(),
  ]);
  const owner = people.find(({ initials }) => initials.toLowerCase() === request.owner.trim().toLowerCase());
  if (owner === undefined) return refuse({ reason: 'unknown-person', given: request.owner });
  if (organisation === undefined) return refuse({ reason: 'nothing-open' });
  const plans = await plansMeant(ports, allPlans, request.directorateCode);
  if (!plans.ok) return plans;
  const milestones = await readMilestones(ports, { ...request, owner, plans: plans.value });
  const indicators = await readIndicators(ports, { ...request, owner, plans: plans.value });
  if (milestones.length + indicators.length === 0) return refuse({ reason: 'nothing-open' });
  const isAll = request.which === 'all';
  const asked = {
    milestones: milestones.filter((each) => isAll || isMilestoneOutstanding(each)),
    indicators: indicators.filter((each) => isAll || isIndicatorOutstanding(each, request.now)),
  };
  if (asked.milestones.length + asked.indicators.length === 0) return refuse({ reason: 'nothing-outstanding' });
  return done({ owner, organisation, windows: windowsOf(asked), ...asked });
}

async function plansMeant(
  ports: CollectPorts,
  plans: readonly Plan[],
  code: string | undefined,
): Promise<Result<readonly Plan[], UnknownDirectorate>> {
  if (code === undefined) return done(plans);
  const directorate = await findDirectorate(ports.plans, code);
  if (!directorate.ok) return directorate;
  return done(plans.filter(({ directorateId }) => directorateId === directorate.value.id));
}

type Owned = Pick<PrepareSheetRequest, 'quarter' | 'now'> & {
  readonly owner: Person;
  readonly plans: readonly Plan[];
};

async function readMilestones(
  ports: CollectPorts,
  { owner, plans, quarter: meant, now }: Owned,
): Promise<readonly SheetMilestone[]> {
  const owned = plans.flatMap(({ milestones }) => milestones.filter(({ ownerId }) => ownerId === owner.id));
  const read = await Promise.all(
    owned.map(({ id }) => readMilestoneSituation(ports, { milestoneId: id, quarter: meant, isEntered: true, now })),
  );
  return read.flatMap((situation) => {
    const quarter = situation?.quarter;
    if (situation?.window === undefined || quarter === undefined) return [];
    const { milestone, standing, before, question, window } = situation;
    const isAsked = standing !== undefined || isOutstanding(milestone, { update: undefined, earlier: before });
    const basis = { updateId: standing?.id, questionId: question?.id, suppliedId: undefined };
    const offered = statusChoices(milestone, quarter);
    return isAsked ? [{ situation, quarter: window.quarter, offered, basis }] : [];
  });
}

async function readIndicators(
  ports: CollectPorts,
  { owner, plans, quarter: meant, now }: Owned,
): Promise<readonly SheetIndicator[]> {
  const owned = plans.flatMap(({ indicators }) => indicators.filter(({ ownerId }) => ownerId === owner.id));
  const read = await Promise.all(
    owned.map(({ id }) => readIndicatorSituation(ports, { indicatorId: id, quarter: meant, now })),
  );
  return read.flatMap((situation) => {
    if (situation?.figureWindow === undefined) return [];
    const { indicator, said, question, figureWindow } = situation;
    const { quarter } = figureWindow;
    const basis = { updateId: said.update?.id, questionId: question?.id, suppliedId: said.supplied?.id };
    return isAskedIn(indicator, said, quarter) ? [{ situation, quarter, hasStatus: hasStatus(indicator), basis }] : [];
  });
}

function isMilestoneOutstanding({ situation }: SheetMilestone): boolean {
  const { milestone, standing, before, returned } = situation;
  return isOutstanding(milestone, { update: standing, earlier: before, returned });
}

function isIndicatorOutstanding({ situation, quarter }: SheetIndicator, now: Date): boolean {
  const { indicator, said, organisation, figureWindow, question } = situation;
  if (question?.isWaiting === true) return true;
  const isDue = figureWindow !== undefined && now >= figureWindow.window.dueAt;
  return waitingFor(indicator, said, { quarter, today: todayOf(organisation, now), isDue }) === 'owner';
}

function windowsOf({ milestones, indicators }: Pick<ReturnSheet, 'milestones' | 'indicators'>): readonly SheetWindow[] {
  const found = [
    ...milestones.flatMap(({ situation: { directorate, window } }) =>
      window ? [{ directorate, window, part: 'texts' as const }] : [],
    ),
    ...indicators.flatMap(({ situation: { directorate, figureWindow } }) =>
      figureWindow ? [{ directorate, window: figureWindow.window, part: 'values' as const }] : [],
    ),
  ];
  // A part that is due on a day of its own has its line.
  const keyOf = ({ window }: SheetWindow) => `${window.id} ${window.dueAt.getTime()}`;
  return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}
