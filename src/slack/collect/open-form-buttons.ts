import type { AllMiddlewareArgs, App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type OpenedForm, openMilestoneForm } from '../../usecases/collect/open-milestone-form.ts';
import { section } from '../blocks.ts';
import { clickerOf } from '../clicks.ts';
import { ACTIONS, readMilestoneValue } from '../ids.ts';
import type { SlackContext } from '../slack-context.ts';
import { anotherQuarterText, refusalText, TEXTS } from './answer-texts.ts';
import { buildCards } from './build-cards.ts';
import { buildMilestoneForm } from './build-milestone-form.ts';
import { buildNotice } from './build-notices.ts';

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Every button that leads to a milestone's form. */
export function listenToFormButtons(app: App, slack: SlackContext): void {
  const openNew = async ({ ack, action, body, client }: ButtonArgs) => {
    const view = toView(await open(slack, action, body));
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  };
  app.action<BlockAction<ButtonAction>>(ACTIONS.updateMilestone, openNew);
  app.action<BlockAction<ButtonAction>>(ACTIONS.startAnswering, openNew);
  app.action<BlockAction<ButtonAction>>(ACTIONS.chooseMilestone, async ({ ack, action, body, client }: ButtonArgs) => {
    const view = toView(await open(slack, action, body));
    await ack();
    if (body.view !== undefined) await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
  });
}

function open(slack: SlackContext, action: ButtonAction, body: BlockAction): Promise<OpenedForm> {
  return openMilestoneForm(slack.collect, {
    clicker: clickerOf(body),
    ...readMilestoneValue(action.value ?? ''),
    now: slack.clock(),
  });
}

function toView(opened: OpenedForm): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildMilestoneForm(opened.form);
    case 'closed':
      return buildNotice('Nothing open now', buildCards([opened.card]));
    case 'another-quarter':
      return buildNotice('That quarter is over', [section(anotherQuarterText(opened.card.ref, opened.quarter))]);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission, opened.card))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(TEXTS.gone)]);
  }
}
