import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { objectToWording } from '../../usecases/review/object-to-wording.ts';
import { openObjection } from '../../usecases/review/open-objection.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { OBJECTION_FIELD } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildOpenedObjection, objectionBlockId, readObjectionMemory } from './build-objection-form.ts';
import { objectedText, WORDING_TEXTS } from './wording-texts.ts';

/** An owner reads how their words are printed, and may object. */
export function listenToObjections(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.readWording, async (args: ButtonArgs) => {
    const request = { clicker: clickerOf(args.body), wordingId: Number(args.action.value), now: slack.clock() };
    const view = buildOpenedObjection(await openObjection(slack.review, request));
    await args.ack();
    await pushView(args, view);
  });
  app.view(CALLBACKS.objectionForm, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const memory = readObjectionMemory(view.private_metadata);
  const field = memory && view.state.values[objectionBlockId(memory)]?.[OBJECTION_FIELD];
  if (memory === undefined || field === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not sent', [section(WORDING_TEXTS.gone)]) });
  }
  const now = slack.clock();
  const clicker = clickerOf(body);
  const outcome = await objectToWording(slack.review, {
    ...memory,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    reason: field.value ?? '',
    now,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'fault') {
    const text =
      outcome.fault === 'missing' ? 'Please say what is not right.' : 'Please keep this under 1,000 characters.';
    return ack({ response_action: 'errors', errors: { [objectionBlockId(memory)]: text } });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(WORDING_TEXTS.busy)] }) });
  }
  const isDone = outcome.outcome === 'objected';
  const kept = isDone ? [] : [section(field.value ?? '')];
  const title = isDone ? 'Objected' : 'Not sent';
  await ack({ response_action: 'update', view: buildNotice(title, [section(objectedText(outcome)), ...kept]) });
}
