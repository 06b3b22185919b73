import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Button } from '@slack/types';
import type { Result } from '../../core/result.ts';
import { type ExportTrailRefusal, exportTrail } from '../../usecases/review/export-trail.ts';
import { button, cut, section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readPageValue, writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { pushView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';

/** @param text what was typed to read this history */
export function buildTrailFileButton(text: string): Button {
  return button('Send me the file', {
    actionId: ACTIONS.sendTrail,
    value: writePageValue(1, cut(text, 500)),
    spoken: 'Send me the file of this history',
  });
}

/** "Send me the file": the history that is shown, privately to whoever pressed. */
export function listenToTrailFile(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.sendTrail, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const clicker = clickerOf(body);
    const sent = await exportTrail(slack.quarter, {
      clicker,
      author: { actor: clicker.slackUserId },
      text: readPageValue(action.value ?? '').what.join('|'),
      nonce: action.action_ts.replaceAll('.', '-'),
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    await pushView(args, buildNotice(sent.ok ? 'On its way to you' : 'Nothing was sent', [section(textOf(sent))]));
  });
}

function textOf(sent: Result<void, ExportTrailRefusal>): string {
  if (!sent.ok) return whyNot(sent.refusal);
  return 'This history comes to your messages with Ragtime within a minute or two: as a page to read, and as CSV for a spreadsheet. Nobody else sees it. It holds texts that are not published, so please mind where you keep it.';
}

function whyNot(refusal: ExportTrailRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'unknown-item':
    case 'unknown-person':
      return `“${cut(refusal.given, 60)}” is not known here any more. /quarter history alone shows everything.`;
    case 'nothing':
      return 'Nothing is recorded for this.';
    case 'not-in-plan':
      return 'Files can be sent to people of the plan only. A performance officer of the directorate gets them with the same button; “ragtime history” writes them.';
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
