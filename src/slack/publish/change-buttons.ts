import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type ChangeMarkKind, LONGEST_CHANGE } from '../../core/review/asked-change.ts';
import { type MarkChangeRefusal, markChange, openMarking } from '../../usecases/publish/mark-change.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { WHY_UNCHANGED_FIELD } from '../field-ids.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { notKept } from '../not-kept.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { plainText } from '../text.ts';
import { readSignOffValue } from './sign-off-value.ts';

/** An officer says what became of the changes that an approver asked for; the message itself shows it. */
export function listenToChanges(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.makeChange, (args: ButtonArgs) => mark(slack, args, 'done'));
  app.action<BlockAction<ButtonAction>>(ACTIONS.reopenChange, (args: ButtonArgs) => mark(slack, args, 'open'));
  app.action<BlockAction<ButtonAction>>(ACTIONS.refuseChange, async (args: ButtonArgs) => {
    await args.ack();
    const value = args.action.value ?? '';
    const { windowId } = readSignOffValue(value);
    const opened = await openMarking(slack.signOff, { windowId, clicker: clickerOf(args.body), now: slack.clock() });
    const refused = () => buildNotice('Not saved', [section(opened.ok ? '' : whyNotMarked(opened.refusal))]);
    await showView(args, opened.ok ? buildWhyForm(value) : refused());
  });
  app.view(CALLBACKS.unchangedForm, (args: SubmitArgs) => submitWhy(slack, args));
}

/** Where it was not stored, it is said why. */
async function mark(slack: SlackContext, args: ButtonArgs, kind: ChangeMarkKind): Promise<void> {
  const { ack, action, body, context } = args;
  const { number: changeId, windowId } = readSignOffValue(action.value ?? '');
  const marked = await markChange(slack.signOff, {
    changeId,
    windowId,
    kind,
    why: '',
    clicker: clickerOf(body),
    now: slack.clock(),
    patience: patienceOf(context),
  });
  await ack();
  if (marked.ok) return;
  const view = buildNotice('Not saved', [section(whyNotMarked(marked.refusal))]);
  await showView(args, view);
}

function buildWhyForm(value: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.unchangedForm,
    title: plainText('Leave as it is'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    private_metadata: value,
    blocks: [
      {
        type: 'input',
        block_id: WHY_UNCHANGED_FIELD,
        label: plainText('Why does it stay as it is?'),
        hint: plainText('The approver reads this with the next draft.'),
        element: {
          type: 'plain_text_input',
          action_id: WHY_UNCHANGED_FIELD,
          multiline: true,
          max_length: LONGEST_CHANGE,
        },
      },
      notKept('Save'),
    ],
  };
}

async function submitWhy(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const { number: changeId, windowId } = readSignOffValue(view.private_metadata);
  const why = view.state.values[WHY_UNCHANGED_FIELD]?.[WHY_UNCHANGED_FIELD]?.value ?? '';
  const marked = await markChange(slack.signOff, {
    changeId,
    windowId,
    kind: 'will-not',
    why,
    clicker: clickerOf(body),
    now: slack.clock(),
    patience: patienceOf(context),
  });
  if (marked.ok) {
    return ack({ response_action: 'update', view: buildNotice('Saved', [section('It is read with the next draft.')]) });
  }
  const text = whyNotMarked(marked.refusal);
  const { reason } = marked.refusal;
  if (reason === 'no-words' || reason === 'too-long') {
    return ack({ response_action: 'errors', errors: { [WHY_UNCHANGED_FIELD]: text } });
  }
  if (reason === 'busy') return ack({ response_action: 'update', view: redrawView(view, { notice: [section(text)] }) });
  return ack({ response_action: 'update', view: buildNotice('Not saved', [section(text), section(why)]) });
}

function whyNotMarked(refusal: MarkChangeRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'gone':
      return TEXTS.gone;
    case 'over':
      return 'A later draft was asked for, or the report is published, so this is settled.';
    case 'no-words':
      return 'Please say why it stays as it is.';
    case 'too-long':
      return `Please keep this under ${LONGEST_CHANGE} characters.`;
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
