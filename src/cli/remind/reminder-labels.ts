import type { OrphanReason } from '../../core/remind/orphans.ts';
import type { SparedRule } from '../../core/remind/person-verdict.ts';
import type { ReminderStep } from '../../core/remind/reminder-step.ts';

/* How the command line calls the steps of the ladder and the rules of reminders. */

export const STEP_LABELS: Readonly<Record<ReminderStep, string>> = {
  opens: 'the window is open',
  'last-call': 'last call',
  overdue: 'overdue',
  'closes-tomorrow': 'closes tomorrow',
};

export const RULE_LABELS: Readonly<Record<SparedRule, string>> = {
  'nothing-outstanding': 'nothing is outstanding',
  away: 'away; the deputy is asked instead',
  snoozed: 'asked to be reminded later',
  'too-early': 'the first step has not come yet',
  'between-due-and-overdue': 'the due time is over, and the next step has not come yet',
  'with-contributors': 'others are asked to draft it first, until last call',
  'already-asked': 'was asked, and no new step has come since',
  'on-its-way': 'a reminder is on its way',
  'asked-today': 'was reminded on this day; one a day is enough',
  'failed-today': 'a reminder failed on this day; the next working day tries again',
  'not-a-working-day': 'not a working day',
  'outside-working-hours': 'outside 8am to 6pm where they are',
};

export const ORPHAN_LABELS: Readonly<Record<OrphanReason, string>> = {
  'no-owner': 'has no owner',
  'not-in-post': 'the owner is not in post on this day',
  'not-in-slack': 'the owner has not been found in Slack',
  deactivated: 'the owner’s Slack account is deactivated',
  guest: 'the owner is a guest in Slack',
  bot: 'the owner’s Slack user is an app',
  'away-without-deputy': 'the owner is away and has no deputy',
  'deputy-away': 'the owner is away, and so is the deputy',
  'deputy-unreachable': 'the owner is away, and the deputy cannot be reached',
};
