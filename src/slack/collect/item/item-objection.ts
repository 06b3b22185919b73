import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import * as z from 'zod';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { LONGEST_OBJECTION } from '../../../core/review/wording.ts';
import type { ItemObjection } from '../../../usecases/collect/item/item-objection.ts';
import {
  mayObjectToItem,
  type ObjectToItemOutcome,
  objectToItem,
} from '../../../usecases/collect/item/object-to-item.ts';
import { findActor } from '../../../usecases/find-actor.ts';
import type { RenderedMessage } from '../../../usecases/publish/ports.ts';
import { context, richLine, section } from '../../blocks.ts';
import { blocksToText } from '../../blocks-to-text.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { OBJECTION_FIELD } from '../../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { notKept } from '../../not-kept.ts';
import { parseJson } from '../../parse-json.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { plainText } from '../../text.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';

const memoryShape = z.object({ itemId: z.string(), nonce: z.string() });

/** An author objects to what was done to an item. */
export function listenToItemObjections(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.objectToItem, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    await ack();
    const itemId = action.value ?? '';
    const by = await findActor(slack.items, clickerOf(body), slack.clock());
    const permission = await mayObjectToItem(slack.items, by, itemId);
    const form = () => buildForm(itemId, slack.items.newNonce());
    await showView(args, permission.allowed ? form() : buildNotice('Not yours', [section(refusalText(permission))]));
  });
  app.view(CALLBACKS.itemObjection, (args: SubmitArgs) => submit(slack, args));
}

function buildForm(itemId: string, nonce: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.itemObjection,
    title: plainText('Object'),
    submit: plainText('Object'),
    close: plainText('Close'),
    private_metadata: JSON.stringify({ itemId, nonce }),
    blocks: [
      {
        type: 'input',
        block_id: OBJECTION_FIELD,
        label: plainText('What is not right?'),
        hint: plainText('The performance officer reads this, and it is printed as you gave it.'),
        element: {
          type: 'plain_text_input',
          action_id: OBJECTION_FIELD,
          multiline: true,
          max_length: LONGEST_OBJECTION,
        },
      },
      notKept('Object'),
    ],
  };
}

async function submit(slack: SlackContext, { ack, view, body, context: known }: SubmitArgs): Promise<void> {
  const memory = memoryShape.safeParse(parseJson(view.private_metadata)).data;
  const reason = view.state.values[OBJECTION_FIELD]?.[OBJECTION_FIELD]?.value ?? '';
  if (memory === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not sent', [section(TEXTS.gone)]) });
  }
  const clicker = clickerOf(body);
  const now = slack.clock();
  const outcome = await objectToItem(slack.items, {
    ...memory,
    by: await findActor(slack.items, clicker, now),
    author: { actor: clicker.slackUserId },
    reason,
    now,
    patience: patienceOf(known),
  });
  const text = outcomeText(outcome);
  if (outcome.outcome === 'fault') return ack({ response_action: 'errors', errors: { [OBJECTION_FIELD]: text } });
  if (outcome.outcome === 'busy')
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(text)] }) });
  const isDone = outcome.outcome === 'objected';
  const kept = isDone ? [] : [section(reason)];
  const shown = buildNotice(isDone ? 'Objected' : 'Not sent', [section(text), ...kept.filter(() => reason !== '')]);
  await ack({ response_action: 'update', view: shown });
}

function outcomeText(outcome: ObjectToItemOutcome): string {
  switch (outcome.outcome) {
    case 'objected':
      return `“${outcome.title}” is printed as you gave it. The performance officers read why.`;
    case 'nothing-to-object':
      return `“${outcome.title}” is printed as you gave it, or was merged or held over. The performance officer can say more.`;
    case 'published':
      return 'The report is published. The performance officer can correct it.';
    case 'fault':
      return outcome.fault === 'missing' ? 'Please say what is not right.' : 'Please keep this under 1,000 characters.';
    case 'refused':
      return refusalText(outcome.permission);
    case 'gone':
      return TEXTS.gone;
    case 'busy':
      return TEXTS.notSavedYet;
  }
}

/** An author's objection, to the officers. */
export function renderItemObjection({ quarter, title, byName, reason }: ItemObjection): RenderedMessage {
  const blocks = [
    richLine({ bold: `${titleOfQuarter(quarter)}. ` }, `${byName} objects to what was done to “${title}”:`),
    section(reason),
    context('It is printed as its author gave it. “Put items in order” shows it.'),
  ];
  return { text: blocksToText(blocks), blocks };
}
