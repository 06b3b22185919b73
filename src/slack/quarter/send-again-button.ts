import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { type SentAgain, sendAgain } from '../../usecases/remind/send-again.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

/** Beside each message that did not arrive. */
export function listenToSendAgain(app: Listeners, slack: SlackContext): void {
  app.actionsOf<BlockAction<ButtonAction>>(ACTIONS.sendAgain, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const [clicker, now] = [clickerOf(body), slack.clock()];
    const sent = await sendAgain(slack.quarter, {
      by: await findActor(slack.quarter, clicker, now),
      author: { actor: clicker.slackUserId },
      deliveryId: Number(action.value),
      now,
      patience: patienceOf(context),
    });
    await ack();
    await pushView(args, buildNotice('Send again', [section(answerText(sent))]));
  });
}

function answerText(sent: SentAgain): string {
  switch (sent.outcome) {
    case 'again':
      return `It is on its way again to ${sent.personName ?? 'the channel'}. What stands in Slack already is found first, and not sent twice.`;
    case 'not-failed':
      return 'It has arrived since, or is on its way already. Nothing was sent twice.';
    case 'overtaken':
      return 'A later message says the same. Nothing was sent.';
    case 'refused':
      return refusalText(sent.permission);
    case 'busy':
      return QUARTER_TEXTS.busy;
  }
}
