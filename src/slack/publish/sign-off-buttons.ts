import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { listWords } from '../../core/list-words.ts';
import type { Result } from '../../core/result.ts';
import { LONGEST_CHANGE } from '../../core/review/asked-change.ts';
import { type AnsweredSignOff, type AnswerRefusal, answerSignOff } from '../../usecases/publish/answer-sign-off.ts';
import { openChanges } from '../../usecases/publish/open-changes.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildChangesForm, changesField, readChangesForm } from './build-changes-form.ts';
import { readSignOffValue } from './sign-off-value.ts';

/** "Sign" and "Ask for changes" under a draft. */
export function listenToSignOff(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.signReport, async (args: ButtonArgs) => {
    const { ack, action, body, context } = args;
    const answered = await answerSignOff(slack.signOff, {
      ...readSignOffValue(action.value ?? ''),
      clicker: clickerOf(body),
      changes: undefined,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack();
    await showView(args, buildAnswered(answered));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.askForChanges, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const { value = '' } = action;
    const request = { ...readSignOffValue(value), clicker: clickerOf(body), now: slack.clock() };
    const opened = await openChanges(slack.signOff, request);
    await ack();
    const view = opened.ok
      ? buildChangesForm(value, opened.value)
      : buildNotice('Ask for changes', [section(whyNot(opened.refusal))]);
    await showView(args, view);
  });
  app.view(CALLBACKS.changesForm, (args: SubmitArgs) => submitChanges(slack, args));
}

async function submitChanges(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const changes = readChangesForm(view) ?? [];
  const answered = await answerSignOff(slack.signOff, {
    ...readSignOffValue(view.private_metadata),
    clicker: clickerOf(body),
    changes,
    now: slack.clock(),
    patience: patienceOf(context),
  });
  const refusal = answered.ok ? undefined : answered.refusal;
  if (refusal?.reason === 'no-words' || refusal?.reason === 'too-long') {
    return ack({ response_action: 'errors', errors: { [changesField(0)]: whyNot(refusal) } });
  }
  if (refusal?.reason === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(whyNot(refusal))] }) });
  }
  // What was typed is shown again where it was not taken.
  const kept = answered.ok ? [] : changes.filter(({ words }) => words !== '').map(({ words }) => section(words));
  const shown = buildAnswered(answered);
  await ack({ response_action: 'update', view: { ...shown, blocks: [...shown.blocks, ...kept] } });
}

function buildAnswered(answered: Result<AnsweredSignOff, AnswerRefusal>): ModalView {
  if (!answered.ok) return buildNotice('Not signed', [section(whyNot(answered.refusal))]);
  const { kind, number, missing } = answered.value;
  if (kind === 'changes-asked') {
    return buildNotice('Sent', [section('The performance officers have it. You are asked again once it is changed.')]);
  }
  const rest = missing.length === 0 ? 'It can be published now.' : `Still to sign: ${listWords(missing)}.`;
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
    case 'too-long':
      return `Please keep each change under ${LONGEST_CHANGE} characters.`;
    case 'busy':
      return 'Ragtime was busy for a moment, and nothing was stored. Please press again.';
    case 'void':
      return refusal.changed.length === 0
        ? `There is a later draft, number ${refusal.newest}; that one is to be signed.`
        : `The report has changed since this draft was made: ${listWords(refusal.changed.slice(0, 10))}. A performance officer asks for sign-off again.`;
  }
}
