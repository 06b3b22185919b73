import { readFileSync } from 'node:fs';
import { type Slack, startSlack } from '../../../sandbox/slack.ts';
import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import type { LadderDate } from '../../core/calendar/ladder.ts';
import { checkDate } from '../../core/calendar/plan-windows.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../../core/calendar/window-dates.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { FileMilestone, PlanFile } from '../../core/plan/plan-file.ts';
import { castOf } from './demo-cast.ts';
import type { DemoContext, DemoRagtime } from './demo-context.ts';
import { milestonesOf } from './demo-needs.ts';

/** Where the demo plays: the stand-in for Slack, the real app, a clock moved by hand. */
export interface DemoStage {
  readonly context: DemoContext;
  readonly plan: PlanFile;
  readonly planFileName: string;
  readonly slack: Slack;
  readonly folder: string;
  readonly quarter: Quarter;
  readonly dates: WindowDates;
  /** When the officer gets "Check before it starts". */
  readonly checkedOn: LadderDate;
  /** In the plan's order. */
  readonly milestones: readonly FileMilestone[];
  readonly clock: () => Date;
  isAnswered(milestone: FileMilestone): boolean;
  markAnswered(milestone: FileMilestone): void;
  setClock(date: LadderDate, minutesLater?: number): void;
  /** A `ragtime` command; throws when it is refused, with what it said. */
  command(...args: readonly string[]): Promise<readonly string[]>;
  startApp(): Promise<DemoRagtime>;
}

/** As the app is installed: with its command and its shortcuts. */
const MANIFEST = new URL('../../../manifest.json', import.meta.url);

export async function setStage(
  context: DemoContext,
  { plan, planFileName, folder }: { readonly plan: PlanFile; readonly planFileName: string; readonly folder: string },
): Promise<DemoStage> {
  const { organisation } = plan;
  const quarter = quarterOf(plan);
  const dates = datesOf(plan);
  let now = dates.opensAt;
  const clock = () => now;
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const slack = await startSlack({ now: () => now.getTime(), manifest, ...castOf(plan) });
  const answered = new Set<FileMilestone>();
  const databasePath = `${folder}/ragtime.sqlite`;
  return {
    context,
    plan,
    planFileName,
    slack,
    folder,
    quarter,
    dates,
    checkedOn: checkDate(dates.steps, { organisation, directorate: plan.directorate }),
    milestones: milestonesOf(plan),
    clock,
    isAnswered: (milestone) => answered.has(milestone),
    markAnswered: (milestone) => answered.add(milestone),
    setClock: ({ date, time }, minutesLater = 0) => {
      now = new Date(instantOf(date, time, organisation.timeZone).getTime() + minutesLater * 60_000);
    },
    command: async (...args) => {
      const lines: string[] = [];
      const keep = (line: string) => lines.push(line);
      const code = await context.command(args, { databasePath, clock, out: keep, err: keep });
      if (code !== 0) throw new Error(`ragtime ${args.join(' ')} ended with ${code}:\n${lines.join('\n')}`);
      return lines;
    },
    startApp: () =>
      context.start({
        databasePath,
        clock,
        botToken: slack.botToken,
        appToken: slack.appToken,
        slackApiUrl: slack.apiUrl,
      }),
  };
}

/** When quarter 1 of the plan is collected. */
export function datesOf(plan: PlanFile): WindowDates {
  const { organisation, directorate } = plan;
  const calendar = calendarOf(organisation, directorate);
  return windowDates(quarterOf(plan), {
    calendar,
    zone: organisation.timeZone,
    ladder: directorate.ladder,
    parts: directorate.parts,
  });
}

function quarterOf({ startYear }: PlanFile): Quarter {
  return { startYear, number: 1 };
}

export function quarterName(stage: DemoStage): string {
  return formatQuarter(stage.quarter);
}
