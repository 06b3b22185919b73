import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { disputeEntry, findDisputable } from '../../usecases/review/dispute-entry.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { DISPUTE_FIELD } from '../field-ids.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildDispute, buildDisputed, disputeText, readDisputeMemory } from './build-dispute.ts';

/** Something is wrong: an owner about what an officer has entered for them. */
export function listenToDisputes(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.somethingWrong, async (args: ButtonArgs) => {
    const { entry, quarter = '' } = readEntryValue(args.action.value ?? '');
    const by = await findActor(slack.collect, clickerOf(args.body), slack.clock());
    const found = await findDisputable(slack.review, { by, entry, quarter });
    await args.ack();
    await showView(args, buildDispute(found, { entry, quarter, nonce: slack.collect.newNonce() }));
  });
  app.view(CALLBACKS.dispute, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const memory = readDisputeMemory(view.private_metadata);
  const field = view.state.values[DISPUTE_FIELD]?.[DISPUTE_FIELD];
  if (memory === undefined || field === undefined) {
    return ack({
      response_action: 'update',
      view: buildNotice('Not sent', [section(disputeText({ outcome: 'gone' }))]),
    });
  }
  const now = slack.clock();
  const clicker = clickerOf(body);
  const outcome = await disputeEntry(slack.review, {
    ...memory,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    words: field.value ?? '',
    now,
    patience: patienceOf(context),
  });
  switch (outcome.outcome) {
    case 'disputed':
      return ack({ response_action: 'update', view: buildDisputed(outcome.ref, memory) });
    case 'fault': {
      const text =
        outcome.fault === 'missing' ? 'Please say what is wrong.' : 'Please keep this under 1,000 characters.';
      return ack({ response_action: 'errors', errors: { [DISPUTE_FIELD]: text } });
    }
    case 'busy':
      return ack({ response_action: 'update', view: redrawView(view, { notice: [section(disputeText(outcome))] }) });
    default: {
      const kept = [section(disputeText(outcome)), section(field.value ?? '')];
      return ack({ response_action: 'update', view: buildNotice('Not sent', kept) });
    }
  }
}
