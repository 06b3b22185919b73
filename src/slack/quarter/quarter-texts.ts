import { formatLong, formatWithWeekday } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { WindowState } from '../../core/collect/collection-window.ts';
import { eitherWords } from '../../core/list-words.ts';
import type { WindowVerb } from '../../core/review/quarter-words.ts';
import { notSignedWords } from '../../reports/publish-words.ts';
import type { DeedRefusal } from '../../usecases/review/act-on-quarter.ts';
import { refusalText } from '../collect/answer-texts.ts';

export const QUARTER_TEXTS = {
  gone: 'This quarter is no longer there. Nothing was changed; /quarter shows what there is.',
  busy: 'Not done yet, please press the button again. Ragtime was busy for a moment.',
  failed:
    'Something went wrong on our side, so it may not be done. Please look at /quarter status first, then press the button again.',
  working: 'This takes a few seconds. You can close this; it goes on all the same, and /quarter shows how it ended.',
  checking: 'Reading the report through. This takes a few seconds.',
  reading: 'Comparing what stands now with what was published. This takes a few seconds.',
} as const;

/** What `/quarter help` says, one thing after the other. */
export const QUARTER_HELP: readonly { readonly typed: string; readonly does: string }[] = [
  { typed: '/quarter', does: 'how the quarter stands: who is missing, reds and ambers, what comes next' },
  { typed: '/quarter open', does: 'the check before a quarter starts, or starting one' },
  {
    typed: '/quarter remind',
    does: 'a reminder to those who have something outstanding; with initials, to one of them',
  },
  {
    typed: '/quarter finance',
    does: 'hands in the figures of finance; the finance contact of a department may do this, too',
  },
  { typed: '/quarter close', does: 'ends collecting now' },
  { typed: '/quarter reopen', does: 'lets a closed quarter go on, until a day that you choose' },
  { typed: '/quarter check', does: 'what to look at before the report is published' },
  { typed: '/quarter preview', does: 'the report as it would be now, as files, to you alone' },
  { typed: '/quarter texts', does: 'the introduction and the texts at the head of other sections, and editing them' },
  { typed: '/quarter withhold', does: 'keeps a text out of print, with the reason, or lets it in again' },
  { typed: '/quarter sign-off', does: 'asks the approvers of the plan to sign the report as it is now' },
  { typed: '/quarter publish', does: 'freezes the report and posts it to the directorate’s channel' },
  { typed: '/quarter amend', does: 'corrects a published report with a new revision' },
  { typed: '/quarter upload', does: 'takes a Word file that was edited outside as what was published' },
  { typed: '/quarter actions', does: 'what a meeting asked for when it read the report, and recording more' },
  {
    typed: '/quarter people',
    does: 'who answers for what, their deputies and days in post, and changing that; with initials, one of them',
  },
  {
    typed: '/quarter history',
    does: 'who changed what and when; with a ref, somebody’s initials, and one day or two, each alone or together, as in /quarter history COPS2 AMc 2026-07-01 2026-07-14',
  },
];
export const QUARTER_HELP_END =
  'Where you look after several directorates, add the code, as in /quarter publish CE; for another quarter add it, as in /quarter amend CE 2026-27/Q1. Nothing is changed before you have confirmed it. Only you see the answers here.';

const NOTHING: Readonly<Record<Exclude<WindowVerb, 'status' | 'people'>, string>> = {
  open: 'There is no quarter that could be opened now.',
  remind: 'No quarter is collecting now, so nobody is waited for.',
  finance: 'No quarter is open for figures now. They can be handed in from its opening on until its report is signed.',
  close: 'No quarter is collecting now, so there is nothing to close.',
  reopen: 'No quarter has closed and waits to be published, so there is nothing to open again.',
  check: 'No quarter is collecting or waits to be published, so there is no draft to check.',
  preview: 'No quarter is collecting or waits to be published, so there is no draft to read.',
  texts: 'No quarter has opened yet, so there is no report whose texts could be edited.',
  withhold: 'No quarter has opened yet, so there are no texts that could be kept back.',
  'sign-off': 'No quarter has closed and waits to be published, so there is nothing to sign.',
  publish: 'No quarter has closed and waits to be published. A quarter that collects is closed first.',
  amend: 'Nothing has been published yet that could be corrected.',
  upload: 'Nothing has been published yet, so there is nothing that a Word file could stand for.',
  actions: 'Nothing has been published yet, so no meeting has read a report.',
};

