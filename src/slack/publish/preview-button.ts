import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { Button, ModalView } from '@slack/types';
import { listWords } from '../../core/list-words.ts';
import type { Result } from '../../core/result.ts';
import { FORMAT_NAMES } from '../../reports/labels.ts';
import {
  type PreviewedReport,
  previewReport,
  type ReportPreviewRefusal,
} from '../../usecases/publish/preview-report.ts';
import { button, section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';

export function buildPreviewButton(windowId: string): Button {
  return button('Preview the report', { actionId: ACTIONS.previewReport, value: windowId });
}

/** "Preview the report": privately, as files. */
export function listenToReportPreview(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.previewReport, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const previewed = await previewReport(slack.preview, {
      clicker: clickerOf(body),
      windowId: action.value ?? '',
      nonce: action.action_ts.replaceAll('.', '-'),
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    await showView(args, buildPreviewed(previewed));
  });
}

export function buildPreviewed(previewed: Result<PreviewedReport, ReportPreviewRefusal>): ModalView {
  return previewed.ok
    ? buildNotice('On its way to you', [section(sentText(previewed.value))])
    : buildNotice('Nothing was sent', [section(whyNot(previewed.refusal))]);
}

function sentText({ picture, documents, revision }: PreviewedReport): string {
  const names = [...documents, ...(picture === undefined ? [] : [picture])].map(({ format }) => FORMAT_NAMES[format]);
  if (names.length === 0) return 'The settings of this installation send no documents, so there is nothing to send.';
  const what =
    revision === undefined ? 'The report as it would be now' : `The report as it was published (version ${revision})`;
  return `${what} comes to your messages with Ragtime within a minute or two: ${listWords(names)}. Nobody else sees it.`;
}

function whyNot(refusal: ReportPreviewRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'gone':
      return 'This quarter is no longer there. The performance officer can say what became of it.';
    case 'not-in-plan':
      return 'Files can be sent to people of the plan only. A performance officer of the directorate gets them with the same button.';
    case 'busy':
      return 'Ragtime was busy for a moment. Please press again.';
  }
}
