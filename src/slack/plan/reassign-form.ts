import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { openReassigning } from '../../usecases/plan/open-reassigning.ts';
import { reassignEntry } from '../../usecases/plan/reassign-entry.ts';
import { section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { REASSIGN_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildReassignForm, readReassignForm } from './build-reassign-form.ts';
import { reassignedText } from './reassigned-text.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** An officer gives something in the plan to another owner. */
export function listenToReassigning(app: App, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.reassign, async (args: ButtonArgs) => {
    const { body, action } = args;
    const click = { clicker: clickerOf(body), windowId: action.value ?? '', now: slack.clock() };
    const view = buildReassignForm(await openReassigning(slack.desk, click));
    await args.ack();
    await showView(args, view);
  });
  app.view(CALLBACKS.reassignForm, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const read = readReassignForm(view);
  if (read === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not changed', [section(TEXTS.oldButton)]) });
  }
  const [clicker, now] = [clickerOf(body), slack.clock()];
  const outcome = await reassignEntry(slack.plan, {
    ...read,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    quarter: view.private_metadata,
    submissionId: body.trigger_id,
    now,
    patience: patienceOf(context),
  });
  const text = reassignedText(outcome);
  if (outcome.outcome === 'not-in-post' || outcome.outcome === 'unknown-person') {
    return ack({ response_action: 'errors', errors: { [REASSIGN_FIELDS.to]: text } });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(text)] }) });
  }
  const title = outcome.outcome === 'reassigned' ? 'Reassigned' : 'Not changed';
  await ack({ response_action: 'update', view: buildNotice(title, [section(text)]) });
}