/** Why a word of `/quarter` has nothing to do. */
export function noQuarterText(verb: WindowVerb): string {
  return verb === 'status' || verb === 'people' ? '' : NOTHING[verb];
}

/** What was not understood, with what would be. */
export function notUnderstoodText({
  given,
  nearest,
  codes,
}: {
  readonly given: string;
  readonly nearest: readonly string[];
  readonly codes: readonly string[];
}): string {
  const hint = nearest.length === 0 ? '' : ` Did you mean ${orList(nearest)}?`;
  const known =
    codes.length === 0 ? '' : ` Directorates are ${orList(codes)}; a quarter is written like 2026-27/Q1 or Q1.`;
  return `“${given.slice(0, 60)}” is not understood.${hint}${known} /quarter help says what there is.`;
}

function orList(words: readonly string[]): string {
  return eitherWords(words);
}

/** `5pm Tuesday 14 July 2026` */
export function momentText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} ${formatWithWeekday(localDateOf(instant, zone))}`;
}

const STATES: Readonly<Record<WindowState, string>> = {
  planned: 'planned, and has not been opened',
  collecting: 'collecting',
  review: 'closed, and waits to be published',
  'signed-off': 'signed off',
  published: 'published',
};

/** Why nothing was done, and what to do instead. @param zone the council's */
export function deedRefusalText(
  refusal: DeedRefusal,
  { quarter, zone }: { readonly quarter: string; readonly zone: string },
): string {
  const title = titleOfQuarter(quarter);
  switch (refusal.reason) {
    case 'not-allowed':
      return `${refusalText(refusal.permission)} Nothing was changed.`;
    case 'gone':
    case 'unknown-directorate':
    case 'no-window':
      return QUARTER_TEXTS.gone;
    case 'busy':
      return QUARTER_TEXTS.busy;
    case 'no-plan':
      return `There is no plan for the year of ${title} yet. An administrator brings one in with “ragtime import”.`;
    case 'already-open':
      return `${title} is ${STATES[refusal.state]}. Nothing was changed.`;
    case 'already-over':
      return `By its dates ${title} closed ${momentText(refusal.closesAt, zone)}. Choose a later day on which it closes.`;
    case 'ladder-out-of-order':
      return `With these dates the steps of ${title} would be out of order. Choose another day. Nothing was changed.`;
    case 'not-open':
      return refusal.state === undefined
        ? `${title} has not been opened. Nothing was changed.`
        : `${title} is ${STATES[refusal.state]}, not collecting. Nothing was changed.`;
    case 'not-in-review':
      return `${title} is ${STATES[refusal.state]}. It is published once it has closed: ${momentText(refusal.closesAt, zone)}, or with /quarter close.`;
    case 'already-published':
      return `${title} was published on ${refusal.publishedOn} as revision ${refusal.number}, and all of its messages went out. /quarter amend corrects it.`;
    case 'no-channel':
      return `${refusal.directorateCode} has no channel in the plan. An administrator adds it and imports the plan; then publish again.`;
    case 'not-over':
      return `${title} lasts until ${formatLong(refusal.lastDay)}; its report can be published from the day after.`;
    case 'not-to-be-signed':
      return `${title} is ${STATES[refusal.state]}. It is signed once it has closed and before it is published.`;
    case 'no-approvers':
      return 'The plan names no approver, so nobody can sign. An administrator adds one and imports the plan; or publish without.';
    case 'asked-already':
      return `Draft ${refusal.number} is what the report is now, and its approvers have been asked to sign it.`;
    case 'not-signed':
      return notSignedWords(refusal);
    case 'blocked':
      return `${title} cannot be published yet. Put these right, or waive them with a reason:`;
    case 'not-published':
      return `${title} is not published, so there is nothing to correct: what is put right now is in the report when it is published.`;
    case 'nothing-changed':
      return `Nothing has changed in ${title} since revision ${refusal.number}. To have a text put right, send it back to its owner from its history (/milestone and the ref, then history); then correct the report.`;
    case 'reason-for-nothing':
      return `Nothing has changed in ${refusal.refs.join(', ')}. Nothing was stored.`;
  }
}
