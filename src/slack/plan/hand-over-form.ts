import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { type HandOverOutcome, handOverEntries } from '../../usecases/plan/hand-over-entries.ts';
import { openHandingOver, openReassigning } from '../../usecases/plan/open-reassigning.ts';
import { undoHandOver } from '../../usecases/plan/undo-hand-over.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { REASSIGN_FIELDS } from '../field-ids.ts';
import { readHandOverUndo } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReassignForm, readReassignForm } from './build-reassign-form.ts';
import { buildHandedOver } from './hand-over-message.ts';
import { handedOverText, handOverTroubleText, undoTroubleText } from './hand-over-texts.ts';

/** An officer gives entries of the plan to another owner, and takes that back. */
export function listenToHandingOver(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.reassign, async (args: ButtonArgs) => {
    const { body, action } = args;
    const click = { clicker: clickerOf(body), windowId: action.value ?? '', now: slack.clock() };
    const view = buildReassignForm(await openReassigning(slack.desk, click));
    await args.ack();
    await showView(args, view);
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.handOver, async (args: ButtonArgs) => {
    const now = slack.clock();
    const by = await findActor(slack.collect, clickerOf(args.body), now);
    const opened = await openHandingOver(slack.plan, { by, personId: args.action.value ?? '', now });
    await args.ack();
    await pushView(args, buildReassignForm(opened));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.undoHandOver, (args: ButtonArgs) => undo(slack, args));
  app.view(CALLBACKS.reassignForm, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const read = readReassignForm(view);
  if (read === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not changed', [section(TEXTS.oldButton)]) });
  }
  const [clicker, now] = [clickerOf(body), slack.clock()];
  const outcome = await handOverEntries(slack.plan, {
    ...read,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    submissionId: body.trigger_id,
    now,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'not-in-post' || outcome.outcome === 'unknown-person') {
    return ack({ response_action: 'errors', errors: { [REASSIGN_FIELDS.to]: handOverTroubleText(outcome) } });
  }
  if (outcome.outcome === 'busy') {
    const notice = [section(handOverTroubleText(outcome))];
    return ack({ response_action: 'update', view: redrawView(view, { notice }) });
  }
  await ack({ response_action: 'update', view: buildOutcome(outcome) });
}

function buildOutcome(outcome: HandOverOutcome) {
  if (outcome.outcome !== 'handed-over') return buildNotice('Not changed', [section(handOverTroubleText(outcome))]);
  return buildNotice('Reassigned', [section(handedOverText(outcome)), ...buildHandedOver(outcome.notice)]);
}

async function undo(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { submissionId: undoes, at: handedAt, ...given } = readHandOverUndo(args.action.value ?? '');
  const [clicker, now] = [clickerOf(args.body), slack.clock()];
  const outcome = await undoHandOver(slack.plan, {
    ...{ ...given, undoes, handedAt, now },
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    submissionId: args.action.action_ts.replaceAll('.', '-'),
    patience: patienceOf(args.context),
  });
  await args.ack();
  const view =
    outcome.outcome === 'taken-back'
      ? buildNotice('Taken back', buildHandedOver(outcome.notice))
      : buildNotice('Not taken back', [section(undoTroubleText(outcome))]);
  await showView(args, view);
}
