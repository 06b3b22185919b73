import { DEFAULT_LADDER, type LadderDate, type LadderDates, type LadderStepName } from '../calendar/ladder.ts';
import { formatWithWeekday } from '../calendar/local-date.ts';
import { parseQuarter, periodTitle, quarterTitle } from '../calendar/quarter.ts';
import { WINDOW_PARTS, type WindowPart } from '../calendar/window-part.ts';
import { formatTime } from '../calendar/zone.ts';
import { type CollectionWindow, endsAt, type WindowStart } from '../collect/collection-window.ts';
import type { Indicator } from '../plan/plan.ts';
import { countEntries, type EntryCounts, isSameEntry } from './asked-entry.ts';
import { findOrphans, type OrphanReason, whyUnasked } from './orphans.ts';
import { outstandingOf } from './outstanding-of.ts';
import type { ReminderSituation } from './reminder-situation.ts';

/** How a planned window starts; `collecting` once it has; `over` when there is nothing to start any more. */
export type CheckStand = WindowStart | 'collecting' | 'over';

/** What the officer reads in "Check before it starts". Dates are texts without a year. */
export interface CheckContent {
  readonly windowId: string;
  readonly directorateCode: string;
  readonly directorateName: string;
  readonly quarterTitle: string;
  /** `1 April to 30 June 2026` */
  readonly period: string;
  readonly stand: CheckStand;
  /** A window that waited or was held beyond its opening can only be started. */
  readonly hasOpeningPassed: boolean;
  /** `Wednesday 1 July` */
  readonly opensOn: string;
  /** In the ladder's order, each with `9am Wednesday 1 July`. */
  readonly steps: readonly CheckStep[];
  /** Of parts that have dates of their own, in the ladder's order without the opening: `5pm Friday 24 July`. */
  readonly parts: readonly { readonly part: WindowPart; readonly steps: readonly CheckStep[] }[];
  /** Who will be asked, and for how much. */
  readonly owners: readonly {
    readonly initials: string;
    readonly name: string;
    /** To answer. */
    readonly counts: EntryCounts;
    /** Of these, what others draft first. */
    readonly heldBack: EntryCounts;
    /** To draft for others. */
    readonly drafts: EntryCounts;
  }[];
  /** What nobody can be asked for, as far as is known now. */
  readonly orphans: readonly {
    readonly ref: string;
    readonly words: string;
    readonly initials: string | undefined;
    readonly reason: OrphanReason;
  }[];
  /** Indicators whose target is still to be confirmed. */
  readonly toConfirm: readonly { readonly ref: string; readonly words: string }[];
}

export interface CheckStep {
  readonly name: LadderStepName;
  readonly at: string;
}

export interface CheckSituation {
  readonly window: CollectionWindow;
  /** This window alone, as if it collected. */
  readonly asIfOpen: ReminderSituation;
  readonly indicators: readonly Indicator[];
}

/**
 * Who is asked is judged for the moment of opening: somebody whose post begins that day is no orphan. Undefined where
 * the window's plan is gone.
 */
export function checkContent({ window, asIfOpen, indicators }: CheckSituation, now: Date): CheckContent | undefined {
  const [asking] = asIfOpen.windows;
  const quarter = parseQuarter(window.quarter);
  if (asking === undefined || quarter === undefined) return undefined;
  return {
    windowId: window.id,
    directorateCode: asking.directorate.code,
    directorateName: asking.directorate.name,
    quarterTitle: quarterTitle(quarter),
    period: periodTitle(quarter),
    stand: standOf(window, now),
    hasOpeningPassed: now >= window.opensAt,
    opensOn: dayText(window.steps.opens),
    steps: stepsOf(window.steps),
    parts: WINDOW_PARTS.flatMap((part) => {
      const steps = window.parts?.[part]?.steps;
      return steps === undefined ? [] : [{ part, steps: ownStepsOf(part, steps) }];
    }),
    owners: ownersAsked(asIfOpen, momentOf(window, now)),
    orphans: orphansOf(asIfOpen, momentOf(window, now)),
    toConfirm: indicators
      .filter(({ target }) => target.kind === 'to-be-confirmed')
      .map(({ ref, words }) => ({ ref, words })),
  };
}

function stepsOf(steps: LadderDates): readonly CheckStep[] {
  return DEFAULT_LADDER.map(({ name }) => ({ name, at: momentText(steps[name]) }));
}

/** All parts open together; of finance its contact alone is asked, as it opens and before it is due. */
function ownStepsOf(part: WindowPart, steps: LadderDates): readonly CheckStep[] {
  const isSaid = (name: LadderStepName) =>
    part === 'finance' ? name === 'due' || name === 'closes' : name !== 'opens';
  return stepsOf(steps).filter(({ name }) => isSaid(name));
}

/** `Wednesday 1 July` */
function dayText({ date }: LadderDate): string {
  return formatWithWeekday(date).replace(/ \d{4}$/, '');
}

/** `9am Wednesday 1 July` */
export function momentText(step: LadderDate): string {
  return `${formatTime(step.time)} ${dayText(step)}`;
}

/** When its owners will be asked first. */
export function momentOf({ opensAt }: CollectionWindow, now: Date): Date {
  return now < opensAt ? opensAt : now;
}

function standOf(window: CollectionWindow, now: Date): CheckStand {
  const { state, start } = window;
  if (now >= endsAt(window)) return 'over';
  if (state === 'planned') return start;
  return state === 'collecting' ? 'collecting' : 'over';
}

function ownersAsked(situation: ReminderSituation, moment: Date): CheckContent['owners'] {
  return situation.recipients
    .filter((recipient) => whyUnasked(recipient, moment) === undefined)
    .map(({ person: { id, initials, name } }) => {
      const owed = outstandingOf(situation, id, moment);
      return {
        initials,
        name,
        entries: owed.flatMap(({ entries }) => entries),
        drafts: owed.flatMap(({ drafts }) => drafts),
      };
    })
    .filter(({ entries, drafts }) => entries.length + drafts.length > 0)
    .map(({ initials, name, entries, drafts }) => ({
      initials,
      name,
      counts: countEntries(entries),
      heldBack: countEntries(entries.filter(({ drafting }) => drafting?.kind === 'asked')),
      drafts: countEntries(drafts),
    }));
}

function orphansOf(situation: ReminderSituation, moment: Date): CheckContent['orphans'] {
  const entries = situation.windows.flatMap((asking) => asking.entries);
  return findOrphans(situation, moment).map(({ entry, ref, ownerId, reason }) => ({
    ref,
    words: entries.find((asked) => isSameEntry(asked.entry, entry))?.words ?? '',
    initials: situation.recipients.find(({ person }) => person.id === ownerId)?.person.initials,
    reason,
  }));
}
