import type { BlockAction, ButtonAction } from '@slack/bolt';
import { fieldsOf } from '../../core/review/wording.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { editWording } from '../../usecases/review/edit-wording.ts';
import { openWording } from '../../usecases/review/open-wording.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildOpenedWording, readTexts, readWordingMemory, wordingBlockId } from './build-wording-form.ts';
import { drawBeneath, placeBeneath } from './draw-beneath.ts';
import { editedText, WORDING_TEXTS, wordingFault } from './wording-texts.ts';

/** An officer edits what is printed of a text, in a form above the queue. */
export function listenToWordingForm(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.editWording, async (args: ButtonArgs) => {
    const { entry, quarter = '' } = readEntryValue(args.action.value ?? '');
    const request = { clicker: clickerOf(args.body), entry, quarter, now: slack.clock() };
    const view = buildOpenedWording(await openWording(slack.review, request), placeBeneath(args.body.view));
    await args.ack();
    await pushView(args, view);
  });
  app.view(CALLBACKS.wordingForm, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context, client }: SubmitArgs): Promise<void> {
  const memory = readWordingMemory(view.private_metadata);
  const texts = memory && readTexts(view.state.values, memory);
  if (memory === undefined || texts === undefined || fieldsOf(texts).length === 0) {
    return ack({ response_action: 'update', view: buildNotice('Not printed', [section(WORDING_TEXTS.gone)]) });
  }
  const now = slack.clock();
  const clicker = clickerOf(body);
  const outcome = await editWording(slack.review, {
    ...memory,
    basedOn: memory.basedOn,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    texts,
    now,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'fault') {
    const { fault } = outcome;
    return ack({ response_action: 'errors', errors: { [wordingBlockId(fault.field, memory)]: wordingFault(fault) } });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(WORDING_TEXTS.busy)] }) });
  }
  const isDone = ['edited', 'taken-back', 'unchanged'].includes(outcome.outcome);
  const kept = isDone ? [] : fieldsOf(texts).map((field) => section(texts[field] ?? ''));
  const notice = buildNotice(isDone ? 'Printed' : 'Not printed', [section(editedText(outcome)), ...kept]);
  const showBeneath = await drawBeneath(slack, { body, client, view }, memory.place);
  await ack({ response_action: 'update', view: notice });
  await showBeneath();
}
