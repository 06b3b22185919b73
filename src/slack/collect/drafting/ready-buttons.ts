import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import {
  type ApproveOutcome,
  approveDraft,
  type DecideRequest,
} from '../../../usecases/collect/drafting/approve-draft.ts';
import { listReady } from '../../../usecases/collect/drafting/list-ready.ts';
import { sendBackDraft } from '../../../usecases/collect/drafting/send-back-draft.ts';
import type { Clicker } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { QUESTION_FIELD } from '../../field-ids.ts';
import { readEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView, type ToShow } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { buildNotice } from '../build-notices.ts';
import { openEntry } from '../open-entry.ts';
import { buildReadyList, buildSendBack, decidedText } from './build-ready.ts';
import { readShownDraft } from './shown-draft.ts';

/** "Ready for you": the list, and what can be done with each text. */
export function listenToReady(app: Listeners, slack: SlackContext): void {
  const press = (actionId: string, toShow: (args: ButtonArgs) => Promise<ToShow>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const { view, said } = await toShow(args);
      await args.ack();
      await showView(args, view, said);
    });
  };
  press(ACTIONS.readReady, async ({ body }) => ({ view: await showList(slack, clickerOf(body)) }));
  press(ACTIONS.approveDraft, (args) => approve(slack, args));
  press(ACTIONS.approveAllRead, (args) => approve(slack, args));
  press(ACTIONS.editDraft, async ({ action, body }) => ({
    view: await openEntry(slack, { clicker: clickerOf(body), ...readEntryValue(action.value ?? '') }),
  }));
  press(ACTIONS.sendBackDraft, async ({ action, body }) => ({
    view: await askWhy(slack, clickerOf(body), Number(action.value)),
  }));
  app.view(CALLBACKS.sendBack, (args: SubmitArgs) => sendBack(slack, args));
}

async function showList(slack: SlackContext, clicker: Clicker, notice: readonly KnownBlock[] = []): Promise<ModalView> {
  return buildReadyList(await listReady(slack.collect, { clicker, now: slack.clock() }), notice);
}

/** One after the other: each is an update of its own, and says what became of it. */
async function approve(slack: SlackContext, { action, body, context }: ButtonArgs): Promise<ToShow> {
  const clicker = clickerOf(body);
  const request = { clicker, now: slack.clock(), patience: patienceOf(context) };
  const outcomes: ApproveOutcome[] = [];
  for (const id of (action.value ?? '').split(',')) {
    outcomes.push(await approveDraft(slack.collect, { ...request, ...readShownDraft(id) }));
  }
  const said = [section(outcomes.map(decidedText).join('\n'))];
  return { view: await showList(slack, clicker, said), said };
}

async function askWhy(slack: SlackContext, clicker: Clicker, handedId: number): Promise<ModalView> {
  const list = await listReady(slack.collect, { clicker, now: slack.clock() });
  const text = list.outcome === 'ready' ? list.texts.find(({ handed }) => handed.id === handedId) : undefined;
  return text === undefined ? buildReadyList(list, [section(NOT_THERE)]) : buildSendBack(text);
}

const NOT_THERE = 'This draft does not wait for you any more. Nothing was changed.';

async function sendBack(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const question = view.state.values[QUESTION_FIELD]?.[QUESTION_FIELD]?.value?.trim() ?? '';
  if (question === '') {
    return ack({ response_action: 'errors', errors: { [QUESTION_FIELD]: 'Please say what should be changed.' } });
  }
  const clicker = clickerOf(body);
  const request: DecideRequest = {
    clicker,
    handedId: Number(view.private_metadata),
    now: slack.clock(),
    patience: patienceOf(context),
  };
  const outcome = await sendBackDraft(slack.collect, { ...request, question });
  const said = [section(decidedText(outcome))];
  if (outcome.outcome === 'busy') return ack({ response_action: 'update', view: redrawView(view, { notice: said }) });
  const isDone = outcome.outcome === 'sent-back';
  const next = isDone
    ? await showList(slack, clicker, said)
    : buildNotice('Not sent back', [...said, section('Your question was not sent:'), section(question)]);
  await ack({ response_action: 'update', view: next });
}
