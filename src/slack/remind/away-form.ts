import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { formatWithWeekday, parseLocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { type AbsenceFault, type AbsenceOutcome, setAbsence } from '../../usecases/remind/set-absence.ts';
import { section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { CALLBACKS } from '../ids.ts';
import { redrawView } from '../redraw-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { plainText } from '../text.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

const FIRST = 'away-first-day';
const LAST = 'away-last-day';
const NOT_SAVED = 'Not saved yet, press Save again. The store was busy for a moment; your dates are still here.';

/** From when until when somebody is away. */
export function buildAwayForm(personId: string, now: Date): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.away,
    title: plainText('I’m away'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: personId,
    blocks: [
      section(
        'While you are away, your deputy is asked instead and answers under their own name. You count as away, not as late.',
      ),
      dayInput(FIRST, 'First day away', localDateOf(now, 'Europe/London')),
      dayInput(LAST, 'Last day away'),
    ],
  };
}

function dayInput(id: string, label: string, initial?: string): InputBlock {
  const element = {
    type: 'datepicker',
    action_id: id,
    ...(initial === undefined ? {} : { initial_date: initial }),
  } as const;
  return { type: 'input', block_id: id, label: plainText(label), element };
}

export function listenToAwayForm(app: App, slack: SlackContext): void {
  app.view(CALLBACKS.away, async ({ ack, view, body, context }: SubmitArgs) => {
    const dayOf = (id: string) => parseLocalDate(view.state.values[id]?.[id]?.selected_date ?? '');
    const [firstDay, lastDay] = [dayOf(FIRST), dayOf(LAST)];
    if (firstDay === undefined || lastDay === undefined) {
      const missing = firstDay === undefined ? FIRST : LAST;
      return ack({ response_action: 'errors', errors: { [missing]: 'Please choose a day.' } });
    }
    const clicker = clickerOf(body);
    const outcome = await setAbsence(slack.remind, {
      by: clicker,
      author: { actor: clicker.slackUserId },
      personId: view.private_metadata,
      firstDay,
      lastDay,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    if (outcome.outcome === 'fault') {
      return ack({ response_action: 'errors', errors: { [LAST]: faultText(outcome.fault) } });
    }
    if (outcome.outcome === 'busy') {
      return ack({ response_action: 'update', view: redrawView(view, { notice: [section(NOT_SAVED)] }) });
    }
    return ack({ response_action: 'update', view: buildNotice('I’m away', [section(outcomeText(outcome))]) });
  });
}

function faultText(fault: AbsenceFault): string {
  switch (fault) {
    case 'ends-before-it-begins':
      return 'The last day is before the first. Please choose a later one.';
    case 'over':
      return 'This day has passed. Please choose today or a later day.';
    case 'too-long':
      return 'A year at most. For longer, ask the performance officer to hand your milestones over.';
  }
}

function outcomeText(outcome: Exclude<AbsenceOutcome, { outcome: 'fault' | 'busy' }>): string {
  switch (outcome.outcome) {
    case 'set': {
      const days = `${formatWithWeekday(outcome.firstDay)} to ${formatWithWeekday(outcome.lastDay)}`;
      const instead =
        outcome.deputy === undefined
          ? 'You have no deputy in the plan, so the performance officer sees what is left and can name one.'
          : `${outcome.deputy.name} is asked instead.`;
      return `Saved: you are away from ${days}. ${instead} Back sooner? Press “I’m back” in your message.`;
    }
    case 'refused':
      return `Not saved. ${refusalText(outcome.permission)}`;
    case 'unknown-person':
      return 'Not saved: you are in no plan any more, so nothing is asked of you.';
  }
}
