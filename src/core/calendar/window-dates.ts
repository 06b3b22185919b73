import { type LadderDate, type LadderDates, type LadderStep, ladderDates } from './ladder.ts';
import { type OwnPartDates, ownPartDates } from './part-dates.ts';
import type { Quarter } from './quarter.ts';
import type { PartLadders } from './window-part.ts';
import type { WorkingCalendar } from './working-days.ts';
import { instantOf } from './zone.ts';

/** When a window opens, is due and closes. */
export interface WindowDates {
  /** Instants in the directorate's zone. What is due at 5pm there is due then for everybody. */
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
  /** Local dates and times: a person's reminder comes at that time of their own day. */
  readonly steps: LadderDates;
  /** Of the parts that have dates of their own; left out where none has. */
  readonly parts?: OwnPartDates;
}

/**
 * The dates of a quarter's window; the zone is the directorate's. For quarter 1 of 2026/27 in England it opens on
 * Wednesday 1 July 2026 at 9am, is due on Tuesday 14 July at 5pm and closes on Tuesday 21 July at 5pm.
 */
export function windowDates(
  quarter: Quarter,
  {
    calendar,
    zone,
    ladder = [],
    parts = {},
  }: {
    readonly calendar: WorkingCalendar;
    readonly zone: string;
    readonly ladder?: readonly LadderStep[] | undefined;
    readonly parts?: PartLadders | undefined;
  },
): WindowDates {
  const steps = ladderDates(quarter, calendar, ladder);
  const inZone = ({ date, time }: LadderDate): Date => instantOf(date, time, zone);
  const own = ownPartDates(parts, { quarter, calendar, zone, ladder });
  const whole = { opensAt: inZone(steps.opens), dueAt: inZone(steps.due), closesAt: inZone(steps.closes), steps };
  return own === undefined ? whole : { ...whole, parts: own };
}
