import { type Actor, may } from '../../../core/access.ts';
import { calendarOf } from '../../../core/calendar/directorate-calendar.ts';
import { formatQuarter, nextQuarter, previousQuarter, quarterOf } from '../../../core/calendar/quarter.ts';
import { windowDates } from '../../../core/calendar/window-dates.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { Proposal } from '../../../core/plan/proposal.ts';
import type { CollectPorts } from '../ports.ts';
import { answersFor } from './choose-milestone.ts';
import { type MilestoneSituation, toCard, todayOf } from './milestone-situation.ts';
import { type PublishedWord, readPublishedWord } from './read-published-word.ts';

/** A milestone as it can be looked at: nothing of the open quarter, only what was published. */
export interface ClosedCard {
  readonly card: MilestoneCard;
  readonly lastPublished: PublishedWord | undefined;
  /** True while a window collects for this milestone. */
  readonly isCollecting: boolean;
  /** Undefined when no later window has a date yet. */
  readonly next: NextWindow | undefined;
  /** The reader answers for it, and may ask to change it. */
  readonly isMine: boolean;
  /** What is asked for and not decided yet, for those who may read it before it is published. */
  readonly proposal: Proposal | undefined;
}

export interface NextWindow {
  /** E.g. `2026-27/Q2`. */
  readonly quarter: string;
  readonly opensAt: Date;
  readonly timeZone: string;
}

export async function readClosedCard(
  ports: CollectPorts,
  situation: MilestoneSituation,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<ClosedCard> {
  const { milestone, directorate, proposal } = situation;
  const subject = { ownerId: milestone.ownerId, directorateId: directorate.id };
  const [lastPublished, next] = await Promise.all([
    readPublishedWord(ports, { directorateId: directorate.id, milestoneId: milestone.id }),
    readNextWindow(ports, situation, now),
  ]);
  return {
    card: toCard(situation),
    lastPublished,
    isCollecting: situation.window !== undefined,
    next,
    isMine: answersFor(actor, milestone),
    proposal: may(actor, 'see-history', subject).allowed ? proposal : undefined,
  };
}

/** A year's windows and what is left of the last year's: a ladder with fixed dates has none later. */
const QUARTERS_AHEAD = 8;

/** The first window of this directorate that opens later than now. */
export async function readNextWindow(
  ports: { readonly windows: Pick<CollectPorts['windows'], 'windows'> },
  { directorate, organisation }: Pick<MilestoneSituation, 'directorate' | 'organisation'>,
  now: Date,
): Promise<NextWindow | undefined> {
  const windows = (await ports.windows.windows()).filter((window) => window.directorateId === directorate.id);
  const calendar = calendarOf(organisation, directorate);
  let quarter = previousQuarter(quarterOf(todayOf(organisation, now)));
  for (let ahead = 0; ahead < QUARTERS_AHEAD; ahead += 1) {
    const name = formatQuarter(quarter);
    const stored = windows.find((window) => window.quarter === name);
    const dates = stored ?? windowDates(quarter, { calendar, zone: organisation.timeZone, ladder: directorate.ladder });
    if (dates.opensAt > now) return { quarter: name, opensAt: dates.opensAt, timeZone: organisation.timeZone };
    quarter = nextQuarter(quarter);
  }
  return undefined;
}
