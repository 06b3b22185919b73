import type { BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ItemSubject } from '../../../core/collect/item/item-form.ts';
import { openItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { type ReturnNothingOutcome, returnNothing } from '../../../usecases/collect/item/return-nothing.ts';
import { type SettleOutcome, settleIssue } from '../../../usecases/collect/item/settle-issue.ts';
import { type WithdrawOutcome, withdrawItem } from '../../../usecases/collect/item/withdraw-item.ts';
import { button, richLine, section } from '../../blocks.ts';
import type { ButtonArgs, MenuArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { readQuarterValue, writeQuarterValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { buildWithdrawn } from './build-item-notices.ts';
import { readOutcomeValue } from './build-items-block.ts';
import { ITEM_NAMES, ITEM_TEXTS, itemRefusalText } from './item-texts.ts';
import { openedItemToView } from './open-item.ts';

/** The buttons about items, in messages, on the Home tab and in the views that they open. */
export function listenToItemButtons(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs, value: string) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args, args.action.value ?? '');
      await args.ack();
      await showView(args, view);
    });
  };
  const open = async (args: ButtonArgs | MenuArgs, subject: ItemSubject, quarter: string) =>
    openedItemToView(
      await openItemForm(slack.items, { clicker: clickerOf(args.body), subject, quarter, now: slack.clock() }),
    );
  const add = (kind: 'key-development' | 'emerging-issue') => (args: ButtonArgs, value: string) => {
    const { id: directorateId, quarter } = readQuarterValue(value);
    return open(args, { about: 'new', kind, directorateId }, quarter);
  };
  const requestOf = ({ body, context }: ButtonArgs | MenuArgs) => ({
    clicker: clickerOf(body),
    submissionId: body.trigger_id,
    now: slack.clock(),
    patience: patienceOf(context),
  });
  const move = (to: 'withdrawn' | 'standing') => async (args: ButtonArgs, value: string) =>
    withdrawnToView(await withdrawItem(slack.items, { ...requestOf(args), itemId: readQuarterValue(value).id, to }));
  const say = (to: 'nothing' | 'undone') => async (args: ButtonArgs, value: string) => {
    const { id: directorateId, quarter } = readQuarterValue(value);
    const outcome = await returnNothing(slack.items, { ...requestOf(args), directorateId, quarter, to });
    return nothingToView(outcome, { to, value });
  };
  answer(ACTIONS.addKeyDevelopment, add('key-development'));
  answer(ACTIONS.addEmergingIssue, add('emerging-issue'));
  answer(ACTIONS.changeItem, (args, value) => {
    const { id: itemId, quarter } = readQuarterValue(value);
    return open(args, { about: 'change', itemId }, quarter);
  });
  answer(ACTIONS.withdrawItem, move('withdrawn'));
  answer(ACTIONS.restoreItem, move('standing'));
  answer(ACTIONS.nothingThisQuarter, say('nothing'));
  answer(ACTIONS.undoNothing, say('undone'));
  app.action<BlockAction<StaticSelectAction>>(ACTIONS.settleIssue, async (args: MenuArgs) => {
    const said = readOutcomeValue(args.action.selected_option?.value ?? '');
    const view = await settle(args, said);
    await args.ack();
    await showView(args, view);
  });

  async function settle(args: MenuArgs, said: ReturnType<typeof readOutcomeValue>): Promise<ModalView> {
    if (said === undefined) return buildNotice('An older menu', [section(TEXTS.oldButton)]);
    const { issueId, quarter, outcome } = said;
    if (outcome === 'now-development') return open(args, { about: 'follow', issueId }, quarter);
    return settledToView(await settleIssue(slack.items, { ...requestOf(args), issueId, quarter, outcome }));
  }
}

function withdrawnToView(outcome: WithdrawOutcome): ModalView {
  if (outcome.outcome === 'busy') return buildNotice('Not done yet', [section(ITEM_TEXTS.busy)]);
  if (outcome.outcome === 'went-on') return buildNotice('Not done', [section(ITEM_TEXTS.wentOn)]);
  if (outcome.outcome !== 'done') return buildNotice('Not done', [section(itemRefusalText(outcome))]);
  const { item } = outcome;
  if (item.isWithdrawn) return buildWithdrawn(item);
  return buildNotice('Restored', [
    richLine({ bold: `${ITEM_NAMES[item.kind].name}: ` }, item.title),
    section('It is printed again.'),
  ]);
}

function nothingToView(
  outcome: ReturnNothingOutcome,
  { to, value }: { readonly to: 'nothing' | 'undone'; readonly value: string },
): ModalView {
  switch (outcome.outcome) {
    case 'done':
      return to === 'undone'
        ? buildNotice('Taken back', [section('It is open again whether there is something this quarter.')])
        : buildNotice('Nothing this quarter', [section(ITEM_TEXTS.nothingSaid, undoButton(value))]);
    case 'has-items':
      return buildNotice('There is something', [
        section(`You have given ${outcome.titles.map((title) => `“${title}”`).join(' and ')}. Withdraw it first.`),
      ]);
    case 'busy':
      return buildNotice('Not done yet', [section(ITEM_TEXTS.busy)]);
    case 'closed':
    case 'refused':
    case 'gone':
      return buildNotice('Not done', [section(itemRefusalText(outcome))]);
  }
}

function undoButton(value: string) {
  const { id, quarter } = readQuarterValue(value);
  return button('Undo', { actionId: ACTIONS.undoNothing, value: writeQuarterValue(id, quarter) });
}

function settledToView(outcome: SettleOutcome): ModalView {
  if (outcome.outcome === 'busy') return buildNotice('Not done yet', [section(ITEM_TEXTS.busy)]);
  if (outcome.outcome !== 'done') return buildNotice('Not done', [section(itemRefusalText(outcome))]);
  const { issue, became } = outcome;
  return became === 'closed'
    ? buildNotice('Closed', [
        richLine({ bold: issue.title }),
        section('It is closed, and is not printed this quarter. Choose again if that was a mistake.'),
      ])
    : buildNotice('Carried on', [
        richLine({ bold: issue.title }),
        section('It is printed again as an emerging issue, as it stands. Change it under /milestone if more is known.'),
      ]);
}
