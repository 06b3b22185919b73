import type { BlockAction, ButtonAction } from '@slack/bolt';
import { nudgeOwners, openNudge } from '../../usecases/remind/nudge-owners.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { DESK_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildDeskRefusal, buildNudge, buildNudged } from './build-nudge.ts';

export const NOT_DONE_YET = 'Not done yet, please press the button again. Ragtime was busy for a moment.';

/** Nudge: a form with those who have something outstanding, then a reminder to those who were chosen. */
export function listenToNudge(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.nudge, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const opened = await openNudge(slack.desk, {
      clicker: clickerOf(body),
      windowId: action.value ?? '',
      now: slack.clock(),
    });
    await ack();
    const view = opened.outcome === 'form' ? buildNudge(opened) : buildDeskRefusal(opened);
    await showView(args, view);
  });
  app.view(CALLBACKS.nudge, async ({ ack, view, body, context }: SubmitArgs) => {
    const selected = view.state.values[DESK_FIELDS.owners]?.[DESK_FIELDS.owners]?.selected_options ?? [];
    const now = slack.clock();
    const outcome = await nudgeOwners(slack.desk, {
      clicker: clickerOf(body),
      windowId: view.private_metadata,
      ownerIds: selected.map(({ value }) => value),
      now,
      patience: patienceOf(context),
    });
    if (outcome.outcome === 'busy') {
      return ack({ response_action: 'update', view: redrawView(view, { notice: [section(NOT_DONE_YET)] }) });
    }
    const next = outcome.outcome === 'nudged' ? buildNudged(outcome, now) : buildDeskRefusal(outcome);
    await ack({ response_action: 'update', view: next });
  });
}
