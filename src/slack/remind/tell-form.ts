import type { BlockAction, ButtonAction } from '@slack/bolt';
import * as z from 'zod';
import { openTell, tellDirector, writeTell } from '../../usecases/remind/tell-director.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { DESK_FIELDS } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildDeskRefusal } from './build-nudge.ts';
import { buildTellChoice, buildTellForm, buildTellRefusal, buildTold } from './build-tell.ts';
import { NOT_DONE_YET } from './nudge-form.ts';

const memory = z.object({ windowId: z.string(), ownerId: z.string(), nonce: z.string() });

/** Tell the Strategic Director: first of whom, then in which words; nothing is sent that was not read. */
export function listenToTell(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.tellDirector, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const opened = await openTell(slack.desk, {
      clicker: clickerOf(body),
      windowId: action.value ?? '',
      now: slack.clock(),
    });
    await ack();
    const view = opened.outcome === 'choice' ? buildTellChoice(opened) : buildDeskRefusal(opened);
    await showView(args, view);
  });
  app.view(CALLBACKS.tellChoice, async ({ ack, view, body }: SubmitArgs) => {
    const chosen = view.state.values[DESK_FIELDS.owner]?.[DESK_FIELDS.owner]?.selected_option;
    const written = await writeTell(slack.desk, {
      clicker: clickerOf(body),
      windowId: view.private_metadata,
      ownerId: chosen?.value ?? '',
      now: slack.clock(),
    });
    const next = written.outcome === 'form' ? buildTellForm(written) : buildTellRefusal(written);
    await ack({ response_action: 'update', view: next });
  });
  app.view(CALLBACKS.tellText, ({ ack, view, body, context }: SubmitArgs) => send(slack, { ack, view, body, context }));
}

async function send(
  slack: SlackContext,
  { ack, view, body, context }: Pick<SubmitArgs, 'ack' | 'view' | 'body' | 'context'>,
): Promise<void> {
  const words = view.state.values[DESK_FIELDS.words]?.[DESK_FIELDS.words]?.value?.trim() ?? '';
  if (words === '') {
    return ack({ response_action: 'errors', errors: { [DESK_FIELDS.words]: 'Please write what they should read.' } });
  }
  const now = slack.clock();
  const outcome = await tellDirector(slack.desk, {
    ...memory.parse(JSON.parse(view.private_metadata)),
    clicker: clickerOf(body),
    words,
    now,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(NOT_DONE_YET)] }) });
  }
  await ack({ response_action: 'update', view: buildTold(outcome, now) });
}
