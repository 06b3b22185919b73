import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Result } from '../../core/result.ts';
import { LONGEST_QUESTION } from '../../core/review/returned.ts';
import { type AnsweredSignOff, type AnswerRefusal, answerSignOff } from '../../usecases/publish/answer-sign-off.ts';
import { section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { CHANGES_FIELD } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { redrawView } from '../redraw-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { plainText } from '../text.ts';
import { readSignOffValue } from './sign-off-value.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

const AND = new Intl.ListFormat('en-GB');
/** So that it stands whole in one message. Unit: UTF-16 code units. */
const LONGEST_WORDS = LONGEST_QUESTION;

/** "Sign" and "Ask for changes" under a draft. */
export function listenToSignOff(app: App, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.signReport, async (args: ButtonArgs) => {
    const { ack, action, body, client, context } = args;
    const answered = await answerSignOff(slack.signOff, {
      ...readSignOffValue(action.value ?? ''),
      clicker: clickerOf(body),
      words: undefined,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: buildAnswered(answered) });
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.askForChanges, async ({ ack, action, body, client }: ButtonArgs) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: buildChangesForm(action.value ?? '') });
  });
  app.view(CALLBACKS.changesForm, async ({ ack, view, body, context }: SubmitArgs) => {
    const words = view.state.values[CHANGES_FIELD]?.[CHANGES_FIELD]?.value ?? '';
    const answered = await answerSignOff(slack.signOff, {
      ...readSignOffValue(view.private_metadata),
      clicker: clickerOf(body),
      words,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    if (!answered.ok && answered.refusal.reason === 'no-words') {
      return ack({ response_action: 'errors', errors: { [CHANGES_FIELD]: 'Please say what is to be changed.' } });
    }
    if (!answered.ok && answered.refusal.reason === 'busy') {
      const notice = [section(whyNot(answered.refusal))];
      return ack({ response_action: 'update', view: redrawView(view, { notice }) });
    }
    // What was typed is shown again where it was not taken.
    const kept = answered.ok ? [] : [section(words)];
    const shown = buildAnswered(answered);
    await ack({ response_action: 'update', view: { ...shown, blocks: [...shown.blocks, ...kept] } });
  });
}

function buildChangesForm(value: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.changesForm,
    title: plainText('Ask for changes'),
    submit: plainText('Send'),
    close: plainText('Cancel'),
    private_metadata: value,
    blocks: [
      {
        type: 'input',
        block_id: CHANGES_FIELD,
        label: plainText('What is to be changed?'),
        hint: plainText('Name the place, such as COPS2 or 2.1. The performance officers read it as you write it.'),
        element: {
          type: 'plain_text_input',
          action_id: CHANGES_FIELD,
          multiline: true,
          max_length: LONGEST_WORDS,
        },
      },
    ],
  };
}

function buildAnswered(answered: Result<AnsweredSignOff, AnswerRefusal>): ModalView {
  if (!answered.ok) return buildNotice('Not signed', [section(whyNot(answered.refusal))]);
  const { kind, number, missing } = answered.value;
  if (kind === 'changes-asked') {
    return buildNotice('Sent', [section('The performance officers have it. You are asked again once it is changed.')]);
  }
  const rest = missing.length === 0 ? 'It can be published now.' : `Still to sign: ${AND.format(missing)}.`;
  return buildNotice('Signed', [section(`You have signed draft ${number}. ${rest}`)]);
}

function whyNot(refusal: AnswerRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'gone':
      return 'This draft is no longer there. The performance officer can say what became of it.';
    case 'published':
      return 'This report is published already.';
    case 'signed-already':
      return 'You have signed this draft before. Your signature stands.';
    case 'no-words':
      return 'Please say what is to be changed.';
    case 'busy':
      return 'Ragtime was busy for a moment, and nothing was stored. Please press again.';
    case 'void':
      return refusal.changed.length === 0
        ? `There is a later draft, number ${refusal.newest}; that one is to be signed.`
        : `The report reads otherwise since this draft was made: ${AND.format(refusal.changed.slice(0, 10))}. A performance officer asks for sign-off again.`;
  }
}
