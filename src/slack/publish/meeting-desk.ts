import type { BlockAction, ButtonAction } from '@slack/bolt';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { ActionFault } from '../../core/publish/meeting-action.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { readMeetingList } from '../../usecases/publish/read-meeting-list.ts';
import { type RecordRefusal, recordMeetingAction } from '../../usecases/publish/record-meeting-action.ts';
import { withdrawMeetingAction } from '../../usecases/publish/withdraw-meeting-action.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTION_FIELDS } from '../field-ids.ts';
import { readQuarterValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildMeetingList, buildRecordForm, readRecordForm } from './build-meeting-list.ts';
import { actionRefusalText } from './meeting-texts.ts';

/** An officer records what a meeting asked for, and takes it back. */
export function listenToMeetingDesk(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.recordAction, async (args: ButtonArgs) => {
    const { id: directorateCode, quarter } = readQuarterValue(args.action.value ?? '');
    const by = await findActor(slack.meetings, clickerOf(args.body), slack.clock());
    const read = await readMeetingList(slack.meetings, { by, directorateCode, quarter });
    await args.ack();
    await showView(args, read.outcome === 'list' ? buildRecordForm(read.list) : buildMeetingList(read));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.withdrawAction, (args: ButtonArgs) =>
    withdraw(slack, args, 'withdrawn'),
  );
  app.action<BlockAction<ButtonAction>>(ACTIONS.restoreAction, (args: ButtonArgs) => withdraw(slack, args, 'restored'));
  app.view(CALLBACKS.recordForm, (args: SubmitArgs) => record(slack, args));
}

async function withdraw(slack: SlackContext, args: ButtonArgs, kind: 'withdrawn' | 'restored'): Promise<void> {
  const clicker = clickerOf(args.body);
  const now = slack.clock();
  const by = await findActor(slack.meetings, clicker, now);
  const withdrawn = await withdrawMeetingAction(slack.meetings, {
    by,
    author: { actor: clicker.slackUserId },
    actionId: args.action.value ?? '',
    kind,
    now,
    patience: patienceOf(args.context),
  });
  await args.ack();
  if (!withdrawn.ok && withdrawn.refusal.reason !== 'so-already') {
    return showView(args, buildNotice('Not saved', [section(actionRefusalText(withdrawn.refusal))]));
  }
  const { directorateId, quarter } = withdrawn.ok ? withdrawn.value : { directorateId: '', quarter: '' };
  const directorate = (await slack.meetings.plans.directorates()).find(({ id }) => id === directorateId);
  const request = { by, directorateCode: directorate?.code ?? '', quarter };
  const notice = kind === 'withdrawn' ? 'It is asked no more.' : 'It is asked again.';
  await showView(args, buildMeetingList(await readMeetingList(slack.meetings, request), notice));
}

async function record(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const { id: directorateCode, quarter: code } = readQuarterValue(view.private_metadata);
  const quarter = parseQuarter(code);
  const form = readRecordForm(view);
  if (form === undefined || quarter === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not saved', [section(TEXTS.gone)]) });
  }
  const clicker = clickerOf(body);
  const now = slack.clock();
  const by = await findActor(slack.meetings, clicker, now);
  const recorded = await recordMeetingAction(slack.meetings, {
    ...form,
    by,
    author: { actor: clicker.slackUserId },
    directorateCode,
    quarter,
    now,
    patience: patienceOf(context),
  });
  if (recorded.ok) {
    const read = await readMeetingList(slack.meetings, { by, directorateCode, quarter: code });
    return ack({ response_action: 'update', view: buildMeetingList(read, RECORDED) });
  }
  const { refusal } = recorded;
  if (refusal.reason === 'faults') {
    return ack({ response_action: 'errors', errors: Object.fromEntries(refusal.faults.map(faultEntry)) });
  }
  const text = whyNotRecorded(refusal);
  if (refusal.reason === 'busy')
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(text)] }) });
  return ack({ response_action: 'update', view: buildNotice('Not saved', [section(text), section(form.typed.text)]) });
}

const RECORDED =
  'Recorded. Whoever is asked hears of it in the next working hour once the next quarter collects, and says what was done.';

function faultEntry(fault: ActionFault): readonly [string, string] {
  switch (fault.field) {
    case 'text':
      return [
        ACTION_FIELDS.text,
        fault.fault === 'missing' ? 'Please say what was asked for.' : 'Please keep this under 500 characters.',
      ];
    case 'paragraph':
      return [ACTION_FIELDS.paragraph, 'This is no number of a paragraph; one such as 3.2 is.'];
    case 'minute':
      return [ACTION_FIELDS.minute, 'Please keep this under 100 characters.'];
  }
}

function whyNotRecorded(refusal: Exclude<RecordRefusal, { readonly reason: 'faults' }>): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'unknown-directorate':
    case 'unknown-person':
      return TEXTS.gone;
    case 'not-published':
      return 'That quarter is not published, so no meeting has read its report yet.';
    case 'so-already':
      return 'The same is asked of the same person already.';
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
