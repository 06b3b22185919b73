import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { type DiscardedDraft, discardDraft } from '../../../usecases/collect/draft/discard-draft.ts';
import { readMyDrafts } from '../../../usecases/collect/draft/read-my-drafts.ts';
import { sendDrafts } from '../../../usecases/collect/draft/send-drafts.ts';
import { discardItemDraft } from '../../../usecases/collect/item/keep-item-draft.ts';
import { readMyItemDrafts } from '../../../usecases/collect/item/read-item-drafts.ts';
import type { Clicker } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { readEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { showView, type ToShow } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { LATE_DISCARDED } from '../answer-texts.ts';
import { readItemDraftValue } from '../item/build-item-drafts.ts';
import { buildDraftList, buildSentDrafts } from './build-drafts.ts';
import { toActedAt } from './keep-drafts.ts';

/** "Send these 3" and "Look first", wherever they stand: always about the drafts of whoever presses them. */
export function listenToDraftButtons(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toShow: (args: ButtonArgs) => Promise<ToShow>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const { view, said } = await toShow(args);
      await args.ack();
      await showView(args, view, said);
    });
  };
  answer(ACTIONS.lookAtDrafts, async ({ body }) => ({ view: await drawDrafts(slack, clickerOf(body)) }));
  answer(ACTIONS.discardLateDraft, async (args) => {
    const { entry, quarter } = readEntryValue(args.action.value ?? '');
    const discarded = await discardDraft(slack.collect, { ...toDiscard(slack, args), entry, quarter: quarter ?? '' });
    return showWhatIsLeft(slack, clickerOf(args.body), discarded);
  });
  answer(ACTIONS.discardLateItem, async (args) => {
    const read = readItemDraftValue(args.action.value ?? '');
    const discarded =
      read === undefined ? 'none' : await discardItemDraft(slack.items, { ...toDiscard(slack, args), ...read });
    return showWhatIsLeft(slack, clickerOf(args.body), discarded);
  });
  answer(ACTIONS.sendDrafts, async ({ body, context }) => {
    const request = { clicker: clickerOf(body), now: slack.clock(), patience: patienceOf(context) };
    return { view: buildSentDrafts(await sendDrafts(slack.collect, request)) };
  });
}

async function showWhatIsLeft(slack: SlackContext, clicker: Clicker, discarded: DiscardedDraft): Promise<ToShow> {
  const said = [section(LATE_DISCARDED[discarded])];
  return { view: await drawDrafts(slack, clicker, said), said };
}

async function drawDrafts(
  slack: SlackContext,
  clicker: Clicker,
  notice: readonly KnownBlock[] = [],
): Promise<ModalView> {
  const request = { clicker, now: slack.clock() };
  const drafts = await readMyDrafts(slack.collect, request);
  return buildDraftList(drafts, await readMyItemDrafts(slack.items, request), notice);
}

function toDiscard(slack: SlackContext, { body, action, context }: ButtonArgs) {
  const actedAt = toActedAt(action.action_ts);
  return { clicker: clickerOf(body), now: slack.clock(), patience: patienceOf(context), actedAt };
}
