import { compareQuarters, type Quarter } from '../../../core/calendar/quarter.ts';
import {
  type FigureWindow,
  findFigureWindow,
  listFigureWindows,
} from '../../../core/collect/indicator/figure-window.ts';
import type { FigureGround, IndicatorCard } from '../../../core/collect/indicator/indicator-form.ts';
import type { IndicatorSaid } from '../../../core/collect/indicator/indicator-outstanding.ts';
import { targetIn } from '../../../core/collect/indicator/indicator-status.ts';
import type { IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import { officerNames } from '../../../core/plan/officer-names.ts';
import type { Directorate, Indicator, Organisation, Person, Plan } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import { type FormQuestion, returnOf, toFormQuestion } from '../../../core/review/returned.ts';
import type { CollectPorts } from '../ports.ts';

/** One indicator with everything around it, as stored now. */
export interface IndicatorSituation {
  readonly indicator: Indicator;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly directorates: readonly Directorate[];
  readonly organisation: Organisation;
  readonly owner: Person | undefined;
  readonly supplier: Person | undefined;
  /** Names of the directorate's performance officers. */
  readonly officers: readonly string[];
  /** Where a figure can be given now; undefined where none is taken. */
  readonly figureWindow: FigureWindow | undefined;
  /** Other quarters whose figure can still come late; the earliest first. */
  readonly lateQuarters: readonly Quarter[];
  /** All updates of the indicator, by quarter and then oldest first. */
  readonly history: readonly IndicatorUpdate[];
  /** What was said for that window's quarter, and before it. */
  readonly said: IndicatorSaid;
  /** Whoever typed what stands for that quarter. */
  readonly author: Person | undefined;
  /** What an officer asked about it in that quarter; undefined once it is closed. */
  readonly question: FormQuestion | undefined;
}

export interface IndicatorRequest {
  readonly indicatorId: string;
  /** The quarter that is meant; undefined for the one that comes first now. */
  readonly quarter?: string | undefined;
  readonly now: Date;
}

const NOTHING: IndicatorSaid = { update: undefined, earlier: undefined, supplied: undefined, query: undefined };

/** @returns undefined when no such indicator is in force. */
export async function readIndicatorSituation(
  ports: CollectPorts,
  { indicatorId, quarter: meant, now }: IndicatorRequest,
): Promise<IndicatorSituation | undefined> {
  const plans = await ports.plans.plans();
  const plan = plans.find((each) => indexOf(each).indicator(indicatorId) !== undefined);
  const indicator = plan && indexOf(plan).indicator(indicatorId);
  if (plan === undefined || indicator === undefined) return undefined;
  const [organisation, directorates, people, windows, history, returns] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.indicators.history(indicatorId),
    ports.returns.ofEntry({ kind: 'indicator', id: indicatorId }),
  ]);
  const directorate = directorates.find((candidate) => candidate.id === plan.directorateId);
  if (organisation === undefined || directorate === undefined) return undefined;
  const own = windows.filter((window) => window.directorateId === directorate.id);
  const { startYear } = plan;
  const sources = { windows: own, indicator, startYear, updates: history, returns, now };
  const figureWindow = findFigureWindow(sources, meant);
  const late = listFigureWindows(sources).filter(({ entry }) => entry.kind === 'late');
  const read = figureWindow && (await ports.indicators.said(figureWindow.window.quarter, [indicatorId]));
  const said = read?.get(indicatorId) ?? { ...NOTHING, earlier: history.at(-1) };
  const authorId = said.update?.enteredById ?? said.update?.ownerId;
  return {
    indicator,
    plan,
    directorate,
    directorates,
    organisation,
    owner: people.find((person) => person.id === indicator.ownerId),
    supplier: people.find((person) => person.id === indicator.supplierId),
    officers: officerNames(directorate, people),
    figureWindow,
    lateQuarters: late
      .filter(({ window }) => window.quarter !== figureWindow?.window.quarter)
      .map(({ quarter }) => quarter)
      .toSorted(compareQuarters),
    history,
    said,
    author: people.find((person) => person.id === authorId),
    question: toFormQuestion(returnOf(returns, figureWindow?.window.quarter), people),
  };
}

export function toIndicatorCard(
  situation: Pick<IndicatorSituation, 'directorates' | 'indicator' | 'plan' | 'directorate' | 'owner' | 'supplier'>,
): IndicatorCard {
  const { indicator, plan, directorate, directorates, owner, supplier } = situation;
  return {
    indicator,
    ref: indicator.ref,
    words: indicator.words,
    areaName: plan.areas.find((area) => area.id === indicator.areaId)?.name ?? '',
    directorateName: directorates.length > 1 ? directorate.name : undefined,
    directorateCode: directorate.code,
    planYear: plan.startYear,
    ownerName: owner?.name,
    ownerInitials: owner?.initials,
    supplierName: supplier?.name,
  };
}

/** @returns undefined where no figure is taken now. */
export function toFigureGround(situation: IndicatorSituation, nonce: string): FigureGround | undefined {
  const { figureWindow, indicator, organisation } = situation;
  if (figureWindow === undefined) return undefined;
  const { quarter, entry, window } = figureWindow;
  return {
    card: toIndicatorCard(situation),
    quarter,
    entry,
    lastYear: indicator.lastYear[quarter.number - 1],
    target: targetIn(indicator, quarter),
    closesAt: entry.kind === 'collecting' ? window.closesAt : undefined,
    timeZone: organisation.timeZone,
    nonce,
  };
}
