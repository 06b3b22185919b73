import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import { parseLocalDate } from '../../../core/calendar/local-date.ts';
import { askToDraft, openAsk } from '../../../usecases/collect/drafting/ask-to-draft.ts';
import type { ChosenContributor } from '../../../usecases/collect/drafting/find-contributor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ASK_FIELDS } from '../../field-ids.ts';
import { readEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { pushView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { keptText } from '../kept-text.ts';
import { ALL_ENTRIES, askFaultText, buildAsked, buildAskForm } from './build-ask.ts';

const BUSY = 'Not asked yet, please press Ask again. Ragtime was busy for a moment.';

/** "Ask someone to draft", under a reminder and in the form of a milestone. */
export function listenToAsk(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.askToDraft, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const value = action.value ?? '';
    const entry = value === ALL_ENTRIES ? undefined : readEntryValue(value).entry;
    const opened = await openAsk(slack.collect, { clicker: clickerOf(body), entry, now: slack.clock() });
    await ack();
    const view = opened.outcome === 'form' ? buildAskForm(opened) : buildAsked(opened);
    // Over a form it is laid on top, so that nothing that was typed there is lost.
    await pushView(args, view);
  });
  app.view(CALLBACKS.askToDraft, (args: SubmitArgs) => ask(slack, args));
}

async function ask(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const which = stateOf(view, ASK_FIELDS.which)?.selected_option?.value ?? '';
  const outcome = await askToDraft(slack.collect, {
    clicker: clickerOf(body),
    entry: which === ALL_ENTRIES ? undefined : readEntryValue(which).entry,
    contributor: contributorIn(view),
    by: parseLocalDate(stateOf(view, ASK_FIELDS.by)?.selected_date ?? ''),
    note: stateOf(view, ASK_FIELDS.note)?.value ?? '',
    nonce: view.private_metadata,
    now: slack.clock(),
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(BUSY)] }) });
  }
  if (outcome.outcome === 'fault') {
    const { fault } = outcome;
    const field = fault.field === 'by' ? ASK_FIELDS.by : whoField(view);
    return ack({ response_action: 'errors', errors: { [field]: askFaultText(fault) } });
  }
  await ack({ response_action: 'update', view: buildAsked(outcome, keptText(view)) });
}

/** Whoever was found in Slack, else the person of the list. */
function contributorIn(view: ViewOutput): ChosenContributor {
  const slackUserId = stateOf(view, ASK_FIELDS.somebody)?.selected_user;
  if (slackUserId) return { slackUserId };
  const personId = stateOf(view, ASK_FIELDS.who)?.selected_option?.value;
  return personId === undefined ? undefined : { personId };
}

/** The field on which the person chose, where it stands there. */
function whoField(view: ViewOutput): string {
  const isFound = Boolean(stateOf(view, ASK_FIELDS.somebody)?.selected_user);
  return !isFound && ASK_FIELDS.who in view.state.values ? ASK_FIELDS.who : ASK_FIELDS.somebody;
}

function stateOf(view: ViewOutput, field: string) {
  return view.state.values[field]?.[field];
}
