import type { AllMiddlewareArgs, App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { readMyDrafts } from '../../../usecases/collect/draft/read-my-drafts.ts';
import { sendDrafts } from '../../../usecases/collect/draft/send-drafts.ts';
import { readMyItemDrafts } from '../../../usecases/collect/item/read-item-drafts.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS } from '../../ids.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { buildDraftList, buildSentDrafts } from './build-drafts.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** "Send these 3" and "Look first", wherever they stand: always about the drafts of whoever presses them. */
export function listenToDraftButtons(app: App, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await showView(args, view);
    });
  };
  answer(ACTIONS.lookAtDrafts, async ({ body }) => {
    const request = { clicker: clickerOf(body), now: slack.clock() };
    return buildDraftList(await readMyDrafts(slack.collect, request), await readMyItemDrafts(slack.items, request));
  });
  answer(ACTIONS.sendDrafts, async ({ body, context }) => {
    const request = { clicker: clickerOf(body), now: slack.clock(), patience: patienceOf(context) };
    return buildSentDrafts(await sendDrafts(slack.collect, request));
  });
}
