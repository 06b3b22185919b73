import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { discardItemDraft } from '../../../usecases/collect/item/keep-item-draft.ts';
import { openItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView, type ToShow } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { DISCARDED, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { toActedAt } from '../draft/keep-drafts.ts';
import { readItemDraftValue } from './build-item-drafts.ts';
import { readItemMemory } from './item-memory.ts';
import { openedItemToView } from './open-item.ts';

/** "Continue" beside the draft of an item, and "Discard draft" in its form. */
export function listenToItemDraftButtons(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.continueItem, async (args: ButtonArgs) => {
    const read = readItemDraftValue(args.action.value ?? '');
    const request = { clicker: clickerOf(args.body), now: slack.clock() };
    const view =
      read === undefined ? oldButton() : openedItemToView(await openItemForm(slack.items, { ...request, ...read }));
    await args.ack();
    await showView(args, view);
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.discardItem, async (args: ButtonArgs) => {
    const { view } = args.body;
    const next = view && (await discard(slack, args, view));
    await args.ack();
    if (next !== undefined) await showView(args, next.view, next.said);
  });
}

async function discard(slack: SlackContext, { body, context, action }: ButtonArgs, view: ViewOutput): Promise<ToShow> {
  const memory = readItemMemory(view.private_metadata);
  if (memory === undefined) return { view: oldButton() };
  const { subject, quarter } = memory;
  const request = { clicker: clickerOf(body), subject, quarter, now: slack.clock() };
  const discarded = await discardItemDraft(slack.items, {
    ...request,
    actedAt: toActedAt(action.action_ts),
    patience: patienceOf(context),
  });
  const notice = [section(DISCARDED[discarded])];
  if (discarded === 'busy') return { view: redrawView(view, { notice }) };
  return { view: openedItemToView(await openItemForm(slack.items, request), notice), said: notice };
}

function oldButton(): ModalView {
  return buildNotice('An older button', [section(TEXTS.oldButton)]);
}
