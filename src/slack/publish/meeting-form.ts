import type { BlockAction, ButtonAction } from '@slack/bolt';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { answerMeetingAction } from '../../usecases/publish/answer-meeting-action.ts';
import { openMeetingAction } from '../../usecases/publish/open-meeting-action.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { MEETING_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildMeetingForm, readMeetingForm } from './build-meeting-form.ts';
import { actionRefusalText, PROGRESS_LABELS } from './meeting-texts.ts';

/** Say what was done about an action from the meeting. */
export function listenToMeetingActions(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.sayWhatWasDone, async (args: ButtonArgs) => {
    const by = await findActor(slack.items, clickerOf(args.body), slack.clock());
    const opened = await openMeetingAction(slack.items, { by, actionId: args.action.value ?? '' });
    await args.ack();
    await showView(args, buildMeetingForm(opened));
  });
  app.view(CALLBACKS.meetingForm, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const answer = readMeetingForm(view);
  if (answer === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not saved', [section(TEXTS.oldButton)]) });
  }
  const now = slack.clock();
  const clicker = clickerOf(body);
  const answered = await answerMeetingAction(slack.items, {
    ...answer,
    actionId: view.private_metadata,
    by: await findActor(slack.items, clicker, now),
    author: { actor: clicker.slackUserId },
    now,
    patience: patienceOf(context),
  });
  if (answered.ok) {
    const title = titleOfQuarter(answered.value.quarter);
    return ack({
      response_action: 'update',
      view: buildNotice('Saved', [
        section(`${PROGRESS_LABELS[answer.progress]}: ${answer.words}`),
        section(`This stands in the report of ${title}. Press the button again to change it until that is published.`),
      ]),
    });
  }
  const text = actionRefusalText(answered.refusal);
  if (answered.refusal.reason === 'fault') {
    return ack({ response_action: 'errors', errors: { [MEETING_FIELDS.words]: text } });
  }
  if (answered.refusal.reason === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(text)] }) });
  }
  return ack({ response_action: 'update', view: buildNotice('Not saved', [section(text), section(answer.words)]) });
}
