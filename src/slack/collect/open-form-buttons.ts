import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf } from '../clicks.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { openView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { keepBeforeLeaving } from './draft/keep-drafts.ts';
import { readFormMemory } from './form/form-memory.ts';
import { openEntry } from './open-entry.ts';
import { walkOn } from './walk-on.ts';

/** Every button that leads to the form of an entry, of whatever kind. */
export function listenToFormButtons(app: Listeners, slack: SlackContext): void {
  const open = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      await openView({ triggerId: args.body.trigger_id, client: args.client }, view);
    });
  };
  const replace = (actionId: string, toView: (args: ButtonArgs) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args);
      await args.ack();
      if (args.body.view !== undefined) await showView(args, view);
    });
  };
  const single = (args: ButtonArgs) => openEntry(slack, requestOf(args));
  // It may stand in another form, to which the walk comes back.
  const leaveFor = async (args: ButtonArgs) => {
    await keepBeforeLeaving(slack, args);
    const walk = readFormMemory(args.body.view?.private_metadata ?? '')?.walk;
    return openEntry(slack, { ...requestOf(args), walk: walk && { ...walk, isLast: false } });
  };
  const start = (args: ButtonArgs) => walkOn(slack, { ...requestOf(args), walk: undefined, step: 'start' });
  open(ACTIONS.updateEntry, single);
  open(ACTIONS.startAnswering, start);
  replace(ACTIONS.chooseEntry, leaveFor);
  replace(ACTIONS.goOnAnswering, start);
}

function requestOf({ action, body }: ButtonArgs) {
  return { clicker: clickerOf(body), ...readEntryValue(action.value ?? '') };
}
