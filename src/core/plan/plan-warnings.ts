import { datesInText } from '../calendar/dates-in-text.ts';
import { formatLong } from '../calendar/local-date.ts';
import { periodOf } from '../calendar/quarter.ts';
import type { FileIndicator, FileMilestone, PlanFile } from './plan-file.ts';
import { byPlace, type Place } from './plan-file-problem.ts';

/** Something worth knowing once, when a plan is imported. It stops nothing. */
export interface PlanWarning extends Place {
  readonly field: string;
  readonly kind:
    | 'no-due-date'
    | 'due-after-the-year'
    | 'past-date-in-words'
    | 'no-owner'
    | 'no-address'
    | 'status-not-computed';
  /** What follows from it, for people. */
  readonly text: string;
}

/**
 * Said once at import: milestones without a due date (domain, C10), due after the plan's year (C11) or with a date in
 * their words that was over before the year began (C9), milestones and indicators that nobody answers for, and owners whom no message can reach.
 */
export function planWarnings(file: PlanFile): readonly PlanWarning[] {
  const milestones = file.areas.flatMap((area) => area.milestones);
  const indicators = file.areas.flatMap((area) => area.indicators);
  const warnings = [
    ...milestones.flatMap((milestone) => [...warningsOfDue(milestone, file), ...warningsOfWords(milestone, file)]),
    ...[...milestones, ...indicators].flatMap(warningsOfOwner),
    ...indicators.flatMap(warningsOfStatus),
    ...warningsOfAddresses(file, [
      ...milestones.map(({ owner }) => owner),
      ...indicators.flatMap(({ owner, supplier }) => [owner, supplier]),
    ]),
  ];
  return warnings.sort(byPlace);
}

function warningsOfDue(milestone: FileMilestone, { startYear }: PlanFile): readonly PlanWarning[] {
  const { due, place, field } = milestone;
  if (due.kind === 'none') {
    return [{ ...place, field, kind: 'no-due-date', text: 'has no due date, so it never counts as late' }];
  }
  const { last } = periodOf({ startYear, number: 4 });
  if (due.kind === 'recurring' || due.date <= last) return [];
  const text = `is due on ${formatLong(due.date)}, after the plan's year`;
  return [{ ...place, field, kind: 'due-after-the-year', text }];
}

/** Last year's words in this year's plan. A due date that is over is another matter. */
function warningsOfWords({ words, due, place, field }: FileMilestone, { startYear }: PlanFile): readonly PlanWarning[] {
  const { first } = periodOf({ startYear, number: 1 });
  const past = datesInText(words, first).find(
    ({ date, hasYear }) => hasYear && date < first && !(due.kind === 'date' && due.date === date),
  );
  if (past === undefined) return [];
  const text = `names ${formatLong(past.date)} in its words, which is before the plan's year`;
  return [{ ...place, field, kind: 'past-date-in-words', text }];
}

function warningsOfOwner({ owner, place, field }: FileMilestone | FileIndicator): readonly PlanWarning[] {
  if (owner !== undefined) return [];
  return [{ ...place, field, kind: 'no-owner', text: 'has no owner, so nobody is asked about it' }];
}

/** A tolerance is no use without a number to reach and a better side of it; then the owner is asked for the status. */
function warningsOfStatus({ tolerance, target, polarity, place, field }: FileIndicator): readonly PlanWarning[] {
  if (tolerance === undefined || (target.kind === 'number' && polarity !== 'neither')) return [];
  const why =
    target.kind === 'number'
      ? 'as neither more nor less is better; its owner is asked for it'
      : 'as it has no target yet; it has none until then';
  const text = `has a tolerance, but its status cannot be computed, ${why}`;
  return [{ ...place, field, kind: 'status-not-computed', text }];
}

function warningsOfAddresses({ people }: PlanFile, asked: readonly (string | undefined)[]): readonly PlanWarning[] {
  const initials = new Set(asked.flatMap((name) => name?.toLowerCase() ?? []));
  return people.flatMap(({ initials: name, email, slackUserId, place, field }) => {
    if (!initials.has(name.toLowerCase()) || email !== undefined || slackUserId !== undefined) return [];
    const text = 'has neither an e-mail address nor a Slack user id, so no message reaches them';
    return [{ ...place, field, kind: 'no-address' as const, text }];
  });
}
