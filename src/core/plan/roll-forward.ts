import { compareDates, formatLong } from '../calendar/local-date.ts';
import { financialYearTitle, periodOf } from '../calendar/quarter.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { Indicator, Milestone } from './plan.ts';
import { type ExportedPlan, planToFile, writePlanText } from './write-plan-file.ts';

export interface YearsWork {
  /** What was said last of each milestone, in whichever quarter; by id. */
  readonly updates: ReadonlyMap<string, MilestoneUpdate>;
  /** The year's actual figures of each indicator for quarters 1 to 4; by id. */
  readonly figures: ReadonlyMap<string, readonly (number | undefined)[]>;
}

export interface NextPlan {
  /** A plan file, YAML, to be read, changed and imported. */
  readonly text: string;
  readonly startYear: number;
  readonly carried: readonly Milestone[];
  /** Completed or dropped: its past stays where it is. */
  readonly left: readonly Milestone[];
  /** Carried, though its due date lies before the new year. */
  readonly overdue: readonly Milestone[];
  /** Their targets are to be confirmed. */
  readonly indicators: readonly Indicator[];
}

/**
 * Next year's plan from this year's: what is not finished goes on and keeps the link to its past; targets are to be
 * confirmed, and this year's figures become last year's. Dates and words stay as they are, for people to look at.
 */
export function rollForward(exported: ExportedPlan, { updates, figures }: YearsWork): NextPlan {
  const { plan, directorate } = exported;
  const startYear = plan.startYear + 1;
  const { first } = periodOf({ startYear, number: 1 });
  const isSettled = ({ id }: Milestone) => ['completed', 'dropped'].includes(updates.get(id)?.status.progress ?? '');
  const carried = plan.milestones.filter((milestone) => !isSettled(milestone));
  const indicators = plan.indicators.map((indicator) => renewIndicator(indicator, figures.get(indicator.id)));
  const meetings = directorate.report.meetings?.filter(({ date }) => compareDates(date, first) >= 0);
  const next: ExportedPlan = {
    ...exported,
    directorate: { ...directorate, report: { ...directorate.report, ...(meetings && { meetings }) } },
    plan: { ...plan, startYear, milestones: carried, indicators },
  };
  return {
    text: writePlanText(withoutIds(planToFile(next)), headerFor(startYear)),
    startYear,
    carried,
    left: plan.milestones.filter(isSettled),
    overdue: carried.filter(({ due }) => due.kind === 'date' && compareDates(due.date, first) < 0),
    indicators,
  };
}

/** Figures of a new year are compared with those of this one, where there are any. */
function renewIndicator(indicator: Indicator, actual: readonly (number | undefined)[] | undefined): Indicator {
  const hasActual = actual?.some((figure) => figure !== undefined) === true;
  return {
    ...indicator,
    target: indicator.target.kind === 'none' ? indicator.target : { kind: 'to-be-confirmed' },
    lastYear: hasActual ? actual : [],
  };
}

/** Entries of another year are new ones. People and the directorate stay who they are; so does what a milestone follows. */
function withoutIds({ 'plan version': _version, ...file }: ReturnType<typeof planToFile>) {
  return {
    ...file,
    areas: file.areas.map(({ id: _area, ...area }) => ({
      ...area,
      milestones: area.milestones?.map(({ id, ...milestone }) => ({ ...milestone, follows: id })),
      indicators: area.indicators?.map(withoutId),
    })),
    risks: file.risks?.map(withoutId),
    'equality actions': file['equality actions']?.map(withoutId),
    departments: file.departments?.map(withoutId),
  };
}

function withoutId<Entry extends { readonly id: string }>({ id: _id, ...entry }: Entry): Omit<Entry, 'id'> {
  return entry;
}

function headerFor(startYear: number): readonly string[] {
  const { first } = periodOf({ startYear, number: 1 });
  return [
    `The plan for ${financialYearTitle(startYear)}, from ${formatLong(first)}, made from the one of the year before. Read it, change it, and`,
    'bring it in: ragtime import FILE. "follows" names the milestone of the year before that this one goes on with, so that',
    'its history stays in view; take it out where the work is another. Targets are to be confirmed; the figures of the year',
    'before stand in "last year". All keys: docs/plan-file.md',
  ];
}
