import type { LadderProblem } from '../../core/calendar/ladder.ts';
import { formatLong, formatWithWeekday } from '../../core/calendar/local-date.ts';
import { financialYearTitle, formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { formatClock, formatTime, localDateOf } from '../../core/calendar/zone.ts';
import type { WindowState } from '../../core/collect/collection-window.ts';
import { notSignedWords } from '../../reports/publish-words.ts';
import type { CloseRefusal } from '../../usecases/calendar/close-quarter.ts';
import type { MoveRefusal } from '../../usecases/calendar/move-window.ts';
import type { OpenRefusal } from '../../usecases/calendar/open-quarter.ts';
import type { AmendRefusal } from '../../usecases/publish/amend-quarter.ts';
import type { AskRefusal } from '../../usecases/publish/ask-for-sign-off.ts';
import type { PublishRefusal } from '../../usecases/publish/publish-quarter.ts';

export type QuarterRefusal = OpenRefusal | MoveRefusal | CloseRefusal | PublishRefusal | AmendRefusal | AskRefusal;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly zone: string;
}

const STATE_LABELS: Readonly<Record<WindowState, string>> = {
  planned: 'planned',
  collecting: 'collecting',
  review: 'under review',
  'signed-off': 'signed off',
  published: 'published',
};

/** Why `ragtime quarter` did nothing, and what to do instead. */
export function quarterRefusalText(refusal: QuarterRefusal, { directorateCode, quarter, zone }: Asked): string {
  const name = `${directorateCode} ${formatQuarter(quarter)}`;
  const year = financialYearTitle(quarter.startYear);
  switch (refusal.reason) {
    case 'unknown-directorate':
      return unknownDirectorate(directorateCode, refusal.known);
    case 'no-plan':
      return `There is no plan of ${directorateCode} for ${year}. Import one first: ragtime import FILE`;
    case 'already-open':
      return `${name} was opened before; it is ${STATE_LABELS[refusal.state]}. Nothing was changed.`;
    case 'already-over':
      return `${name} closed ${formatInstant(refusal.closesAt, zone)} by its dates. To collect it all the same, give the directorate's ladder in the plan later working days (docs/plan-file.md), import it, and open the quarter.`;
    case 'ladder-out-of-order':
      return [
        `The ladder of ${directorateCode} is out of order. Nothing was changed.`,
        ...refusal.problems.map(problemLine),
      ].join('\n');
    case 'same-dates':
      return `${name} is due ${formatInstant(refusal.dueAt, zone)} and closes ${formatInstant(refusal.closesAt, zone)} already. Nothing was changed.`;
    case 'date-passed':
      return `${name} would ${refusal.step === 'due' ? 'have been due' : 'have closed'} ${formatInstant(refusal.at, zone)}, which is over. Nothing was changed; give a later day with --${refusal.step}.`;
    case 'dates-out-of-order':
      return [
        'These dates do not fit together. Nothing was changed; give other days with --due and --closes.',
        ...refusal.problems.map(problemLine),
      ].join('\n');
    case 'not-open':
      if (refusal.state === undefined) return `${name} has not been opened. Nothing was changed.`;
      return `${name} is not collecting; it is ${STATE_LABELS[refusal.state]}. Nothing was changed.`;
    case 'no-window':
      return `${name} has not been opened. Quarters that were: ${refusal.known.join(', ') || 'none'}.`;
    case 'not-in-review':
      if (refusal.state === 'planned') return `${name} has not been opened; it is planned. Nothing was changed.`;
      return `${name} is ${STATE_LABELS[refusal.state]} and collects until ${formatInstant(refusal.closesAt, zone)}. Close it first: ragtime quarter close --directorate ${directorateCode} --quarter ${formatQuarter(quarter)}`;
    case 'already-published':
      return `${name} was published on ${refusal.publishedOn} as revision ${refusal.number}. Nothing was changed.`;
    case 'not-over':
      return `${name} lasts until ${formatLong(refusal.lastDay)}; its report can be published from the day after. Nothing was changed.`;
    case 'no-channel':
      return `${directorateCode} has no Slack channel in the plan. Add it, import the plan, and publish again.`;
    case 'blocked':
      return [
        `${name} cannot be published yet. These are to be put right, or waived with a reason:`,
        ...refusal.findings.map(({ shortId, found }) => `  ${shortId}  ${found}`),
        `ragtime check --directorate ${directorateCode} --quarter ${formatQuarter(quarter)} says more. Nothing was changed.`,
      ].join('\n');
    case 'not-to-be-signed':
      return `${name} is ${STATE_LABELS[refusal.state]}. It is signed once it has closed and before it is published. Nothing was changed.`;
    case 'no-approvers':
      return `The plan of ${directorateCode} names no approver. Add one and import the plan, or publish without a signature.`;
    case 'asked-already':
      return `Draft ${refusal.number} is what ${name} is now, and its approvers have been asked to sign it. Nothing was changed.`;
    case 'not-signed':
      return `${notSignedWords(refusal)} Nothing was published; --unsigned TEXT publishes all the same.`;
    case 'not-published':
      return `${name} is not published, so there is nothing to correct yet: what is put right now is in the report when it is published.`;
    case 'nothing-changed':
      return `Nothing has changed in ${name} since revision ${refusal.number}; no new one was made. To have a text put right, ask its owner with ragtime return, then amend.`;
    case 'reason-for-nothing':
      return `Nothing has changed in ${refusal.refs.map((ref) => `"${ref}"`).join(', ')}, so no reason is needed; --why-for takes a ref of what was changed. Nothing was stored.`;
    case 'busy':
      return 'The database stayed busy. Nothing was changed; run the command again.';
  }
}

function problemLine({ step, date, time, accepted }: LadderProblem): string {
  return `  ${step}: ${formatWithWeekday(date)}, ${formatTime(time)}; ${accepted} would be accepted`;
}

/** `5pm Tuesday 14 July 2026` */
export function formatInstant(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} ${formatWithWeekday(localDateOf(instant, zone))}`;
}

function unknownDirectorate(code: string, known: readonly string[]): string {
  const there = known.length === 0 ? 'No plan has been imported yet.' : `There are: ${known.join(', ')}.`;
  return `There is no directorate "${code}". ${there}`;
}
