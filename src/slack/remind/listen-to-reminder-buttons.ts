import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import { explainReminder } from '../../usecases/remind/read-why.ts';
import { endAbsence, type ReturnOutcome } from '../../usecases/remind/set-absence.ts';
import { type SnoozeOutcome, snoozeReminder } from '../../usecases/remind/snooze-reminder.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readAbsence } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildAwayForm, daysText } from './build-away.ts';
import { buildWhy } from './build-why.ts';

const BUSY = 'Nothing was changed: Ragtime was busy for a moment. Please press the button again.';

/** The buttons under a reminder. Each answers in a window of its own; the message itself is drawn anew by the ledger. */
export function listenToReminderButtons(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await showView(args, view);
    });
  };
  const requestOf = ({ action, body, context }: ButtonArgs) => ({
    clicker: clickerOf(body),
    personId: action.value ?? '',
    now: slack.clock(),
    patience: patienceOf(context),
  });
  answer(ACTIONS.snooze, async (args) => {
    return buildNotice('Remind me tomorrow', [
      section(snoozeText(await snoozeReminder(slack.remind, requestOf(args)))),
    ]);
  });
  answer(ACTIONS.away, async (args) => buildAwayForm(requestOf(args).personId, slack.clock()));
  answer(ACTIONS.back, async (args) => {
    const { clicker, ...request } = requestOf(args);
    const { personId, days } = readAbsence(args.action.value ?? '');
    const author = { actor: clicker.slackUserId };
    const only = days && { only: days };
    const outcome = await endAbsence(slack.remind, { ...request, personId, by: clicker, author, ...only });
    const isTakenBack = outcome.outcome === 'back' && outcome.notBegun !== undefined;
    return buildNotice(isTakenBack ? 'Away' : 'Welcome back', [section(backText(outcome))]);
  });
  answer(ACTIONS.why, async (args) => {
    const answered = await explainReminder(slack.remind, requestOf(args));
    if (answered.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(answered.permission))]);
    return buildNotice('Why did I get this?', buildWhy(answered.why));
  });
}

function snoozeText(outcome: SnoozeOutcome): string {
  switch (outcome.outcome) {
    case 'snoozed':
      return `You will be reminded again at ${timeText(outcome.until, outcome.timeZone)}, if something still waits then.`;
    case 'too-late':
      return `That would be too late: something is due or closes at ${timeText(outcome.deadline, outcome.timeZone)}. Nothing was changed.`;
    case 'nothing-outstanding':
      return 'Nothing waits for you, so there is nothing to be reminded of.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return BUSY;
  }
}

function timeText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} on ${formatWithWeekday(localDateOf(instant, zone))}`;
}

function backText(outcome: ReturnOutcome): string {
  switch (outcome.outcome) {
    case 'back':
      if (outcome.ended === 0) return 'You were not marked as away. /milestone shows what waits for you.';
      return outcome.notBegun === undefined
        ? 'You are back, and reminders come to you again. /milestone shows what waits for you now.'
        : `You are not marked as away from ${daysText(outcome.notBegun)} any more: reminders come to you then. /milestone shows what waits for you now.`;
    case 'refused':
      return refusalText(outcome.permission);
    case 'unknown-person':
      return 'You are in no plan any more, so nothing is asked of you.';
    case 'busy':
      return BUSY;
  }
}
