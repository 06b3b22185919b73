import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Button } from '@slack/types';
import type { Result } from '../../core/result.ts';
import { type SendAnnexRefusal, type SentAnnex, sendAnnex } from '../../usecases/publish/send-annex.ts';
import { button, section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readPageValue, writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';

export function buildAnnexButton(directorateCode: string, quarter: string): Button {
  return button('Send me the annex', {
    actionId: ACTIONS.sendAnnex,
    value: writePageValue(1, directorateCode, quarter),
  });
}

/** "Send me the annex": what is not for publication, as files to the officer who pressed. */
export function listenToAnnex(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.sendAnnex, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const [directorateCode = '', quarter = ''] = readPageValue(action.value ?? '').what;
    const sent = await sendAnnex(slack.preview, {
      clicker: clickerOf(body),
      directorateCode,
      quarter,
      nonce: action.action_ts.replaceAll('.', '-'),
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    await pushView(args, buildNotice(sent.ok ? 'On its way to you' : 'Nothing was sent', [section(textOf(sent))]));
  });
}

function textOf(sent: Result<SentAnnex, SendAnnexRefusal>): string {
  if (!sent.ok) return whyNot(sent.refusal);
  const { revision } = sent.value;
  const what = revision === undefined ? 'The annex as it would be now' : `The annex of revision ${revision}`;
  return `${what} comes to your messages with Ragtime within a minute or two, as Word and PDF. Nobody else sees it. It is not for publication.`;
}

function whyNot(refusal: SendAnnexRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'gone':
      return TEXTS.gone;
    case 'nothing-withheld':
      return 'Nothing is kept back in this report, so it has no annex. What is kept back after publication stands in the annex of the next revision.';
    case 'not-in-plan':
      return 'Files can be sent to people of the plan only. A performance officer of the directorate gets them with the same button; “ragtime withhold --annex” writes them.';
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
