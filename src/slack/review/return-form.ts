import type { BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { findActor } from '../../usecases/find-actor.ts';
import { closeReturn } from '../../usecases/review/close-return.ts';
import { openReturn } from '../../usecases/review/open-return.ts';
import { returnUpdate } from '../../usecases/review/return-update.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { openHistory } from '../collect/open-history.ts';
import { RETURN_FIELD } from '../field-ids.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildOpenedReturn, questionBlockId, readReturnMemory } from './build-return-form.ts';
import { drawBeneath, placeBeneath } from './draw-beneath.ts';
import { closeTrouble, RETURN_TEXTS, returnFault, returnText } from './return-texts.ts';

/** An officer sends an update back with a question, or closes the question; both from its history. */
export function listenToReturns(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.returnUpdate, async (args: ButtonArgs) => {
    const { entry, quarter = '' } = readEntryValue(args.action.value ?? '');
    const request = { clicker: clickerOf(args.body), entry, quarter, now: slack.clock() };
    const view = buildOpenedReturn(await openReturn(slack.review, request), placeBeneath(args.body.view));
    await args.ack();
    await pushView(args, view);
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.closeReturn, async (args: ButtonArgs) => {
    const view = await close(slack, args);
    await args.ack();
    await showView(args, view);
  });
  app.view(CALLBACKS.returnForm, (args: SubmitArgs) => submit(slack, args));
}

/** Both sides of an act by this person: what they are, and how the record names them. */
async function byWhom(slack: SlackContext, body: BlockAction | ViewSubmitAction, now: Date) {
  const clicker = clickerOf(body);
  return { by: await findActor(slack.collect, clicker, now), author: { actor: clicker.slackUserId } };
}

async function close(slack: SlackContext, { body, action, context }: ButtonArgs): Promise<ModalView> {
  const now = slack.clock();
  const { entry, quarter = '' } = readEntryValue(action.value ?? '');
  const who = await byWhom(slack, body, now);
  const outcome = await closeReturn(slack.review, { ...who, entry, quarter, now, patience: patienceOf(context) });
  const trouble = closeTrouble(outcome);
  if (trouble !== undefined) return buildNotice('Not closed', [section(trouble)]);
  return openHistory(slack, { clicker: clickerOf(body), entry, page: 1 });
}

async function submit(slack: SlackContext, { ack, view, body, context, client }: SubmitArgs): Promise<void> {
  const memory = readReturnMemory(view.private_metadata);
  const field = memory && view.state.values[questionBlockId(memory.entry.id)]?.[RETURN_FIELD];
  if (memory === undefined || field === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not sent back', [section(RETURN_TEXTS.gone)]) });
  }
  const now = slack.clock();
  const outcome = await returnUpdate(slack.review, {
    ...memory,
    ...(await byWhom(slack, body, now)),
    question: field.value ?? '',
    now,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'fault') {
    const errors = { [questionBlockId(memory.entry.id)]: returnFault(outcome.fault) };
    return ack({ response_action: 'errors', errors });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(RETURN_TEXTS.busy)] }) });
  }
  const isDone = outcome.outcome === 'returned';
  const kept = isDone ? [] : [section(field.value ?? '')];
  const blocks = [section(returnText(outcome, now)), ...kept];
  const showBeneath = await drawBeneath(slack, { body, client, view }, memory.place);
  await ack({ response_action: 'update', view: buildNotice(isDone ? 'Sent back' : 'Not sent back', blocks) });
  await showBeneath();
}
