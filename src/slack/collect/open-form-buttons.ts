import type { AllMiddlewareArgs, App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { clickerOf } from '../clicks.ts';
import { ACTIONS, readEntryValue } from '../ids.ts';
import { replaceView } from '../replace-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { openEntry } from './open-entry.ts';
import { walkOn } from './walk-on.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Every button that leads to the form of an entry, of whatever kind. */
export function listenToFormButtons(app: App, slack: SlackContext): void {
  const open = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await args.client.views.open({ trigger_id: args.body.trigger_id, view });
    });
  };
  const replace = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      const { view: before } = args.body;
      if (before !== undefined) await replaceView(args.client, before, view);
    });
  };
  const single = (args: ButtonArgs) => openEntry(slack, requestOf(args));
  const start = (args: ButtonArgs) => walkOn(slack, { ...requestOf(args), walk: undefined, step: 'start' });
  open(ACTIONS.updateEntry, single);
  open(ACTIONS.startAnswering, start);
  replace(ACTIONS.chooseEntry, single);
  replace(ACTIONS.goOnAnswering, start);
}

function requestOf({ action, body }: ButtonArgs) {
  return { clicker: clickerOf(body), ...readEntryValue(action.value ?? '') };
}
