import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { changePerson, type PersonOutcome } from '../../usecases/plan/change-person.ts';
import { openPerson, readPeople } from '../../usecases/plan/read-people.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { PERSON_FIELDS } from '../field-ids.ts';
import { readPageValue, readPersonUndo } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildPeopleList } from './build-people-list.ts';
import { buildPersonForm, readPersonForm } from './build-person-form.ts';
import { buildPersonChange } from './person-change-message.ts';
import { personTroubleText } from './person-words.ts';

/** An officer looks at the people of a directorate, and changes deputies, assistants and days in post. */
export function listenToPeople(app: Listeners, slack: SlackContext): void {
  for (const actionId of [ACTIONS.previousPeople, ACTIONS.nextPeople]) {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const { page, what } = readPageValue(args.action.value ?? '');
      const [directorateId = ''] = what;
      const { by, now } = await whoAndWhen(slack, args);
      const view = buildPeopleList(await readPeople(slack.plan, { by, directorateId, now }), page);
      await args.ack();
      await showView(args, view);
    });
  }
  app.action<BlockAction<ButtonAction>>(ACTIONS.changePerson, async (args: ButtonArgs) => {
    const personId = args.action.value ?? '';
    const view = buildPersonForm(await openPerson(slack.plan, { ...(await whoAndWhen(slack, args)), personId }));
    await args.ack();
    await pushView(args, view);
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.undoPersonChange, (args: ButtonArgs) => undo(slack, args));
  app.view(CALLBACKS.personForm, (args: SubmitArgs) => submit(slack, args));
}

async function whoAndWhen(slack: SlackContext, { body }: Pick<ButtonArgs, 'body'>) {
  const now = slack.clock();
  return { by: await findActor(slack.collect, clickerOf(body), now), now };
}

async function submit(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const read = readPersonForm(view);
  if (!read.ok) {
    const wrong = 'A day is chosen here and taken away below. Please do one or the other.';
    return ack({ response_action: 'errors', errors: { [read.refusal]: wrong } });
  }
  const [clicker, now] = [clickerOf(body), slack.clock()];
  const outcome = await changePerson(slack.plan, {
    ...read.value,
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    submissionId: body.trigger_id,
    now,
    patience: patienceOf(context),
  });
  const wrongField = fieldOf(outcome);
  if (wrongField !== undefined && outcome.outcome !== 'changed') {
    return ack({ response_action: 'errors', errors: { [wrongField]: personTroubleText(outcome) } });
  }
  if (outcome.outcome === 'busy') {
    const notice = [section(personTroubleText(outcome))];
    return ack({ response_action: 'update', view: redrawView(view, { notice }) });
  }
  await ack({ response_action: 'update', view: buildOutcome(outcome) });
}

/** Beside which field the answer stands. */
function fieldOf(outcome: PersonOutcome): string | undefined {
  if (outcome.outcome === 'own-signature') return PERSON_FIELDS.deputy;
  if (outcome.outcome !== 'fault') return undefined;
  const { fault } = outcome;
  if (fault.fault === 'dates-crossed') return PERSON_FIELDS.until;
  return 'helper' in fault ? PERSON_FIELDS[fault.helper] : PERSON_FIELDS.deputy;
}

function buildOutcome(outcome: PersonOutcome) {
  if (outcome.outcome !== 'changed') return buildNotice('Not changed', [section(personTroubleText(outcome))]);
  const { notice } = outcome;
  return buildNotice(notice.isUndo ? 'Taken back' : 'Changed', buildPersonChange({ ...notice, reader: 'officer' }));
}

async function undo(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { personId, before, after, submissionId } = readPersonUndo(args.action.value ?? '');
  const clicker = clickerOf(args.body);
  const outcome = await changePerson(slack.plan, {
    ...(await whoAndWhen(slack, args)),
    ...{ personId, terms: before, read: after, undoes: submissionId },
    author: { actor: clicker.slackUserId },
    submissionId: args.action.action_ts.replaceAll('.', '-'),
    patience: patienceOf(args.context),
  });
  await args.ack();
  await showView(args, buildOutcome(outcome));
}
