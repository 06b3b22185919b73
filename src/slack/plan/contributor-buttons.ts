import type { BlockAction, ButtonAction } from '@slack/bolt';
import { findActor } from '../../usecases/find-actor.ts';
import { type ContributorOutcome, changeContributors } from '../../usecases/plan/change-contributors.ts';
import { openContributors, readDrafted } from '../../usecases/plan/open-contributors.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { CONTRIBUTOR_FIELDS } from '../field-ids.ts';
import { readContributorUndo } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import {
  buildContributorsForm,
  buildMilestoneChoice,
  readContributorsForm,
  readMilestoneChoice,
} from './build-contributors-form.ts';
import { buildContributorNotice } from './contributors-message.ts';

/** An officer says who drafts a milestone, and takes that back. */
export function listenToContributors(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.changeContributors, async (args: ButtonArgs) => {
    const directorateId = args.action.value ?? '';
    const { by } = await whoAndWhen(slack, args);
    const view = buildMilestoneChoice(await readDrafted(slack.plan, { by, directorateId }));
    await args.ack();
    await pushView(args, view);
  });
  app.view(CALLBACKS.contributorEntry, async (args: SubmitArgs) => {
    const milestoneId = readMilestoneChoice(args.view);
    const opened = await openContributors(slack.plan, { ...(await whoAndWhen(slack, args)), milestoneId });
    await args.ack({ response_action: 'update', view: buildContributorsForm(opened) });
  });
  app.view(CALLBACKS.contributorsForm, (args: SubmitArgs) => submit(slack, args));
  app.action<BlockAction<ButtonAction>>(ACTIONS.undoContributors, (args: ButtonArgs) => undo(slack, args));
}

async function whoAndWhen(slack: SlackContext, { body }: Pick<ButtonArgs, 'body'> | Pick<SubmitArgs, 'body'>) {
  const [clicker, now] = [clickerOf(body), slack.clock()];
  return { by: await findActor(slack.collect, clicker, now), author: { actor: clicker.slackUserId }, now };
}

async function submit(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view, body, context } = args;
  const read = readContributorsForm(view);
  if (!read.ok) return ack({ response_action: 'errors', errors: { [CONTRIBUTOR_FIELDS.who]: read.refusal } });
  const outcome = await changeContributors(slack.plan, {
    ...(await whoAndWhen(slack, args)),
    ...read.value,
    submissionId: body.trigger_id,
    patience: patienceOf(context),
  });
  if (outcome.outcome === 'fault') {
    return ack({ response_action: 'errors', errors: { [CONTRIBUTOR_FIELDS.who]: troubleText(outcome) } });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(troubleText(outcome))] }) });
  }
  await ack({ response_action: 'update', view: buildOutcome(outcome) });
}

async function undo(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { submissionId: undoes, milestoneId, before, after } = readContributorUndo(args.action.value ?? '');
  const outcome = await changeContributors(slack.plan, {
    ...(await whoAndWhen(slack, args)),
    ...{ milestoneId, contributorIds: before, readIds: after, undoes },
    submissionId: args.action.action_ts.replaceAll('.', '-'),
    patience: patienceOf(args.context),
  });
  await args.ack();
  await showView(args, buildOutcome(outcome));
}

function buildOutcome(outcome: ContributorOutcome) {
  if (outcome.outcome !== 'changed') return buildNotice('Not changed', [section(troubleText(outcome))]);
  return buildNotice(outcome.notice.isUndo ? 'Taken back' : 'Changed', buildContributorNotice(outcome.notice));
}

function troubleText(outcome: Exclude<ContributorOutcome, { outcome: 'changed' }>): string {
  switch (outcome.outcome) {
    case 'refused':
      return refusalText(outcome.permission);
    case 'gone':
      return 'This milestone is not in the plan any more. Nothing was changed.';
    case 'same':
      return `It is so already. Nothing was changed of ${outcome.ref}.`;
    case 'overtaken':
      return `Nothing was changed: somebody else changed who drafts ${outcome.ref} meanwhile.`;
    case 'busy':
      return 'Not changed yet, press Save again. Ragtime was busy for a moment; your choice is still here.';
    case 'fault':
      return faultText(outcome);
  }
}

function faultText({ fault }: Extract<ContributorOutcome, { outcome: 'fault' }>): string {
  switch (fault.fault) {
    case 'is-owner':
      return `${fault.person.name} answers for it and is asked anyway. Please choose somebody else.`;
    case 'has-left':
      return `${fault.person.name} is not in post any more. Please choose somebody else.`;
    case 'unknown-person':
      return 'Somebody here is in no plan any more. Please choose somebody else.';
  }
}
